// All that stands on a page by itself, so that no secret is made of its words: what comes a moment after loading too, in
// frames, in open shadow trees and in fields. Held in memory only.
import type { Page } from 'playwright-core';
import { within } from '../places/page-frames.ts';
import { attempt } from '../visit/attempt.ts';
import { untilQuiet } from '../visit/until-quiet.ts';
import { whileItAnswers } from './page-answers.ts';

/** Waits until the page is at rest, and reads it. @throws LeakTestError `leak_test_no_page`: it does not answer */
export function textOn(page: Page, timeoutMs: number): Promise<string> {
  return whileItAnswers(page, async () => {
    await untilQuiet(page, timeoutMs);
    const frames = page.frames().map((frame) => attempt(() => within(frame.evaluate(readDocument))));
    const texts = await Promise.all([page.content(), ...frames]);
    return texts.join('\n');
  });
}

/** Runs in the page. */
function readDocument(): string {
  const texts: string[] = [];
  const roots: (Document | ShadowRoot)[] = [document];
  for (let root = roots.shift(); root !== undefined; root = roots.shift()) {
    texts.push(root instanceof ShadowRoot ? root.innerHTML : root.documentElement.outerHTML);
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot !== null) roots.push(element.shadowRoot);
      const { value } = element as Partial<HTMLInputElement>;
      if (typeof value === 'string') texts.push(value);
    }
  }
  return texts.join('\n');
}
