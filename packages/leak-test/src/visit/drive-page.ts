// Uses a page like a person: moves, hovers, types, chooses, ticks, opens, scrolls, resizes. Bounded in fields and
// clicks; what is left out is counted, never passed over in silence.

import { openThing } from './drive-clicks.ts';
import { driveField } from './drive-fields.ts';
import {
  hoverTips,
  resizeOnce,
  scrollBoxes,
  scrollPage,
  selectText,
  walkByKeys,
  wander,
} from './drive-pointer.ts';
import type { Hand } from './hand.ts';
import { findThings } from './things.ts';

/** What is clicked: `safe` opens what can be opened, and never submits, resets, downloads or follows links. */
export type Clicks = 'safe' | 'none';

/** How far driving goes. */
export interface DriveOptions {
  /** @default 'safe' */
  readonly clicks?: Clicks;
  /** @default 40 */
  readonly maxFields?: number;
  /** @default 25 */
  readonly maxClicks?: number;
}

/** What was done, in numbers. */
export interface Driven {
  readonly fields: number;
  readonly clicks: number;
  /** What was left out, in sentences. */
  readonly notes: readonly string[];
}

const MAX_TIPS = 15;
const MAX_BOXES = 6;
/** After an opened thing, what it opened; a few times, for things within things. */
const MAX_ROUNDS = 4;

/** Uses the page that a hand is on, and the pages that this leads to. */
export async function drivePage(hand: Hand, options: DriveOptions = {}): Promise<Driven> {
  const { clicks = 'safe', maxFields = 40, maxClicks = 25 } = options;
  const left = { fields: maxFields, clicks: clicks === 'none' ? 0 : maxClicks };
  await lookAround(hand);
  const clicked = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    left.fields -= await fillFields(hand, left.fields);
    const opened = await openThings(hand, left.clicks, clicked);
    left.clicks -= opened;
    if (opened === 0) break;
  }
  await finish(hand);
  return {
    fields: maxFields - left.fields,
    clicks: (clicks === 'none' ? 0 : maxClicks) - left.clicks,
    notes: await leftOut(hand, clicks),
  };
}

async function lookAround(hand: Hand): Promise<void> {
  await wander(hand);
  await scrollPage(hand);
  await hoverTips(hand, MAX_TIPS);
  await scrollBoxes(hand, MAX_BOXES);
  await selectText(hand);
}

async function finish(hand: Hand): Promise<void> {
  await walkByKeys(hand);
  await resizeOnce(hand);
  await hand.settled();
}

async function fillFields(hand: Hand, limit: number): Promise<number> {
  const { elements } = await findThings(hand.page, 'field', limit, true);
  let filled = 0;
  for (const element of elements) {
    if (await driveField(hand, element)) filled += 1;
    await hand.settled();
  }
  return filled;
}

async function openThings(hand: Hand, limit: number, clicked: Set<string>): Promise<number> {
  const { elements } = await findThings(hand.page, 'opener', limit, true);
  let opened = 0;
  for (const element of elements) {
    if (await openThing(hand, element, clicked)) opened += 1;
  }
  return opened;
}

/** Whatever was not reached is still unseen by `findThings`. */
async function leftOut({ page }: Hand, clicks: Clicks): Promise<string[]> {
  const fields = await findThings(page, 'field', 0, true);
  const openers = await findThings(page, 'opener', 0, true);
  return [
    ...(fields.rest === 0 ? [] : [`${fields.rest} more fields were not typed into`]),
    ...(openers.rest === 0 || clicks === 'none'
      ? []
      : [`${openers.rest} more things that open were not clicked`]),
    ...(clicks === 'none' ? ['nothing was clicked that opens, as asked'] : []),
  ];
}
