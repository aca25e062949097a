// Teaches vitest's `expect` the matcher `toLeakNothing`. Imported for its effect:
// `import '@scrim/leak-test/vitest'`, in a test or in a setup file.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type LeakNothingOptions, leakNothing } from './matchers/leak-nothing.ts';

export type { LeakNothingOptions } from './matchers/leak-nothing.ts';

/** What `expect` of vitest can do more. */
export interface LeakMatchers {
  /**
   * Plants secrets on a page, drives it, and looks for them in all that the recorder sent and kept. Takes up to two
   * minutes: give the test a timeout. With `.not`, it passes only if something leaks.
   */
  toLeakNothing(options?: LeakNothingOptions): Promise<void>;
}

// The parameters must be those of vitest's own declaration.
declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown>
    extends LeakMatchers {}
}

expect.extend({
  toLeakNothing(page: Page | string, options?: LeakNothingOptions) {
    return leakNothing(page, options, this.isNot);
  },
});
