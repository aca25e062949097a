// Waits until a page has come to rest: loaded, asking for nothing, changing nothing. Bounded: some pages never rest.
import type { Page } from 'playwright-core';
import { attempt } from './attempt.ts';

/** For pages that poll or stream, in milliseconds. */
const NETWORK_LIMIT_MS = 3_000;
/** Without a change of the document for so long, in milliseconds. */
const STILL_MS = 250;
/** For pages that change all the time, in milliseconds. */
const STILL_LIMIT_MS = 2_000;
/** For pages that are not drawn, in milliseconds. */
const FRAMES_LIMIT_MS = 10_000;

/** Waits until the page is at rest. @param limitMs how long loading may take */
export async function untilQuiet(page: Page, limitMs: number): Promise<void> {
  await attempt(() => page.waitForLoadState('load', { timeout: limitMs }));
  await attempt(() => page.waitForLoadState('networkidle', { timeout: NETWORK_LIMIT_MS }));
  await untilStill(page);
}

/** Waits until the document does not change. */
export async function untilStill(page: Page): Promise<void> {
  await attempt(() => page.evaluate(stand, { stillMs: STILL_MS, limitMs: STILL_LIMIT_MS }));
}

/**
 * Waits until the page has told its recorder what was done to it: events of pointer, scrolling and window come with the
 * next frame, and recorders gather them for a while. Counted in the page's own frames and by its own clock: on a slow
 * machine both are late, and a time of ours would be over before the page has heard of its new size.
 *
 * @param gatherMs for how long a recorder gathers
 * @param width of the window, CSS pixels, where it was changed
 */
export async function untilTold(page: Page, gatherMs: number, width?: number): Promise<void> {
  await attempt(() => page.evaluate(hear, { gatherMs, limitMs: FRAMES_LIMIT_MS, width }));
}

/** Runs in the page. */
async function hear(told: { gatherMs: number; limitMs: number; width: number | undefined }): Promise<void> {
  const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
  const sleep = (ms: number): Promise<unknown> => new Promise((done) => setTimeout(done, ms));
  const heard = async (): Promise<void> => {
    while (told.width !== undefined && innerWidth !== told.width) await frame();
    await frame();
    await frame();
  };
  await Promise.race([heard(), sleep(told.limitMs)]);
  await sleep(told.gatherMs);
}

/** Runs in the page. */
function stand({ stillMs, limitMs }: { stillMs: number; limitMs: number }): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      clearTimeout(limit);
      clearTimeout(still);
      resolve();
    };
    let still = setTimeout(end, stillMs);
    const limit = setTimeout(end, limitMs);
    const observer = new MutationObserver(() => {
      clearTimeout(still);
      still = setTimeout(end, stillMs);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
