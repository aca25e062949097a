// Journeys: the way through a site that its owner wants tested. Written as JSON (ours, or what Chrome's Recorder
// exports) or as code. Never repeats a value of the file in an error but the names of steps.
import type { Page } from 'playwright-core';
import type { z } from 'zod';
import { LeakTestError } from '../leak-test-error.ts';
import type { SecretKind } from '../secrets/secret.ts';
import type { JourneyStep } from './journey-steps.ts';
import { ownJourneySchema, ownSteps } from './own-journey.ts';
import { isRecording, recordingSchema, recordingSteps } from './recorder-journey.ts';

/** What a journey in code is handed. */
export interface JourneyKit {
  readonly page: Page;
  /**
   * A value that stands nowhere else, to be typed or chosen: it is looked for in everything that was sent and kept.
   *
   * @param where what it is typed into, in words of yours; told in the report
   * @default kind `token`
   */
  secret(where: string, kind?: SecretKind): string;
}

/** A journey that is code. */
export type JourneyCode = (kit: JourneyKit) => Promise<void>;

/** A way through a site. */
export interface Journey {
  readonly name: string;
  readonly way:
    | { readonly steps: readonly JourneyStep[]; readonly code?: never }
    | { readonly code: JourneyCode; readonly steps?: never };
}

/**
 * A journey from JSON: ours (`{ name, steps: [{ click: … }] }`) or an export of Chrome's Recorder (`{ title, steps }`).
 *
 * @throws LeakTestError `leak_test_journey_malformed`, with the step and key at fault
 */
export function parseJourney(input: unknown): Journey {
  if (isRecording(input)) {
    const { title, steps } = check(recordingSchema, input);
    return { name: title, way: { steps: recordingSteps(steps) } };
  }
  const { name, steps } = check(ownJourneySchema, input);
  return { name, way: { steps: ownSteps(steps) } };
}

function check<Shape extends z.ZodType>(schema: Shape, input: unknown): z.output<Shape> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new LeakTestError('leak_test_journey_malformed', `journey: ${firstFault(result.error)}`, {
    hint: 'A step has one action, such as { "click": "text=Check out" }; docs list them all.',
  });
}

/** Where the first fault is; zod's own words may name keys and expected values, never what was written. */
function firstFault({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return 'not a journey';
  const where = issue.path
    .map((key) => (typeof key === 'number' ? `step ${key + 1}` : String(key)))
    .join(' › ');
  return where === '' ? issue.message : `${where}: ${issue.message}`;
}
