// Journeys as Chrome DevTools' Recorder exports them. Source of the form: @puppeteer/replay, Schema.ts. Keys that are
// not known are let through, because Chrome adds some; kinds of steps that are not known are errors.
import { z } from 'zod';
import type { Count, JourneyStep, Target } from './journey-steps.ts';
import { waysOf } from './recorder-selectors.ts';

const selectors = z.array(z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])).min(1);
const frame = z.array(z.number().int().nonnegative()).optional();
const place = { selectors, frame };
const position = z.number().default(0);

const stepSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('navigate'), url: z.string().min(1) }),
  z.object({ type: z.enum(['click', 'doubleClick', 'hover']), ...place }),
  z.object({ type: z.literal('change'), value: z.string(), ...place }),
  z.object({ type: z.enum(['keyDown', 'keyUp']), key: z.string().min(1) }),
  z.object({ type: z.literal('setViewport'), width: z.number().positive(), height: z.number().positive() }),
  z.object({
    type: z.literal('scroll'),
    x: position,
    y: position,
    selectors: selectors.optional(),
    frame,
  }),
  z.object({
    type: z.literal('waitForElement'),
    operator: z.enum(['>=', '==', '<=']).default('>='),
    count: z.number().int().nonnegative().default(1),
    ...place,
  }),
  z.object({ type: z.literal('waitForExpression'), expression: z.string().min(1) }),
  z.object({ type: z.enum(['close', 'emulateNetworkConditions', 'customStep']) }),
]);

type RecordedStep = z.output<typeof stepSchema>;

/** What Chrome's Recorder exports as JSON. */
export const recordingSchema = z.object({
  title: z.string().min(1).max(200),
  steps: z.array(stepSchema).min(1).max(2_000),
});

/** Is it an export of Chrome's Recorder, rather than a journey of our own form? */
export function isRecording(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'title' in input && !('name' in input);
}

/** The steps in the form that is followed. */
export function recordingSteps(steps: readonly RecordedStep[]): JourneyStep[] {
  return steps.map(recordedStep);
}

const CLICKS = { click: 'click', doubleClick: 'double-click', hover: 'hover' } as const;
const KEYS = { keyDown: 'key-down', keyUp: 'key-up' } as const;

function recordedStep(step: RecordedStep): JourneyStep {
  switch (step.type) {
    case 'navigate':
      return { do: 'goto', url: step.url };
    case 'click':
    case 'doubleClick':
    case 'hover':
      return { do: CLICKS[step.type], target: targetOf(step) };
    case 'change':
      return { do: 'change', target: targetOf(step), value: step.value };
    case 'keyDown':
    case 'keyUp':
      return { do: KEYS[step.type], key: step.key };
    case 'setViewport':
      return { do: 'resize', width: step.width, height: step.height };
    case 'scroll':
      return { do: 'scroll', target: scrolled(step), x: step.x, y: step.y };
    case 'waitForElement':
      return { do: 'wait-for', target: targetOf(step), count: countOf(step) };
    case 'waitForExpression':
      return { do: 'wait-for-expression', expression: step.expression };
    default:
      return { do: 'nothing', why: `${step.type} of the recording is not carried out` };
  }
}

function targetOf(
  step: Pick<RecordedStep & { selectors: z.output<typeof selectors> }, 'selectors'> & {
    frame?: number[] | undefined;
  },
): Target {
  const [first] = step.selectors;
  return {
    written: typeof first === 'string' ? first : (first ?? []).join(' '),
    ways: waysOf(step.selectors),
    ...(step.frame === undefined || step.frame.length === 0 ? {} : { frame: step.frame }),
  };
}

function scrolled(step: {
  selectors?: z.output<typeof selectors> | undefined;
  frame?: number[] | undefined;
}) {
  return step.selectors === undefined ? null : targetOf({ selectors: step.selectors, frame: step.frame });
}

function countOf({ operator, count }: Count): Count {
  return { operator, count };
}
