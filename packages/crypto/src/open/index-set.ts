// A set of chunk indices in 8 KiB at most, however many it holds.
import { MAX_CHUNK_INDEX } from '../format/limits.ts';

/** Indices of chunks, 0 to 65,535. */
export interface IndexSet {
  has(i: number): boolean;
  add(i: number): void;
}

/** An empty set; it takes no memory before the first index. */
export function createIndexSet(): IndexSet {
  let bits: Uint8Array | null = null;
  return {
    has: (i) => bits !== null && ((bits[i >> 3] ?? 0) & (1 << (i & 7))) !== 0,
    add(i) {
      bits ??= new Uint8Array((MAX_CHUNK_INDEX + 1) >> 3);
      bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
    },
  };
}
