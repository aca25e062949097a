// Fills in fields as a person does: a click into the field, what is there selected, new text key by key. Fields that
// are not typed into (dates, colours, sliders) are set through the browser, with the events that a person causes.
import type { ElementHandle, Page } from 'playwright-core';
import type { FieldAtHand, Hand } from './hand.ts';

/** Between two keys, in milliseconds: fast for a person, and apart for a recorder. */
const KEY_DELAY_MS = 4;

/** Kinds of `<input>` that have a picker: what keys do in them depends on the visitor's language. */
const PICKED = ['date', 'datetime-local', 'month', 'week', 'time', 'color', 'range'];

/** Types the secrets of a field into it, one guise after the other. */
export async function typeSecrets(hand: Hand, field: FieldAtHand): Promise<number> {
  const values = await hand.secretsFor(field);
  for (const value of values) await typeInto(hand, field.element, value);
  return values.length;
}

/** Types a text into a field, in place of what is there. */
export async function typeInto(hand: Hand, element: ElementHandle<Element>, text: string): Promise<void> {
  const { page, timeoutMs } = hand;
  if (await isPicked(element)) {
    await element.fill(text, { timeout: timeoutMs });
  } else {
    await intoField(page, element, timeoutMs);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text, { delay: KEY_DELAY_MS });
  }
  hand.did('type');
}

/** A click, as a person does; where something lies over the field, the focus alone. */
async function intoField(page: Page, element: ElementHandle<Element>, timeoutMs: number): Promise<void> {
  try {
    await element.click({ timeout: Math.min(timeoutMs, 1_500) });
  } catch {
    await element.focus();
  }
  await page.mouse.move(0, 0);
}

function isPicked(element: ElementHandle<Element>): Promise<boolean> {
  return element.evaluate(
    (node, picked) => node instanceof HTMLInputElement && picked.includes(node.type),
    PICKED,
  );
}
