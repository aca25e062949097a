// Tests a recorder on somebody's page: plants secrets wherever the page can carry a value, uses it like a person, and
// looks for the secrets in all that was sent and kept.
import type { Page } from 'playwright-core';
import type { LeakReport } from '../report/leak-report.ts';
import { createSecretMaker } from '../secrets/make-secrets.ts';
import { whileItAnswers } from './page-answers.ts';
import { examinePage } from './page-examine.ts';
import { type PagePlan, planPage, type TestPageOptions } from './page-options.ts';
import { reportPage } from './page-report.ts';
import { scorePage } from './page-scores.ts';
import { openAddress, type PageTarget, takePage } from './page-target.ts';
import { type PageVisit, stepsOf, visitPage } from './page-visit.ts';

/**
 * Tests a page: by its address, in a browser of the test's own, or as a Playwright page that is open. A page that is
 * handed in is changed and used, and nothing else of its browser is.
 *
 * @throws LeakTestError `leak_test_page_unreachable`, `leak_test_recorder_refused`, `leak_test_no_browser`,
 * `leak_test_no_page`, `leak_test_no_script`, `leak_test_bad_option`; PolicyError
 */
export async function testPage(target: string | Page, options: TestPageOptions = {}): Promise<LeakReport> {
  const startedAtMs = Date.now();
  const plan = planPage(options);
  tell(plan, 'opening the page', 0);
  try {
    const open = typeof target === 'string' ? await openAddress(target, plan) : await takePage(target, plan);
    const address = typeof target === 'string' ? target : open.startUrl;
    return await testTarget(open, plan, address, startedAtMs);
  } finally {
    await plan.recorder.close?.();
  }
}

async function testTarget(
  target: PageTarget,
  plan: PagePlan,
  address: string,
  startedAtMs: number,
): Promise<LeakReport> {
  const maker = createSecretMaker({ avoid: target.text });
  const decoys = [...maker.decoys('letters'), ...maker.decoys('words')];
  const { visit, sent } = await visitAndClose(target, plan, maker);
  tell(plan, 'searching', 2 + plan.journeys.length);
  const examined = await examinePage(plan.recorder, visit, sent, [...visit.secrets, ...decoys]);
  tell(plan, 'replaying', 3 + plan.journeys.length);
  const scored = await scorePage(visit, examined.decoded, plan);
  tell(plan, 'done', stepsOf(plan));
  return reportPage({ plan, address, startedAtMs, visit, decoys, examined, scored });
}

/** What was sent is complete when the browser is gone. */
async function visitAndClose(
  target: PageTarget,
  plan: PagePlan,
  maker: ReturnType<typeof createSecretMaker>,
) {
  let visit: PageVisit;
  try {
    visit = await whileItAnswers(target.page, () => visitPage(target, plan, maker));
  } finally {
    await target.close();
  }
  return { visit, sent: target.sent() };
}

/** A step is told as it begins. @param done how many there were before it */
function tell(plan: PagePlan, step: string, done: number): void {
  plan.onProgress({ step, done, of: stepsOf(plan) });
}
