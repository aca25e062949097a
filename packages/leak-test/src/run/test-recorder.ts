// Tests a recorder on the catalogue: every channel that a page has, in two guises, one visit each; then looks for the
// secrets in all that was sent and kept, and measures whether the recording is of use.
import type { Browser } from 'playwright-core';
import { bundleScript } from '../browser/bundle-script.ts';
import { startBrowser } from '../browser/start-browser.ts';
import { APP_ORIGIN } from '../catalogue/hosts.ts';
import { LeakTestError } from '../leak-test-error.ts';
import type { RecorderUnderTest } from '../recorders/recorder.ts';
import { openStage, type Stage } from '../replayed/stage.ts';
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
    const visits = await visitAgain(recorder, plan, scripts, await visitAll(recorder, plan, scripts));
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
async function visitAll(
  recorder: RecorderUnderTest,
  plan: CataloguePlan,
  scripts: CatalogueScripts,
): Promise<readonly CatalogueVisit[]> {
  const { channels, guises, onProgress } = plan;
  const of = channels.length * guises.length;
  const done = new Map<string, number>();
  onProgress({ step: 'starting browsers', done: 0, of });
  const visits = await Promise.allSettled(
    guises.map((guise) => {
      const secrets = makeCatalogueSecrets(channels, guise, scripts.channels);
      return visitCatalogue(recorder, plan, secrets, scripts, (here) => {
        done.set(guise, here);
        const all = [...done.values()].reduce((sum, count) => sum + count, 0);
        onProgress({ step: `channels ${all} of ${of}`, done: all, of });
      });
    }),
  );
  // Not before both have ended: a recorder is closed once nobody visits.
  return visits.map((visit) => {
    if (visit.status === 'rejected') throw visit.reason;
    return visit.value;
  });
}

/**
 * A channel that a machine was too slow for, or that another got in the way of, is exercised once more, in a visit of
 * those channels alone. What the first visit gave away of it counts as well.
 */
async function visitAgain(
  recorder: RecorderUnderTest,
  plan: CataloguePlan,
  scripts: CatalogueScripts,
  visits: readonly CatalogueVisit[],
): Promise<readonly CatalogueVisit[]> {
  const all: CatalogueVisit[] = [];
  for (const first of visits) {
    const idle = new Set(first.notExercised.map(({ id }) => id));
    const channels = plan.channels.filter(({ id }) => idle.has(id));
    const guise = first.secrets.planted[0]?.guise;
    if (channels.length === 0 || guise === undefined) {
      all.push(first);
      continue;
    }
    plan.onProgress({ step: `once more: ${channels.length}`, done: 0, of: channels.length });
    const secrets = makeCatalogueSecrets(channels, guise, scripts.channels);
    const second = await visitCatalogue(recorder, { ...plan, channels }, secrets, scripts, () => {});
    all.push({ ...first, notExercised: second.notExercised });
    all.push({ ...second, isSecond: true });
  }
  return all;
}

/** One after the other: there is one stage, and a search takes a whole processor. */
async function examineAll(
  recorder: RecorderUnderTest,
  { onProgress }: CataloguePlan,
  visits: readonly CatalogueVisit[],
): Promise<readonly ExaminedVisit[]> {
  const kept = (await recorder.keptFiles?.()) ?? [];
  const replay = createReplay(recorder);
  try {
    const examined: ExaminedVisit[] = [];
    for (const visit of visits) {
      onProgress({ step: 'searching', done: examined.length, of: visits.length });
      examined.push(await examineVisit(recorder, visit, kept, replay.stage));
    }
    return examined;
  } finally {
    await replay.close();
  }
}

/** A stage in a browser of its own, started when there is something to replay. */
function createReplay(recorder: RecorderUnderTest): { stage(): Promise<Stage>; close(): Promise<void> } {
  let browser: Promise<Browser> | undefined;
  let stage: Promise<Stage> | undefined;
  return {
    stage() {
      browser ??= startBrowser();
      stage ??= browser.then((started) => openStage(started, { filter: recorder.player === 'scrim' }));
      return stage;
    },
    close: async () => (await browser)?.close(),
  };
}
