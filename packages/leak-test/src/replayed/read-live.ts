// Reads a live page for the comparison with its replay. Only reads: nothing of it may show in a recording.
import type { Page } from 'playwright-core';
import type { LiveMoment } from './moment.ts';
import { readElements, type SeenElement } from './read-elements.ts';
import { readTexts, type SeenText } from './read-texts.ts';

/** What both readers of a document find; `shown` is an expression that gives the document. */
export function readingScript(shown: string): string {
  return `((shown) => shown === null ? { elements: [], texts: [], atMs: Date.now() } : {
    elements: (${String(readElements)})(shown, ''),
    texts: (${String(readTexts)})(shown),
    atMs: Date.now(),
  })(${shown})`;
}

/** What {@link readingScript} gives. */
export interface Reading {
  readonly elements: readonly SeenElement[];
  readonly texts: readonly SeenText[];
  readonly atMs: number;
}

/** The page as it is: elements, texts, picture, and the time by its own clock. */
export async function readLive(page: Page): Promise<LiveMoment> {
  const reading = (await page.evaluate(readingScript('document'))) as Reading;
  // Neither the caret nor animations are touched: a page would be changed for it, and its recorder would tell.
  const picture = await page.screenshot({ caret: 'initial', animations: 'allow' });
  return { ...reading, picture };
}
