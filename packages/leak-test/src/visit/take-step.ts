// Does one step of a journey with mouse and keyboard.
import type { ElementHandle } from 'playwright-core';
import type { SecretKind } from '../secrets/secret.ts';
import { readField } from './field-facts.ts';
import { countTarget, findTarget, TargetMissing } from './find-target.ts';
import type { Hand } from './hand.ts';
import type { Count, JourneyStep, Target } from './journey-steps.ts';
import { typeInto, typeSecrets } from './typing.ts';

/** Does a step. @throws Error of Playwright's, or TargetMissing; callers tell them apart without their text */
export async function takeStep(step: JourneyStep, hand: Hand): Promise<void> {
  switch (step.do) {
    case 'goto':
      return goTo(hand, step.url);
    case 'type':
      return typeInto(hand, await find(hand, step.target), step.text);
    case 'type-secret':
      return typeSecretsInto(hand, step.target, step.kind);
    case 'change':
      return change(hand, step.target, step.value);
    case 'select':
      return choose(hand, await find(hand, step.target), step.option);
    case 'press':
    case 'key-down':
    case 'key-up':
      return key(hand, step.do, step.key);
    case 'scroll':
      return scroll(hand, step.target, step);
    case 'resize':
      await hand.page.setViewportSize({ width: Math.round(step.width), height: Math.round(step.height) });
      return hand.did('resize');
    case 'wait-for':
      return waitFor(hand, step.target, step.count);
    case 'wait-for-expression':
      await hand.page.waitForFunction(step.expression, undefined, { timeout: hand.timeoutMs });
      return;
    case 'nothing':
      return;
    default:
      return point(hand, step.do, await find(hand, step.target));
  }
}

function find({ page, timeoutMs }: Hand, target: Target): Promise<ElementHandle<Element>> {
  return findTarget(page, target, timeoutMs);
}

async function goTo({ page, timeoutMs, did }: Hand, url: string): Promise<void> {
  const answer = await page.goto(new URL(url, page.url()).href, { timeout: timeoutMs });
  if (answer !== null && answer.status() >= 400)
    throw new TargetMissing(`the address answers ${answer.status()}`);
  did('navigate');
}

type Pointing = 'click' | 'double-click' | 'check' | 'uncheck' | 'hover' | 'scroll-to';

async function point(
  { timeoutMs: timeout, did }: Hand,
  what: Pointing,
  element: ElementHandle<Element>,
): Promise<void> {
  if (what === 'click') await element.click({ timeout });
  if (what === 'double-click') await element.dblclick({ timeout });
  if (what === 'check') await element.check({ timeout });
  if (what === 'uncheck') await element.uncheck({ timeout });
  if (what === 'hover') await element.hover({ timeout });
  if (what === 'scroll-to') await element.scrollIntoViewIfNeeded({ timeout });
  did(ACT_OF[what]);
}

const ACT_OF = {
  click: 'click',
  'double-click': 'click',
  check: 'choose',
  uncheck: 'choose',
  hover: 'move',
  'scroll-to': 'scroll',
} as const;

async function typeSecretsInto(hand: Hand, target: Target, kind: SecretKind): Promise<void> {
  await typeSecrets(hand, { element: await find(hand, target), kind, where: target.written });
}

/** A recording's value is what makes the way go on; before it, secrets of the field's kind, where they can be typed. */
async function change(hand: Hand, target: Target, value: string): Promise<void> {
  const element = await find(hand, target);
  const field = await readField(element);
  if (field.use === 'choose') return choose(hand, element, value);
  if (field.use === 'type') await typeSecrets(hand, { element, kind: field.kind, where: target.written });
  await typeInto(hand, element, value);
}

/** By value first, as recordings do, then by what a person reads. */
async function choose(
  { did, timeoutMs }: Hand,
  element: ElementHandle<Element>,
  option: string,
): Promise<void> {
  try {
    await element.selectOption({ value: option }, { timeout: Math.min(timeoutMs, 1_000) });
  } catch {
    await element.selectOption({ label: option }, { timeout: timeoutMs });
  }
  did('choose');
}

/** What a key does to the page is the page's affair: no act. */
async function key({ page }: Hand, what: 'press' | 'key-down' | 'key-up', name: string): Promise<void> {
  if (what === 'press') await page.keyboard.press(name);
  if (what === 'key-down') await page.keyboard.down(name);
  if (what === 'key-up') await page.keyboard.up(name);
}

async function scroll(hand: Hand, target: Target | null, { x, y }: { x: number; y: number }): Promise<void> {
  const position = [Math.round(x), Math.round(y)] as const;
  if (target === null) {
    await hand.page.evaluate(([left, top]) => scrollTo({ left, top, behavior: 'instant' }), position);
  } else {
    const element = await find(hand, target);
    await element.evaluate((box, [left, top]) => box.scrollTo({ left, top, behavior: 'instant' }), position);
  }
  hand.did('scroll');
}

async function waitFor(hand: Hand, target: Target, count: Count | null): Promise<void> {
  if (count === null) {
    await find(hand, target);
    return;
  }
  const until = Date.now() + hand.timeoutMs;
  while (!isEnough(await countTarget(hand.page, target), count)) {
    if (Date.now() > until)
      throw new TargetMissing(`not ${count.operator} ${count.count} such elements in time`);
    await hand.page.waitForTimeout(50);
  }
}

function isEnough(have: number, { operator, count }: Count): boolean {
  if (operator === '==') return have === count;
  return operator === '>=' ? have >= count : have <= count;
}
