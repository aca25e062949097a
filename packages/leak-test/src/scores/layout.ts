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
 * The share of the live boxes that are in the replay. A box within 8 px, each of x, y, width and height, counts whole;
 * any other by how much the two overlap (intersection over union), so that a list that became a little wider is not a
 * list that is gone. On a page without any box, every element that has a size counts. Elements inside a block are not
 * asked for.
 */
export function layoutOf(live: Elements, replayed: Elements): Score {
  const whereOf = createWhereOf(live.elements);
  const asked = withBoxes(expectedElements(live.elements, replayed.elements));
  const comparison = compareElements(asked, replayed.elements);
  const { boxes, within } = comparison;
  if (boxes === 0) return { value: 0, of: 0, had: 0, lost: ['the page has no element that can be seen'] };
  const had = within + comparison.off.reduce((sum, box) => sum + overlapOf(box), 0);
  return {
    value: had / boxes,
    of: boxes,
    had,
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

/** Intersection over union of the live box and the replayed one, 0–1. */
function overlapOf({ reason, live, off }: OffBox): number {
  if (reason === 'not shown') return 0;
  const [x = 0, y = 0, width = 0, height = 0] = live;
  const [dx = 0, dy = 0, wider = 0, higher = 0] = off;
  const across = overlapOfSides(x, width, x + dx, width + wider);
  const down = overlapOfSides(y, height, y + dy, height + higher);
  const both = across * down;
  const union = width * height + (width + wider) * (height + higher) - both;
  return union > 0 ? both / union : 0;
}

const overlapOfSides = (from: number, length: number, otherFrom: number, otherLength: number): number =>
  Math.max(0, Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom));

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
