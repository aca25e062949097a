// Handles of what a person can use, in all frames of a page.
import type { ElementHandle, Frame, Page } from 'playwright-core';
import { collectThings, type ThingKind } from './collect-things.ts';

/** What was found, as far as it was asked for. */
export interface Things {
  readonly elements: readonly ElementHandle<Element>[];
  /** How many more there are. */
  readonly rest: number;
}

/**
 * Finds what a person can use, in the page and then in its frames.
 *
 * @param isNew only what was not found in the same document before. @default false
 */
export async function findThings(page: Page, what: ThingKind, limit: number, isNew = false): Promise<Things> {
  const elements: ElementHandle<Element>[] = [];
  let rest = 0;
  for (const frame of page.frames()) {
    const found = await thingsOf(frame, what, limit - elements.length, isNew);
    elements.push(...found.elements);
    rest += found.rest;
  }
  return { elements, rest };
}

const NOTHING: Things = { elements: [], rest: 0 };

/** A frame that goes away meanwhile has nothing any more. */
async function thingsOf(frame: Frame, what: ThingKind, limit: number, isNew: boolean): Promise<Things> {
  try {
    const found = await frame.evaluateHandle(collectThings, { what, limit, isNew });
    const rest = await found.evaluate((all) => all.rest);
    const list = await found.getProperty('elements');
    const elements = [...(await list.getProperties()).values()].flatMap((handle) => handle.asElement() ?? []);
    return { elements: elements as ElementHandle<Element>[], rest };
  } catch {
    return NOTHING;
  }
}
