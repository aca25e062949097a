// Holds the replayed elements against the live ones: is each there, and is what is seen as a box in its place and of
// its size?
import type { SeenElement } from './read-elements.ts';

/** How far each of x, y, width and height may be off, in CSS pixels. */
export const TOLERANCE_PX = 8;

/** A box that is not where it was. */
export interface OffBox {
  readonly path: string;
  readonly tag: string;
  readonly seenAs: string;
  readonly reason: 'not shown' | 'width' | 'height' | 'width and height' | 'place';
  /** Replayed minus live: x, y, width, height. */
  readonly off: readonly number[];
  readonly live: readonly number[];
}

export interface Comparison {
  /** Elements of the live page, boxes or not. */
  readonly elements: number;
  /** Paths of those that the replay lacks, or has as another element. */
  readonly missing: readonly string[];
  /** Paths that only the replay has. */
  readonly added: readonly string[];
  /** Elements that a viewer sees as a box. */
  readonly boxes: number;
  /** Boxes within {@link TOLERANCE_PX} in place and size. */
  readonly within: number;
  /** The others, the one most off first. */
  readonly off: readonly OffBox[];
}

export function compareElements(live: readonly SeenElement[], replayed: readonly SeenElement[]): Comparison {
  const byPath = new Map(replayed.map((element) => [element.path, element]));
  const own = new Set(live.map(({ path }) => path));
  const isThere = ({ path, tag }: SeenElement): boolean => byPath.get(path)?.tag === tag;
  const boxes = live.filter(({ seenAs }) => seenAs !== '');
  const off = boxes.flatMap((box) => offBox(box, byPath.get(box.path)) ?? []);
  return {
    elements: live.length,
    missing: live.filter((element) => !isThere(element)).map(({ path, tag }) => `${path} ${tag}`),
    added: replayed.filter(({ path }) => !own.has(path)).map(({ path, tag }) => `${path} ${tag}`),
    boxes: boxes.length,
    within: boxes.length - off.length,
    off: off.sort((a, b) => largest(b.off) - largest(a.off)),
  };
}

/** Null when it is where it was. */
function offBox(live: SeenElement, replayed: SeenElement | undefined): OffBox | null {
  const box = replayed?.box ?? [0, 0, 0, 0];
  const off = live.box.map((side, at) => Math.round(((box[at] ?? 0) - side) * 10) / 10);
  const isShown = (box[2] ?? 0) > 0 && (box[3] ?? 0) > 0;
  if (isShown && largest(off) <= TOLERANCE_PX) return null;
  const { path, tag, seenAs } = live;
  return {
    path,
    tag,
    seenAs,
    reason: isShown ? reasonOf(off) : 'not shown',
    off,
    live: live.box.map(Math.round),
  };
}

function reasonOf([, , width = 0, height = 0]: readonly number[]): OffBox['reason'] {
  const isWide = Math.abs(width) > TOLERANCE_PX;
  const isHigh = Math.abs(height) > TOLERANCE_PX;
  if (isWide && isHigh) return 'width and height';
  if (isWide) return 'width';
  return isHigh ? 'height' : 'place';
}

function largest(off: readonly number[]): number {
  return Math.max(...off.map(Math.abs));
}
