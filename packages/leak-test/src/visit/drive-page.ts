// Uses a page like a person: moves, hovers, types, chooses, ticks, opens, scrolls, resizes. Bounded in fields and
// clicks; what is left out is counted, never passed over in silence.

import { openThing } from './drive-clicks.ts';
import { fillFields } from './drive-fields.ts';
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
  readonly clicks: Clicks;
  /** How many fields are filled in at most. */
  readonly maxFields: number;
  /** How many things that open are clicked at most. */
  readonly maxClicks: number;
}

/** As far as a usual page needs. */
export const DRIVE_DEFAULTS: DriveOptions = { clicks: 'safe', maxFields: 40, maxClicks: 25 };

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
export async function drivePage(hand: Hand, options: DriveOptions = DRIVE_DEFAULTS): Promise<Driven> {
  const { clicks, maxFields } = options;
  const maxClicks = clicks === 'none' ? 0 : options.maxClicks;
  await lookAround(hand);
  const done = await useThings(hand, maxFields, maxClicks);
  await finish(hand);
  return { fields: done.fields, clicks: done.opened, notes: await leftOut(hand, clicks, done) };
}

async function lookAround(hand: Hand): Promise<void> {
  // Early: when the page is read at the end, every recorder has taken note of the window's last size.
  await resizeOnce(hand);
  await wander(hand);
  await scrollPage(hand);
  await hoverTips(hand, MAX_TIPS);
  await scrollBoxes(hand, MAX_BOXES);
  await selectText(hand);
}

async function useThings(hand: Hand, maxFields: number, maxClicks: number) {
  const done = { fields: 0, opened: 0, refused: 0, rest: 0 };
  const clicked = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { filled, refused, rest } = await fillFields(hand, maxFields - done.fields);
    done.fields += filled;
    done.refused += refused;
    done.rest += rest;
    const opened = await openThings(hand, maxClicks - done.opened, clicked);
    done.opened += opened;
    if (opened === 0) break;
  }
  return done;
}

async function openThings(hand: Hand, limit: number, clicked: Set<string>): Promise<number> {
  const { elements } = await findThings(hand.page, 'opener', limit, true);
  let opened = 0;
  for (const element of elements) {
    if (await openThing(hand, element, clicked)) opened += 1;
  }
  return opened;
}

async function finish(hand: Hand): Promise<void> {
  await walkByKeys(hand);
  await hand.settled();
}

/** Fields that were not filled in. */
interface FieldsLeft {
  readonly refused: number;
  readonly rest: number;
}

/** Whatever was not clicked is still unseen by `findThings`. */
async function leftOut({ page }: Hand, clicks: Clicks, { refused, rest }: FieldsLeft): Promise<string[]> {
  const openers = await findThings(page, 'opener', 0, true);
  return [
    ...(rest === 0 ? [] : [`${rest} more fields were not filled in by hand`]),
    ...(refused === 0 ? [] : [`${refused} fields could not be filled in by hand`]),
    ...(openers.rest === 0 || clicks === 'none'
      ? []
      : [`${openers.rest} more things that open were not clicked`]),
    ...(clicks === 'none' ? ['nothing was clicked that opens, as asked'] : []),
  ];
}
