// Fills in fields like a person: typed into, chosen, ticked, cut and pasted; never submitted.
import type { ElementHandle } from 'playwright-core';
import { attempt } from './attempt.ts';
import { type FieldFacts, readField } from './field-facts.ts';
import type { Hand } from './hand.ts';
import { typeSecrets } from './typing.ts';

/** Where a field is, for a report. */
export const AT_HAND = '';

/** Fills in one field. @returns whether anything was done */
export async function driveField(hand: Hand, element: ElementHandle<Element>): Promise<boolean> {
  const facts = await attempt(() => readField(element));
  if (facts === null || facts.use === 'none') return false;
  return (await attempt(() => fillIn(hand, element, facts))) ?? false;
}

async function fillIn(hand: Hand, element: ElementHandle<Element>, facts: FieldFacts): Promise<boolean> {
  switch (facts.use) {
    case 'type':
      return type(hand, element, facts);
    case 'choose':
      return choose(hand, element);
    case 'tick':
      return tick(hand, element);
    case 'attach':
      return attach(hand, element, facts);
    case 'none':
      return false;
  }
}

async function type(hand: Hand, element: ElementHandle<Element>, { kind }: FieldFacts): Promise<boolean> {
  if (!(await element.isEditable())) return false;
  if ((await typeSecrets(hand, { element, kind, where: AT_HAND })) === 0) return false;
  await element.evaluate((node) => (node as HTMLElement).blur());
  return true;
}

/** Another option than the one that is chosen, through the browser's own list. */
async function choose(hand: Hand, element: ElementHandle<Element>): Promise<boolean> {
  const index = await element.evaluate((node) => {
    if (!(node instanceof HTMLSelectElement)) return -1;
    return [...node.options].findLastIndex((option) => !option.disabled && !option.selected);
  });
  if (index < 0) return false;
  await element.selectOption({ index }, { timeout: 1_000 });
  hand.did('choose');
  return true;
}

async function tick(hand: Hand, element: ElementHandle<Element>): Promise<boolean> {
  await element.click({ timeout: 1_000 });
  hand.did('choose');
  return true;
}

/** A file's name is as much of a visitor as a text is. */
async function attach(hand: Hand, element: ElementHandle<Element>, { kind }: FieldFacts): Promise<boolean> {
  const values = await hand.secretsFor({ element, kind, where: AT_HAND });
  for (const value of values) {
    await element.setInputFiles({
      name: `${value}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from('leak test'),
    });
    hand.did('choose');
  }
  return values.length > 0;
}
