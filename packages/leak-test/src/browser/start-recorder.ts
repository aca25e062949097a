// Starts and stops the recorder under test in a page, and says why it does not record where it does not.
import type { Page } from 'playwright-core';
import { withoutQuotes } from '../error-reason.ts';
import { LeakTestError } from '../leak-test-error.ts';
import type { InPageRecorder } from '../recorders/recorder.ts';

/** What a recorder's script hung on globalThis. */
type Recorded = typeof globalThis & { readonly leakTestRecorder?: InPageRecorder };

/** How long a recorder may take to start, or to stop and deliver, milliseconds. */
const ANSWER_WITHIN_MS = 60_000;

/** @throws LeakTestError `leak_test_recorder_refused`, with the recorder's own reason */
export async function startRecorderIn(page: Page, withinMs: number = ANSWER_WITHIN_MS): Promise<void> {
  const problem = page.evaluate(async () => {
    try {
      const { leakTestRecorder } = globalThis as Recorded;
      if (leakTestRecorder === undefined) return 'its script did not run in this page';
      return void (await leakTestRecorder.start());
    } catch (error) {
      return error instanceof Error ? error.message : 'it threw';
    }
  });
  await refuseOn(problem, withinMs);
}

/** Stops it and waits until it has delivered. @throws LeakTestError `leak_test_recorder_refused`: it stopped by itself */
export async function stopRecorderIn(page: Page, withinMs: number = ANSWER_WITHIN_MS): Promise<void> {
  const problem = page.evaluate(async () => {
    try {
      return void (await (globalThis as Recorded).leakTestRecorder?.stop());
    } catch (error) {
      return error instanceof Error ? error.message : 'it threw';
    }
  });
  await refuseOn(problem, withinMs);
}

/** A page that hangs, or a promise that is never kept, must not hold up the test for ever. */
async function refuseOn(asked: Promise<string | undefined>, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, withinMs, `it does not answer within ${withinMs} ms`);
  });
  try {
    const problem = await Promise.race([asked, late]);
    if (problem !== undefined) throw refused(withoutQuotes(problem));
  } finally {
    clearTimeout(timer);
  }
}

function refused(problem: string): LeakTestError {
  return new LeakTestError('leak_test_recorder_refused', `the page is not recorded: ${problem}`, {
    hint: problem.includes('collector_unreachable') ? UNREACHABLE : REFUSED,
  });
}

const REFUSED =
  'A recorder that does not record proves nothing: mend what it names, most often the policy or the origin.';
const UNREACHABLE =
  "The page's own Content-Security-Policy may forbid it: open the page in a context with `bypassCSP: true`.";
