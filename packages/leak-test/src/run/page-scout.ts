// Looks at a page before the test: does it answer, where does it lead, and what stands on it.
import type { Browser, Page, Response } from 'playwright-core';
import { newVisitor } from '../browser/start-browser.ts';
import { LeakTestError } from '../leak-test-error.ts';
import type { PagePlan } from './page-options.ts';
import { textOn } from './page-text.ts';

/** What was seen. */
export interface ScoutedPage {
  /** Where it leads. */
  readonly url: string;
  readonly text: string;
}

/** @throws LeakTestError `leak_test_page_unreachable` */
export async function scoutPage(browser: Browser, address: string, plan: PagePlan): Promise<ScoutedPage> {
  const { viewport, storageState, timeoutMs } = plan;
  const visitor = await newVisitor(browser, { viewport, storageState });
  try {
    const page = await visitor.newPage();
    const answer = await ask(page, address, timeoutMs);
    if (answer !== null) await refuseError(answer);
    if (await isSignIn(page, address)) throw signInFirst();
    return { url: page.url(), text: await textOn(page, timeoutMs) };
  } finally {
    await visitor.close();
  }
}

async function ask(page: Page, address: string, timeoutMs: number): Promise<Response | null> {
  try {
    return await page.goto(address, { waitUntil: 'load', timeout: timeoutMs });
  } catch (error) {
    const [code] = /net::ERR_\w+/.exec(String(error)) ?? [];
    throw unreachable(
      code === undefined ? `does not answer within ${timeoutMs} ms` : `does not answer: ${code}`,
    );
  }
}

/** An answer with the proxy's mark is no page's: nobody answered it. */
async function refuseError(answer: Response): Promise<void> {
  if (answer.headers()['x-leak-test'] === 'proxy') {
    const [, code = 'no answer'] = /: ([A-Z_]+)$/.exec((await answer.text()).trim()) ?? [];
    throw unreachable(`does not answer: ${code}`);
  }
  if (answer.status() >= 400) throw unreachable(`answers ${answer.status()}`);
}

/** Sent on to another page that asks for a password: a pass there would say nothing about the page that was asked for. */
async function isSignIn(page: Page, address: string): Promise<boolean> {
  if (pathOf(page.url()) === pathOf(address)) return false;
  return (await page.locator('input[type=password]:visible').count()) > 0;
}

const pathOf = (url: string): string => new URL(url).pathname.replace(/\/$/, '');

function signInFirst(): LeakTestError {
  return new LeakTestError('leak_test_page_unreachable', 'the address leads to a sign-in', {
    hint: 'Sign in with `storageState` (--storage-state), or test the address of the sign-in itself.',
  });
}

function unreachable(what: string): LeakTestError {
  return new LeakTestError('leak_test_page_unreachable', `the page ${what}`, {
    hint: 'Open the address in a browser on this machine; a page behind a sign-in needs `storageState` (--storage-state).',
  });
}
