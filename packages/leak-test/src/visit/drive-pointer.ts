// What a person does with mouse, wheel and window besides clicking: moves, hovers, selects by dragging, copies, scrolls.
import type { ElementHandle } from 'playwright-core';
import { attempt } from './attempt.ts';
import type { Hand } from './hand.ts';
import { findThings } from './things.ts';

/** Moves the mouse over the page in a curve, as hands do. */
export async function wander({ page, did }: Hand): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1_000, height: 700 };
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    await page.mouse.move(width * share, height * (0.2 + 0.5 * share * share), { steps: 4 });
  }
  did('move');
}

/** Hovers over what shows a tip. @returns over how many it did not */
export async function hoverTips(hand: Hand, limit: number): Promise<number> {
  const { elements, rest } = await findThings(hand.page, 'tip', limit);
  for (const element of elements) {
    if ((await attempt(() => element.hover({ timeout: 500 }))) !== null) hand.did('move');
  }
  return rest;
}

/** Drags over some text, and copies it. */
export async function selectText(hand: Hand): Promise<void> {
  const [element] = (await findThings(hand.page, 'text', 1)).elements;
  if (element === undefined) return;
  await attempt(() => dragOver(hand, element));
  await attempt(() => hand.page.keyboard.press('ControlOrMeta+c'));
}

async function dragOver({ page, did }: Hand, element: ElementHandle<Element>): Promise<void> {
  await element.scrollIntoViewIfNeeded({ timeout: 1_000 });
  const box = await element.boundingBox();
  if (box === null) return;
  const y = box.y + Math.min(box.height / 2, 10);
  await page.mouse.move(box.x + 1, y);
  await page.mouse.down();
  await page.mouse.move(box.x + Math.max(2, box.width - 2), y, { steps: 5 });
  await page.mouse.up();
  did('move');
}

/** Scrolls the page down and up again, by the wheel. */
export async function scrollPage({ page, did }: Hand): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1_000, height: 700 };
  await page.mouse.move(width / 2, height / 2);
  for (const turn of [1, 1, 1, -1, -1, -1]) await turnWheel({ page, did }, turn * height * 0.6);
}

/** A wheel that moves nothing is no scrolling: a short page has none, and no recording can tell of it. */
async function turnWheel({ page, did }: Pick<Hand, 'page' | 'did'>, pixels: number): Promise<void> {
  const before = await attempt(() => page.evaluate(scrolledTo));
  await page.mouse.wheel(0, pixels);
  await attempt(() => page.evaluate(nextFrame));
  if (before !== (await attempt(() => page.evaluate(scrolledTo)))) did('scroll');
}

/** Scrolls boxes that scroll. */
export async function scrollBoxes(hand: Hand, limit: number): Promise<void> {
  const { elements } = await findThings(hand.page, 'box', limit);
  for (const element of elements) {
    await attempt(async () => {
      await element.hover({ timeout: 500 });
      await turnWheel(hand, 80);
    });
  }
}

/** Makes the window narrower, and puts it back. */
export async function resizeOnce({ page, did }: Hand): Promise<void> {
  const size = page.viewportSize();
  if (size === null) return;
  for (const width of [Math.max(320, Math.round(size.width * 0.6)), size.width]) {
    await page.setViewportSize({ ...size, width });
    await attempt(() => page.evaluate(nextFrame));
    did('resize');
  }
}

/** Goes from field to field and through them with keys that change no value. */
export async function walkByKeys({ page }: Hand): Promise<void> {
  for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Home', 'End', 'Tab', 'Escape']) {
    await page.keyboard.press(key);
  }
}

/** Runs in the page: until it was drawn anew, or as long as that may take. */
function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 200);
  });
}

/** Runs in the page: how far the page, and what is under the mouse, is scrolled. */
function scrolledTo(): number {
  const scrolling = [document.scrollingElement, ...document.querySelectorAll(':hover')];
  return scrolling.reduce((sum, element) => sum + (element?.scrollTop ?? 0) + (element?.scrollLeft ?? 0), 0);
}
