// Playwright's `expect` with the matcher `toLeakNothing`, and the matcher alone for an `expect` of one's own.
import { type Expect, type ExpectMatcherState, expect as playwrightExpect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { type LeakNothingOptions, type LeakNothingResult, leakNothing } from './matchers/leak-nothing.ts';

export type { LeakNothingOptions, LeakNothingResult } from './matchers/leak-nothing.ts';

/** The matchers, for `expect.extend` of one's own. */
export interface LeakMatchers {
  /**
   * Plants secrets on a page, drives it, and looks for them in all that the recorder sent and kept. Takes up to two
   * minutes: give the test a timeout. With `.not`, it passes only if something leaks.
   */
  toLeakNothing(
    this: ExpectMatcherState,
    page: Page | string,
    options?: LeakNothingOptions,
  ): Promise<LeakNothingResult>;
}

/** To compose: `expect.extend(leakMatchers)`. */
export const leakMatchers = {
  toLeakNothing(page, options) {
    return leakNothing(page, options, this.isNot);
  },
} satisfies LeakMatchers;

/** Playwright's own `expect`, with `toLeakNothing`. */
export const expect: Expect<LeakMatchers> = playwrightExpect.extend(leakMatchers);
