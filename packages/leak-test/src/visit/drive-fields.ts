// Fills in fields like a person: typed into, chosen in, given files, ticked; never submitted.
import type { ElementHandle } from 'playwright-core';
import { attempt } from './attempt.ts';
import type { FieldToFill, Hand } from './hand.ts';
import { findThings } from './things.ts';
import { emptyField, leaveField, typeInto } from './typing.ts';

/** How long a field may take, in milliseconds. */
const FIELD_LIMIT_MS = 1_500;

/** How it went, in numbers of fields. */
export interface Filled {
  readonly filled: number;
  /** The page did not let them be filled in: covered, gone, or refusing. */
  readonly refused: number;
  /** More than were asked for. */
  readonly rest: number;
}

/** Fills in what was not filled in before. @param limit at most so many fields */
export async function fillFields(hand: Hand, limit: number): Promise<Filled> {
  const fields = await hand.fieldsToFill();
  const tried = fields.slice(0, limit);
  let filled = 0;
  for (const field of tried) {
    if ((await attempt(() => fillIn(hand, field))) !== null) filled += 1;
    await hand.settled();
  }
  const ticks = await tickBoxes(hand, limit - filled);
  return {
    filled: filled + ticks.filled,
    refused: tried.length - filled + ticks.refused,
    rest: fields.length - tried.length + ticks.rest,
  };
}

async function fillIn(hand: Hand, { element, how, texts, done }: FieldToFill): Promise<void> {
  if (how === 'type') await emptyField(hand, element);
  for (const text of texts) {
    await FILL[how](hand, element, text);
    await leaveField(element);
  }
  done();
}

type Fill = (hand: Hand, element: ElementHandle<Element>, text: string) => Promise<void>;

const FILL: Readonly<Record<FieldToFill['how'], Fill>> = {
  type: typeInto,
  async choose(hand, element, label) {
    await element.selectOption({ label }, { timeout: FIELD_LIMIT_MS });
    hand.did('choose');
  },
  /** A file's name is as much of a visitor as a text is. */
  async file(hand, element, name) {
    const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from('leak test') };
    await element.setInputFiles(file, { timeout: FIELD_LIMIT_MS });
    hand.did('choose');
  },
};

async function tickBoxes(hand: Hand, limit: number): Promise<Filled> {
  const { elements, rest } = await findThings(hand.page, 'tick', limit, true);
  let filled = 0;
  for (const element of elements) {
    if ((await attempt(() => element.click({ timeout: FIELD_LIMIT_MS }))) === null) continue;
    hand.did('choose');
    filled += 1;
    await hand.settled();
  }
  return { filled, refused: elements.length - filled, rest };
}
