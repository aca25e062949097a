// Layout: of the boxes that a visitor saw, how many a viewer sees in their place and of their size.
import { type Comparison, compareElements, type OffBox } from '../replayed/compare-elements.ts';
import type { Moment } from '../replayed/moment.ts';
import type { SeenElement } from '../replayed/read-elements.ts';
import type { Score } from '../report/leak-report.ts';
import { expectedElements } from './expected.ts';
import { MAX_LOST } from './score.ts';
import { createWhereOf, type WhereOf } from './where-of.ts';

/** What of a moment layout is measured on. */
export type Elements = Pick<Moment, 'elements'>;

/**
 * The share of the live boxes that are in the replay within 8 px, each of x, y, width and height. On a page without
 * any box, every element that has a size counts. Elements inside a block are not asked for.
 */
export function layoutOf(live: Elements, replayed: Elements): Score {
  const whereOf = createWhereOf(live.elements);
  const asked = withBoxes(expectedElements(live.elements, replayed.elements));
  const comparison = compareElements(asked, replayed.elements);
  const { boxes, within } = comparison;
  if (boxes === 0) return { value: 0, of: 0, had: 0, lost: ['the page has no element that can be seen'] };
  return {
    value: within / boxes,
    of: boxes,
    had: within,
    lost: lostOf(comparison, whereOf).slice(0, MAX_LOST),
  };
}

function withBoxes(elements: readonly SeenElement[]): readonly SeenElement[] {
  if (elements.some(({ seenAs }) => seenAs !== '')) return elements;
  return elements.map((element) => ({
    ...element,
    seenAs: element.box[2] > 0 && element.box[3] > 0 ? 'size' : '',
  }));
}

function lostOf({ missing, off }: Comparison, whereOf: WhereOf): string[] {
  const gone = new Set(missing.map(pathIn));
  return [
    ...missing.map((line) => `missing: ${whereOf(pathIn(line))}`),
    ...off.filter(({ path }) => !gone.has(path)).map((box) => `${whereOf(box.path)}: ${offOf(box)}`),
  ];
}

const pathIn = (line: string): string => line.slice(0, line.indexOf(' '));

function offOf({ reason, off }: OffBox): string {
  if (reason === 'not shown') return 'not shown';
  const farthest = Math.round(Math.max(...off.map(Math.abs)));
  return `${reason === 'place' ? 'other place' : `other ${reason}`}, ${farthest} px off`;
}
