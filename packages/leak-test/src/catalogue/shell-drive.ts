// What a person does with the harmless part of the catalogue's page; facts.ts asks whether the recording tells of it.
import type { Page } from 'playwright-core';
import type { Act } from '../visit/act.ts';
import { untilTold } from '../visit/until-quiet.ts';

/** Where things happen, in CSS pixels: odd numbers, so that they stand nowhere by chance. */
export const SHELL_ACTS = {
  moves: [
    [911, 433],
    [877, 401],
  ],
  click: [613, 287],
  scrolledTo: 1337,
  resizedTo: { width: 1111, height: 733 },
} as const;

/** Longer than the 500 ms in which a recorder such as rrweb gathers pointer positions before it tells of them. */
const POINTER_FLUSH_MS = 550;

/** Moves, types, scrolls, clicks and resizes, about 2 s. Returns what was done, in order. */
export async function shellDrive(page: Page): Promise<readonly Act[]> {
  const acts: Act[] = [];
  const did = (kind: Act['kind']): void => void acts.push({ kind, atMs: Date.now() });
  await page.evaluate(() => window.scrollTo(0, 0));
  for (const [x, y] of SHELL_ACTS.moves) {
    await page.mouse.move(x, y);
    did('move');
    await untilTold(page, POINTER_FLUSH_MS);
  }
  await page.locator('input.plum-field').click();
  await page.keyboard.type('hello', { delay: 20 });
  did('type');
  await page.evaluate((top) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, top);
  }, SHELL_ACTS.scrolledTo);
  did('scroll');
  await page.mouse.move(...SHELL_ACTS.click);
  await page.mouse.click(...SHELL_ACTS.click);
  did('click');
  await page.setViewportSize(SHELL_ACTS.resizedTo);
  did('resize');
  await untilTold(page, POINTER_FLUSH_MS, SHELL_ACTS.resizedTo.width);
  return acts;
}
