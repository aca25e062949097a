// Starts and stops the recorder in the documents of a page, and says when the page's own rules keep it from working.
import type { Page } from 'playwright-core';
import { startRecorderIn, stopRecorderIn } from '../browser/start-recorder.ts';
import { LeakTestError } from '../leak-test-error.ts';
import type { RecorderUnderTest } from '../recorders/recorder.ts';
import type { PageTarget } from './page-target.ts';

/** What a recorder does when it is told nothing else, in milliseconds. */
const SETTLE_MS = 500;
const DELIVER_MS = 1_000;

/**
 * Starts the recorder in a new document, and waits until it is under way.
 *
 * @throws LeakTestError `leak_test_recorder_refused`
 */
export async function startRecording(target: PageTarget, recorder: RecorderUnderTest): Promise<void> {
  const { page, script } = target;
  if (recorder.script === null) return;
  await page.evaluate(noteBlocked);
  if (script !== null) await page.evaluate(script);
  try {
    await startRecorderIn(page);
  } catch (error) {
    await refuseWhereBlocked(page, recorder);
    throw error;
  }
  await page.waitForTimeout(recorder.settleMs ?? SETTLE_MS);
}

/**
 * Stops it in the last document, and waits until all has left.
 *
 * @throws LeakTestError `leak_test_recorder_refused`: it had stopped by itself, or could not send
 */
export async function stopRecording({ page }: PageTarget, recorder: RecorderUnderTest): Promise<void> {
  if (recorder.script !== null) {
    await refuseWhereBlocked(page, recorder);
    await stopRecorderIn(page);
  }
  await page.waitForTimeout(recorder.deliverMs ?? DELIVER_MS);
}

/** Runs in the page: keeps the addresses that its Content-Security-Policy refuses. */
function noteBlocked(): void {
  const mark = Symbol.for('leak-test.blocked');
  const blocked: string[] = [];
  Object.defineProperty(globalThis, mark, { value: blocked, configurable: true });
  addEventListener('securitypolicyviolation', ({ blockedURI }) => blocked.push(blockedURI));
}

/** Runs in the page. */
function blockedAddresses(): string[] {
  const marks = globalThis as unknown as Readonly<Record<symbol, string[] | undefined>>;
  return marks[Symbol.for('leak-test.blocked')] ?? [];
}

async function refuseWhereBlocked(page: Page, { isRecorders }: RecorderUnderTest): Promise<void> {
  const blocked = await page.evaluate(blockedAddresses);
  if (!blocked.some((address) => isRecorders(URL.parse(address)?.host ?? ''))) return;
  throw new LeakTestError(
    'leak_test_recorder_refused',
    'the page’s Content-Security-Policy keeps the recorder from sending',
    {
      hint: 'Make the context with `bypassCSP: true`, or test the address in place of the page.',
    },
  );
}
