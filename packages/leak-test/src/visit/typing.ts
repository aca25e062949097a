// Fills in fields as a person does: a click into the field, what is there selected, new text key by key. Fields that
// are not typed into (dates, colours, sliders) are set through the browser, with the events that a person causes.
import type { ElementHandle, Page } from 'playwright-core';
import { attempt } from './attempt.ts';
import type { FieldAtHand, Hand } from './hand.ts';

/** Between two keys, in milliseconds: fast for a person, and apart for a recorder. */
const KEY_DELAY_MS = 4;
/** How long a click into a field may take, in milliseconds. */
const CLICK_LIMIT_MS = 1_500;

/** Kinds of `<input>` that have a picker: what keys do in them depends on the visitor's language. */
const PICKED = ['date', 'datetime-local', 'month', 'week', 'time', 'color', 'range'];

/** Types the secrets of a field into it, one guise after the other. */
export async function typeSecrets(hand: Hand, field: FieldAtHand): Promise<number> {
  const values = await hand.secretsFor(field);
  for (const value of values) await typeInto(hand, field.element, value);
  return values.length;
}

/**
 * Types a text into a field, in place of what is there. Told as an act where the field was empty: to a recorder that
 * masks, one text looks like another.
 */
export async function typeInto(hand: Hand, element: ElementHandle<Element>, text: string): Promise<void> {
  const { page, timeoutMs } = hand;
  const { picked, isEmpty } = await element.evaluate(readState, PICKED);
  if (picked !== null) {
    await element.fill(picked === 'datetime-local' ? `${text}T10:00` : text, { timeout: timeoutMs });
  } else {
    await intoField(page, element, timeoutMs);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text, { delay: KEY_DELAY_MS });
  }
  if (isEmpty) hand.did('type');
}

/** Deletes what stands in a field, and leaves it. */
export async function emptyField(hand: Hand, element: ElementHandle<Element>): Promise<void> {
  const { picked, isEmpty } = await element.evaluate(readState, PICKED);
  if (isEmpty || picked !== null) return;
  await intoField(hand.page, element, hand.timeoutMs);
  await hand.page.keyboard.press('ControlOrMeta+a');
  await hand.page.keyboard.press('Delete');
  await leaveField(element);
}

/** Goes out of a field: only then is it changed, as pages see it. */
export async function leaveField(element: ElementHandle<Element>): Promise<void> {
  await attempt(() => element.evaluate((node) => (node as HTMLElement).blur()));
}

/** A click, as a person does; where something lies over the field, the focus alone. */
async function intoField(page: Page, element: ElementHandle<Element>, timeoutMs: number): Promise<void> {
  const limit = { timeout: Math.min(timeoutMs, CLICK_LIMIT_MS) };
  if ((await attempt(() => element.click(limit))) === null) await element.focus();
  // Out of the way of what the field may show below it.
  await page.mouse.move(0, 0);
}

/** Runs in the page. `picked`: its type, when it has a picker. */
function readState(node: Element, pickers: readonly string[]): { picked: string | null; isEmpty: boolean } {
  if (node instanceof HTMLInputElement) {
    return { picked: pickers.includes(node.type) ? node.type : null, isEmpty: node.value === '' };
  }
  const text = node instanceof HTMLTextAreaElement ? node.value : (node.textContent ?? '');
  return { picked: null, isEmpty: text.trim() === '' };
}
