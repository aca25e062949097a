// Exercises the catalogue's channels on its page, one after the other. A channel that fails or takes too long holds up
// nothing: it is said to be not exercised, and proves nothing.
import type { Page } from 'playwright-core';
import { sectionSelector } from '../catalogue/catalogue-page.ts';
import type { Channel } from '../catalogue/channel.ts';
import type { LeakTestChannels, Marks, NotExercised } from '../catalogue/page-channels.ts';

// Limits are for what hangs, not for what is slow: none is near what the slowest channel takes on a machine that is
// twenty times slower than an idle one (typing one-time codes, 0.8 s on an idle one).
/** How long one thing that a person does may take, in milliseconds. */
const ACTION_LIMIT_MS = 30_000;
/** How long a channel's whole drive may take, in milliseconds. */
const DRIVE_LIMIT_MS = 90_000;
/** Longer than what the page's own limit lets a step take: a page that hangs must not hang the test. */
const STEP_LIMIT_MS = 40_000;
/** After so many limits in a row the page is taken to hang, and the rest is not tried. */
const MAX_LATE = 3;

declare const leakTestChannels: LeakTestChannels;

/** What is exercised. */
export interface Exercise {
  readonly page: Page;
  readonly channels: readonly Channel[];
  /** By channel id, as written on the page. */
  readonly values: Readonly<Record<string, string>>;
  readonly marks: Marks | null;
}

/** Runs the `before` steps. */
export function plantBefore({ page, values, marks }: Exercise): Promise<readonly NotExercised[]> {
  return page.evaluate(([secrets, on]) => leakTestChannels.before(secrets, on), [values, marks] as const);
}

/** Runs the `during` and `drive` steps in the order of the catalogue, with the harmless acts before them. */
export async function exerciseChannels(
  exercise: Exercise,
  onChannel: (done: number) => void,
): Promise<readonly NotExercised[]> {
  const { page, channels } = exercise;
  page.setDefaultTimeout(ACTION_LIMIT_MS);
  await page.evaluate(() => leakTestChannels.shellAct());
  const failures: NotExercised[] = [];
  let late = 0;
  for (const [at, channel] of channels.entries()) {
    const failure = late < MAX_LATE ? await runChannel(exercise, channel) : givenUp(channel);
    if (failure !== null) failures.push(failure);
    late = failure?.why.endsWith(LATE) ? late + 1 : 0;
    onChannel(at + 1);
  }
  return failures;
}

const LATE = 'the page does not answer';

function givenUp({ id }: Channel): NotExercised {
  return { id, why: `not tried: ${LATE}` };
}

async function runChannel(exercise: Exercise, channel: Channel): Promise<NotExercised | null> {
  return (await runDuring(exercise, channel)) ?? (await runDrive(exercise, channel));
}

function runDuring({ page, values, marks }: Exercise, { id, during }: Channel): Promise<NotExercised | null> {
  if (during === undefined) return Promise.resolve(null);
  return withinLimit(id, 'during', STEP_LIMIT_MS, values[id], () =>
    page.evaluate(([channel, secret, on]) => leakTestChannels.during(channel, secret, on), [
      id,
      values[id] ?? '',
      marks,
    ] as const),
  );
}

function runDrive({ page, values }: Exercise, channel: Channel): Promise<NotExercised | null> {
  const { id } = channel;
  const secret = values[id] ?? '';
  if (channel.drive === undefined) return Promise.resolve(null);
  return withinLimit(id, 'drive', DRIVE_LIMIT_MS, secret, async () => {
    await channel.drive?.(page, page.locator(sectionSelector(id)), secret);
    return null;
  });
}

async function withinLimit(
  id: string,
  phase: string,
  limitMs: number,
  secret: string | undefined,
  work: () => Promise<NotExercised | null>,
): Promise<NotExercised | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`after ${limitMs} ms ${LATE}`)), limitMs);
  });
  try {
    return await Promise.race([work(), limit]);
  } catch (error) {
    return { id, why: `${phase}: ${firstLine(error, secret)}` };
  } finally {
    clearTimeout(timer);
  }
}

/** Without the secret: a report tells where it was found, and this is not one of those places. */
function firstLine(error: unknown, secret: string | undefined): string {
  const [line = ''] = String(error).split('\n');
  return (secret === undefined ? line : line.replaceAll(secret, '…')).slice(0, 200);
}
