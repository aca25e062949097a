// Notices when the page has become another document, whoever led there, and has it made ready before anything else is
// done to it.
import type { Frame, Page, Request } from 'playwright-core';
import { attempt } from './attempt.ts';

/** Notices new documents. */
export interface Arrivals {
  /** Waits for a navigation that is under way, and until every new document is ready. */
  settled(): Promise<void>;
  stop(): void;
}

/** A navigation that comes to nothing, such as a download, is waited for no longer, in milliseconds. */
const COMMIT_LIMIT_MS = 3_000;
const LOOK_EVERY_MS = 20;
/** A page that leads on and on. */
const MAX_DOCUMENTS = 10;

/** Watches a page. @param arrive makes a new document ready; it may itself navigate */
export function watchArrivals(page: Page, arrive: () => Promise<void>): Arrivals {
  let underWaySince: number | null = null;
  const onRequest = (request: Request): void => {
    if (isOfPage(page, request)) underWaySince = Date.now();
  };
  const onFailed = (request: Request): void => {
    if (isOfPage(page, request)) underWaySince = null;
  };
  const onNavigated = (frame: Frame): void => {
    if (frame === page.mainFrame()) underWaySince = null;
  };
  page.on('request', onRequest).on('requestfailed', onFailed).on('framenavigated', onNavigated);

  async function committed(): Promise<void> {
    while (underWaySince !== null && Date.now() - underWaySince < COMMIT_LIMIT_MS) {
      await page.waitForTimeout(LOOK_EVERY_MS);
    }
    underWaySince = null;
  }

  return {
    async settled() {
      for (let documents = 0; documents < MAX_DOCUMENTS; documents += 1) {
        await committed();
        const isKnown = await attempt(() => page.evaluate(markDocument));
        if (isKnown === true) return;
        if (isKnown === null) await attempt(() => page.waitForLoadState('domcontentloaded'));
        else await arrive();
      }
    },
    stop() {
      page.off('request', onRequest).off('requestfailed', onFailed).off('framenavigated', onNavigated);
    },
  };
}

function isOfPage(page: Page, request: Request): boolean {
  try {
    return request.isNavigationRequest() && request.frame() === page.mainFrame();
  } catch {
    // A frame that is not there yet is not the page's own.
    return false;
  }
}

/** Runs in the page. @returns whether this document was marked before */
function markDocument(): boolean {
  const mark = Symbol.for('leak-test.here');
  const isKnown = mark in globalThis;
  Object.defineProperty(globalThis, mark, { value: true, configurable: true });
  return isKnown;
}
