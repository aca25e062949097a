// Goes the way of a journey. A step that cannot be done ends it with an error: a journey that was not gone to its end
// must not pass for one.
import { LeakTestError } from '../leak-test-error.ts';
import { TargetMissing } from './find-target.ts';
import type { Hand } from './hand.ts';
import type { Journey, JourneyCode } from './journey.ts';
import type { JourneyStep } from './journey-steps.ts';
import { takeStep } from './take-step.ts';

/**
 * Follows a journey to its end.
 *
 * @returns what was not carried out on purpose, in sentences
 * @throws LeakTestError `leak_test_journey_failed`, with the journey's name, the step and its selector
 */
export async function followJourney({ name, way }: Journey, hand: Hand): Promise<string[]> {
  if (way.code !== undefined) {
    await runCode(name, way.code, hand);
    return [];
  }
  for (const [at, step] of way.steps.entries()) await followStep(name, at + 1, step, hand);
  return way.steps.flatMap((step) => (step.do === 'nothing' ? [`journey ${name}: ${step.why}`] : []));
}

/** After a click or a key: until a navigation that it causes has begun, in milliseconds. */
const LINGER_MS = 100;
/** Steps after which no navigation is to be expected. */
const STAYS: readonly JourneyStep['do'][] = [
  'type',
  'type-secret',
  'hover',
  'scroll',
  'scroll-to',
  'nothing',
];

async function followStep(name: string, number: number, step: JourneyStep, hand: Hand): Promise<void> {
  try {
    await takeStep(step, hand);
    if (!STAYS.includes(step.do)) await hand.page.waitForTimeout(LINGER_MS);
    await hand.settled();
  } catch (error) {
    if (error instanceof LeakTestError) throw error;
    throw new LeakTestError(
      'leak_test_journey_failed',
      `journey ${name}, step ${number} (${wordsOf(step)}): ${whyOf(error)}`,
      { hint: 'Run the journey by hand on the page, or open it in Chrome’s Recorder.' },
    );
  }
}

function wordsOf(step: JourneyStep): string {
  return 'target' in step && step.target !== null ? `${step.do} ${step.target.written}` : step.do;
}

/** Playwright's messages quote the page's markup: they are told apart, not told. */
function whyOf(error: unknown): string {
  if (error instanceof TargetMissing) return error.message;
  if (error instanceof Error && error.name === 'TimeoutError') return 'it was not ready in time';
  if (error instanceof Error && /net::ERR_\w+/.test(error.message)) {
    return /net::ERR_\w+/.exec(error.message)?.[0] ?? 'the address does not answer';
  }
  return 'it could not be done';
}

/** The line, not the message: Playwright's messages quote the page. */
function whereOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const [, place] = lines.map((line) => /([^/\\]+:\d+):\d+\)?$/.exec(line)).find(isTheirs) ?? [];
  return place === undefined ? '' : ` at ${place}`;
}

/** A line of a stack that is neither Node's nor of a library. */
const isTheirs = (match: RegExpExecArray | null): match is RegExpExecArray =>
  match !== null && !/node_modules|node:/.test(match.input);

async function runCode(name: string, code: JourneyCode, hand: Hand): Promise<void> {
  try {
    await code({ page: hand.page, secret: (where, kind = 'token') => hand.secretOf(where, kind) });
    await hand.settled();
  } catch (cause) {
    if (cause instanceof LeakTestError) throw cause;
    throw new LeakTestError('leak_test_journey_failed', `journey ${name}: its code threw${whereOf(cause)}`, {
      cause,
      hint: 'The cause is the error as the code threw it.',
    });
  }
}
