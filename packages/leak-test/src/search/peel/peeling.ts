// The state of one peeling: the layers found so far, what was read already, and how much may still come out.
import type { Layer } from '../layer.ts';

/** What a peeling may cost. */
export interface PeelLimits {
  /** The most bytes that one compressed stream may give. @default 64 MiB */
  readonly maxStreamBytes: number;
  /** The most bytes that all streams of one call may give. @default 512 MiB */
  readonly maxBytes: number;
  /** How many wrappings may lie in each other. @default 16 */
  readonly maxDepth: number;
}

/** Enough for a recording of an hour; a bomb ends here. */
export const PEEL_LIMITS: PeelLimits = {
  maxStreamBytes: 64 * 1024 * 1024,
  maxBytes: 512 * 1024 * 1024,
  maxDepth: 16,
};

/** Where in the wrappings a reader is. */
export interface Spot {
  readonly via: string;
  readonly depth: number;
}

/** One peeling. */
export interface Peeling {
  readonly layers: Layer[];
  readonly limits: PeelLimits;
  /** How many bytes streams may still give. */
  bytesLeft: number;
  /** True the first time a string is seen. */
  isNew(text: string): boolean;
}

/** Begins one. */
export function createPeeling(limits: PeelLimits): Peeling {
  const seen = new Set<string>();
  return {
    layers: [],
    limits,
    bytesLeft: limits.maxBytes,
    isNew(text) {
      if (seen.has(text)) return false;
      seen.add(text);
      return true;
    },
  };
}

/** One wrapping further in. */
export function inside({ via, depth }: Spot, what: string): Spot {
  return { via: via.endsWith(`› ${what}`) ? via : `${via} › ${what}`, depth: depth + 1 };
}

/** Says that something was not read whole. */
export function reportCut({ layers }: Peeling, { via }: Spot, why: string): void {
  layers.push({ via: `${via} › not read whole: ${why}`, cut: true });
}
