// Our own form of journeys: one action a step, Playwright selectors. Unknown keys are errors: a misspelt step must not
// be a step that nobody took.
import { z } from 'zod';
import { SECRET_KINDS } from '../secrets/secret.ts';
import type { JourneyStep, Target } from './journey-steps.ts';

const selector = z.string().min(1).max(1_000).optional();
const pixels = z.number().int().min(100).max(10_000);

const actions = {
  goto: z.string().min(1).max(4_000).optional(),
  click: selector,
  doubleClick: selector,
  type: selector,
  press: z.string().min(1).max(40).optional(),
  select: selector,
  check: selector,
  uncheck: selector,
  hover: selector,
  scroll: selector,
  resize: z.strictObject({ width: pixels, height: pixels }).optional(),
  waitFor: selector,
};
const ACTIONS = Object.keys(actions) as (keyof typeof actions)[];

const stepSchema = z
  .strictObject({
    ...actions,
    /** With `type`. */
    text: z.string().max(10_000).optional(),
    secret: z.enum(SECRET_KINDS).optional(),
    /** With `select`. */
    option: z.string().max(1_000).optional(),
    /** A selector of the frame's element. */
    frame: selector,
  })
  .superRefine((step, { addIssue }) => {
    for (const message of faultsOf(step)) addIssue({ code: 'custom', message });
  });

type WrittenStep = z.output<typeof stepSchema>;

/** `{ name, steps: [{ goto: '/cart' }, { click: 'text=Check out' }] }`. */
export const ownJourneySchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1).max(200),
  steps: z.array(stepSchema).min(1).max(500),
});

function faultsOf(step: WrittenStep): string[] {
  const actionsOf = ACTIONS.filter((action) => step[action] !== undefined);
  if (actionsOf.length !== 1) return [`expected one of ${ACTIONS.join(', ')}`];
  const words = Number(step.text !== undefined) + Number(step.secret !== undefined);
  return [
    ...(step.type !== undefined && words !== 1 ? ['type goes with text or with secret'] : []),
    ...(step.type === undefined && words > 0 ? ['text and secret go with type'] : []),
    ...((step.select === undefined) === (step.option === undefined) ? [] : ['select goes with option']),
  ];
}

/** The steps in the form that is followed. */
export function ownSteps(steps: readonly WrittenStep[]): JourneyStep[] {
  return steps.map(ownStep);
}

function ownStep(step: WrittenStep): JourneyStep {
  const at = (written: string): Target => ({
    written,
    ways: [[written]],
    ...(step.frame === undefined ? {} : { frame: step.frame }),
  });
  if (step.goto !== undefined) return { do: 'goto', url: step.goto };
  if (step.click !== undefined) return { do: 'click', target: at(step.click) };
  if (step.doubleClick !== undefined) return { do: 'double-click', target: at(step.doubleClick) };
  if (step.type !== undefined) return typeStep(at(step.type), step);
  if (step.press !== undefined) return { do: 'press', key: step.press };
  if (step.select !== undefined) return { do: 'select', target: at(step.select), option: step.option ?? '' };
  if (step.check !== undefined) return { do: 'check', target: at(step.check) };
  if (step.uncheck !== undefined) return { do: 'uncheck', target: at(step.uncheck) };
  if (step.hover !== undefined) return { do: 'hover', target: at(step.hover) };
  if (step.scroll !== undefined) return { do: 'scroll-to', target: at(step.scroll) };
  if (step.resize !== undefined) return { do: 'resize', ...step.resize };
  return { do: 'wait-for', target: at(step.waitFor ?? ''), count: null };
}

function typeStep(target: Target, { text, secret }: WrittenStep): JourneyStep {
  return secret === undefined
    ? { do: 'type', target, text: text ?? '' }
    : { do: 'type-secret', target, kind: secret };
}
