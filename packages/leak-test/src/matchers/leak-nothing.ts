// What `toLeakNothing` does under every test runner: tests the page, writes the reports where they are wanted, and says
// in a few lines what leaks. Its message never holds a value of a page.
import type { Page } from 'playwright-core';
import type { LeakReport } from '../report/leak-report.ts';
import { type WrittenReports, writeReports } from '../report/write-reports.ts';
import type { TestPageOptions } from '../run/page-options.ts';
import { testPage } from '../run/test-page.ts';
import { leakMessage } from './leak-message.ts';

/** How a page is tested, and where the reports go. */
export interface LeakNothingOptions extends TestPageOptions {
  /** A folder for `leak-report.html`, `.json` and `.sarif`. @default nothing is written */
  readonly report?: string;
}

/** What a test runner wants to know. */
export interface LeakNothingResult {
  readonly pass: boolean;
  message(): string;
}

/**
 * Tests a page.
 *
 * @param page a Playwright page that is open, or an address
 * @param isNot asked with `.not`: then a test that failed for another reason than a leak does not pass either
 * @throws LeakTestError, PolicyError: what could not be tested passes neither way
 */
export async function leakNothing(
  page: Page | string,
  { report: folder, ...options }: LeakNothingOptions = {},
  isNot = false,
): Promise<LeakNothingResult> {
  const report = await testPage(page, options);
  const written = folder === undefined ? undefined : await writeReports(report, folder);
  return resultOf(report, isNot, written);
}

/** The outcome, as a runner takes it. */
export function resultOf(report: LeakReport, isNot: boolean, written?: WrittenReports): LeakNothingResult {
  return {
    pass: isNot ? report.scores.leaks === 0 : report.passed,
    message: () => leakMessage(report, isNot, written?.html),
  };
}
