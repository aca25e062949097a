// Tests a recorder on the catalogue: every channel that a page has, in two guises, one visit each; then looks for the
// secrets in all that was sent and kept, and measures whether the recording is of use.
import { bundleScript } from '../browser/bundle-script.ts';
import { startBrowser } from '../browser/start-browser.ts';
import { APP_ORIGIN } from '../catalogue/hosts.ts';
import { LeakTestError } from '../leak-test-error.ts';
import type { RecorderUnderTest } from '../recorders/recorder.ts';
import { openStage } from '../replayed/stage.ts';
import type { LeakReport } from '../report/leak-report.ts';
import { type CataloguePlan, planCatalogue, type TestRecorderOptions } from './catalogue-options.ts';
import { reportCatalogue } from './catalogue-report.ts';
import { makeCatalogueSecrets } from './catalogue-secrets.ts';
import { type CatalogueScripts, type CatalogueVisit, visitCatalogue } from './catalogue-visit.ts';
import { type ExaminedVisit, examineVisit } from './examine-visit.ts';

/**
 * Tests a recorder on pages of ours.
 *
 * @throws LeakTestError `leak_test_bad_option`, `leak_test_no_browser`, `leak_test_no_script`,
 * `leak_test_recorder_refused`
 */
export async function testRecorder(
  recorder: RecorderUnderTest,
  options: TestRecorderOptions = {},
): Promise<LeakReport> {
  const startedAtMs = Date.now();
  const plan = planCatalogue(recorder, options);
  const scripts = await scriptsOf(recorder);
  try {
    await recorder.prepare?.([APP_ORIGIN]);
    const visits = await visitAll(recorder, plan, scripts);
    const examined = await examineAll(recorder, plan, visits);
    return reportCatalogue(recorder.name, plan, examined, startedAtMs);
  } finally {
    await recorder.close?.();
  }
}

async function scriptsOf({ name, script }: RecorderUnderTest): Promise<CatalogueScripts> {
  if (script === null)
    throw new LeakTestError('leak_test_bad_option', `${name} comes with a page, and the catalogue has none`, {
      hint: 'Test the page itself, or give a recorder that brings its script along.',
    });
  const [recorder, channels] = await Promise.all([script(), bundleScript('page/channels')]);
  return { recorder, channels };
}

/** Side by side, each in a browser of its own: a clipboard is one browser's. */
function visitAll(
  recorder: RecorderUnderTest,
  plan: CataloguePlan,
  scripts: CatalogueScripts,
): Promise<readonly CatalogueVisit[]> {
  const { channels, guises, onProgress } = plan;
  const of = channels.length * guises.length;
  const done = new Map<string, number>();
  return Promise.all(
    guises.map((guise) => {
      const secrets = makeCatalogueSecrets(channels, guise, scripts.channels);
      return visitCatalogue(recorder, plan, secrets, scripts, (here) => {
        done.set(guise, here);
        const all = [...done.values()].reduce((sum, count) => sum + count, 0);
        onProgress({ step: `channels ${all} of ${of}`, done: all, of });
      });
    }),
  );
}

/** One after the other: there is one stage, and a search takes a whole processor. */
async function examineAll(
  recorder: RecorderUnderTest,
  { onProgress }: CataloguePlan,
  visits: readonly CatalogueVisit[],
): Promise<readonly ExaminedVisit[]> {
  const kept = (await recorder.keptFiles?.()) ?? [];
  const browser = await startBrowser();
  try {
    const stage = await openStage(browser);
    const examined: ExaminedVisit[] = [];
    for (const visit of visits) {
      onProgress({ step: 'searching', done: examined.length, of: visits.length });
      examined.push(await examineVisit(recorder, visit, kept, stage));
    }
    return examined;
  } finally {
    await browser.close();
  }
}
