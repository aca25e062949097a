// Drives a page only as long as it answers: one that hangs would hold up the test for ever. What the driver says of a
// page that it lost is told without addresses and without what it quotes.
import type { Page } from 'playwright-core';
import { LeakTestError } from '../leak-test-error.ts';

/** How long a page may compute without an answer, milliseconds: far more than a usual page on a slow machine needs. */
const SILENT_LIMIT_MS = 45_000;
const ASK_EVERY_MS = 2_000;

/**
 * Does something with a page.
 *
 * @throws LeakTestError `leak_test_no_page` when the page does not answer any more, or was lost; what `work` throws
 */
export async function whileItAnswers<Result>(
  page: Page,
  work: () => Promise<Result>,
  limitMs: number = SILENT_LIMIT_MS,
): Promise<Result> {
  const watch = watchSilence(page, limitMs);
  try {
    return await Promise.race([work(), watch.silence]);
  } catch (error) {
    throw isOfDriver(error) ? lost(error) : error;
  } finally {
    watch.stop();
  }
}

function watchSilence(page: Page, limitMs: number) {
  let answeredAtMs = Date.now();
  let isAsked = false;
  const answered = (): void => {
    answeredAtMs = Date.now();
    isAsked = false;
  };
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, fail) => {
    timer = setInterval(
      () => {
        if (Date.now() - answeredAtMs > limitMs) fail(silent(limitMs));
        if (isAsked) return;
        isAsked = true;
        // A page on its way to another document says so at once: that is an answer too.
        page.evaluate('0').then(answered, answered);
      },
      Math.min(ASK_EVERY_MS, limitMs),
    );
  });
  return { silence, stop: () => clearInterval(timer) };
}

function silent(limitMs: number): LeakTestError {
  return new LeakTestError('leak_test_no_page', `the page does not answer for ${limitMs} ms`, {
    hint: 'A script of the page may run without end: look at it in a browser.',
  });
}

/** The driver's messages begin with what it was asked for: `page.goto: …`. */
function isOfDriver(error: unknown): error is Error {
  return error instanceof Error && /^[a-z]+\.\w+: /i.test(error.message);
}

/** What of its messages is its own: the rest may be an address, or what a script of the page threw. */
const OWN_WORDS =
  /net::ERR_\w+|Timeout \d+ms exceeded|Execution context was destroyed|(?:Target|Page|Frame)[a-z, ]* (?:closed|crashed|detached)/;

function lost({ message }: Error): LeakTestError {
  const [asked = ''] = message.split(':');
  const [why = 'it threw'] = OWN_WORDS.exec(message) ?? [];
  return new LeakTestError('leak_test_no_page', `the page could not be driven: ${asked}: ${why}`, {
    hint: 'A page that leads on by itself again and again, or that closes itself, cannot be tested.',
  });
}
