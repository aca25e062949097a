// Which live elements a replay is asked for: not those inside a block, which a policy keeps the box of and nothing else.
import { TOLERANCE_PX } from '../replayed/compare-elements.ts';
import type { SeenElement } from '../replayed/read-elements.ts';

/** A recording that blocks more than this share of a page is not excused for the rest: it shows nothing. */
export const MAX_EXCUSED_SHARE = 0.5;

/**
 * The live elements that must be in the replay. A replayed element that has nothing in it, and the size of the live one
 * that has, is taken for a block: what stands in it live is not asked for, as long as that is at most half of the page.
 */
export function expectedElements(
  live: readonly SeenElement[],
  replayed: readonly SeenElement[],
): readonly SeenElement[] {
  const blocks = blocksIn(live, replayed);
  if (blocks.length === 0) return live;
  const expected = live.filter(({ path }) => !blocks.some((block) => isWithin(path, block)));
  return expected.length < live.length * (1 - MAX_EXCUSED_SHARE) ? live : expected;
}

function blocksIn(live: readonly SeenElement[], replayed: readonly SeenElement[]): string[] {
  const full = parentsIn(live);
  const kept = parentsIn(replayed);
  const byPath = new Map(live.map((element) => [element.path, element]));
  return replayed
    .filter((element) => {
      const own = byPath.get(element.path);
      const isEmpty = !kept.has(element.path) && !element.hasText;
      return own !== undefined && full.has(element.path) && isEmpty && hasSizeOf(element, own);
    })
    .map(({ path }) => path);
}

/** Paths of the elements that have elements in them. */
function parentsIn(elements: readonly SeenElement[]): ReadonlySet<string> {
  return new Set(elements.map(({ path }) => path.slice(0, path.lastIndexOf('/')).replace(/[#@]$/, '')));
}

function hasSizeOf(replayed: SeenElement, live: SeenElement): boolean {
  const [, , width, height] = replayed.box;
  const [, , liveWidth, liveHeight] = live.box;
  const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= TOLERANCE_PX;
  return width > 0 && height > 0 && isNear(width, liveWidth) && isNear(height, liveHeight);
}

function isWithin(path: string, block: string): boolean {
  return path.startsWith(block) && /^[/#@]/.test(path.slice(block.length));
}
