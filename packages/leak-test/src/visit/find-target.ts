// Finds the element of a step: waits for the first of its ways that leads to a visible one.
import type { ElementHandle, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import type { Target } from './journey-steps.ts';

/** Between two looks, in milliseconds. */
const LOOK_EVERY_MS = 50;

/** A selector that cannot be read, or an element that did not come. The message says which, and no more. */
export class TargetMissing extends Error {
  override readonly name = 'TargetMissing';
}

/**
 * The first visible element of a target.
 *
 * @throws TargetMissing
 */
export async function findTarget(
  page: Page,
  target: Target,
  timeoutMs: number,
): Promise<ElementHandle<Element>> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    for (const locator of locatorsOf(page, target)) {
      const element = await visibleOf(locator);
      if (element !== null) return element;
    }
    if (Date.now() > until) throw new TargetMissing(`no such element is visible within ${timeoutMs} ms`);
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
}

/** How many elements there are; ways are told apart as when one is looked for: the first that finds any. */
export async function countTarget(page: Page, target: Target): Promise<number> {
  for (const locator of locatorsOf(page, target)) {
    const count = await count_(locator);
    if (count > 0) return count;
  }
  return 0;
}

async function count_(locator: Locator): Promise<number> {
  return locator.count().catch(refuseSelector);
}

async function visibleOf(locator: Locator): Promise<ElementHandle<Element> | null> {
  const first = locator.filter({ visible: true }).first();
  if ((await count_(first)) === 0) return null;
  return (await first.elementHandle({ timeout: 500 }).catch(() => null)) as ElementHandle<Element> | null;
}

/** Playwright's own words hold the selector only; a page that goes away meanwhile is looked at again. */
function refuseSelector(error: unknown): 0 {
  if (error instanceof Error && /selector|Unknown engine|Unexpected token/i.test(error.message)) {
    throw new TargetMissing('this selector cannot be read');
  }
  return 0;
}

function locatorsOf(page: Page, { ways, frame }: Target): Locator[] {
  const root = rootOf(page, frame);
  if (root === undefined) return [];
  return ways.flatMap((chain) => {
    const [outer, ...inner] = chain;
    return outer === undefined
      ? []
      : [inner.reduce((locator, part) => locator.locator(part), root.locator(outer))];
  });
}

function rootOf(page: Page, frame: Target['frame']): Page | Frame | FrameLocator | undefined {
  if (typeof frame === 'string') return page.frameLocator(frame);
  return (frame ?? []).reduce<Frame | undefined>((at, index) => at?.childFrames()[index], page.mainFrame());
}
