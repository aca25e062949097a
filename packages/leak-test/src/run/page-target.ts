// The page under test: an address, opened in a browser of the test's own through its proxy, or a page that somebody
// already has open in Playwright. Of somebody's browser nothing is closed.
import type { Browser, Page } from 'playwright-core';
import { newVisitor, startBrowser } from '../browser/start-browser.ts';
import { LeakTestError } from '../leak-test-error.ts';
import type { RecorderUnderTest } from '../recorders/recorder.ts';
import { attempt } from '../visit/attempt.ts';
import { startProxy } from '../wire/proxy.ts';
import type { Answer, SentRequest } from '../wire/sent-request.ts';
import { watchPage } from '../wire/watch-page.ts';
import type { PagePlan } from './page-options.ts';
import { scoutPage } from './page-scout.ts';
import { textOn } from './page-text.ts';

/** A page that is open, the recorder in it not started. */
export interface PageTarget {
  readonly page: Page;
  /** Where the visit begins, and every journey. */
  readonly startUrl: string;
  /** The origin that is recorded. */
  readonly origin: string;
  /** May it be opened anew? Not a page that somebody brought where it is. */
  readonly canReload: boolean;
  /** What stands on the page: no secret must look like it. */
  readonly text: string;
  /** Must the recorder's script be put into every new document? Else it is there already. @default null: it is there */
  readonly script: string | null;
  /** What left the page since it was opened. */
  sent(): readonly SentRequest[];
  close(): Promise<void>;
}

/** For what a page sends as it goes away, in milliseconds. */
const LEAVE_MS = 300;
/** For a page that cannot be left: it hangs. */
const LEAVE_LIMIT_MS = 5_000;

/**
 * Opens an address in a browser of the test's own.
 *
 * @throws LeakTestError `leak_test_page_unreachable`, `leak_test_no_browser`, `leak_test_no_script`
 */
export async function openAddress(address: string, plan: PagePlan): Promise<PageTarget> {
  const { recorder } = plan;
  const proxy = await startProxy({ answerFor: answersOf(recorder) });
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await proxy.close();
  };
  try {
    browser = await startBrowser({ proxy });
    const { url, text } = await scoutPage(browser, address, plan);
    const { origin } = new URL(url);
    await recorder.prepare?.([origin]);
    // The scout's requests are no part of the test.
    const from = proxy.sent.length;
    const page = await openPage(browser, address, plan);
    if (new URL(page.url()).origin !== origin) throw leadsAway();
    return {
      ...{ page, startUrl: page.url(), origin, text, script: null, canReload: true },
      sent: () => proxy.sent.slice(from),
      async close() {
        await leave(page);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPage(browser: Browser, address: string, plan: PagePlan): Promise<Page> {
  const { recorder, viewport, storageState, waitUntil, timeoutMs } = plan;
  const visitor = await newVisitor(browser, { viewport, storageState });
  const page = await visitor.newPage();
  const script = await recorder.script?.();
  if (script !== undefined) await page.addInitScript({ content: inTopOnly(script) });
  await page.goto(address, { waitUntil, timeout: timeoutMs });
  return page;
}

/** What a page sends as it goes away is sent too. */
async function leave(page: Page): Promise<void> {
  await attempt(() => page.goto('about:blank', { timeout: LEAVE_LIMIT_MS }));
  await attempt(() => page.waitForTimeout(LEAVE_MS));
}

/** As a script of the page would: frames have documents of their own. */
function inTopOnly(script: string): string {
  return `if (globalThis.top === globalThis) {\n${script}\n}`;
}

/**
 * Takes a page that is open. What was sent before is not seen.
 *
 * @throws LeakTestError `leak_test_page_unreachable` when it shows no page of a site
 */
export async function takePage(page: Page, { recorder, timeoutMs }: PagePlan): Promise<PageTarget> {
  const startUrl = page.url();
  if (!/^https?:/.test(startUrl)) {
    throw new LeakTestError('leak_test_page_unreachable', 'the page shows no site', {
      hint: 'Open the site first: await page.goto(…).',
    });
  }
  const { origin } = new URL(startUrl);
  // Chromium lets pages in the background wait for frames and for input.
  await page.bringToFront();
  await recorder.prepare?.([origin]);
  const script = (await recorder.script?.()) ?? null;
  const text = await textOn(page, timeoutMs);
  const wire = await watchPage(page, { answerFor: answersOf(recorder) });
  return {
    ...{ page, startUrl, origin, text, script, canReload: false },
    sent: () => wire.sent,
    close: () => wire.close(),
  };
}

function answersOf({ isRecorders, answer }: RecorderUnderTest): (host: string) => Answer | undefined {
  return (host) => (isRecorders(host) ? answer : undefined);
}

function leadsAway(): LeakTestError {
  return new LeakTestError('leak_test_page_unreachable', 'the page leads to another origin', {
    hint: 'Test the address that it leads to, or hand in the storage that keeps it from doing so.',
  });
}
