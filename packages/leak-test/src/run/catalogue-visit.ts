// One visit of the catalogue's page in one guise: plant, record, exercise, read, deliver. Everything the browser sends
// goes through a proxy of the visit's own, so that visits side by side never see each other.
import type { BrowserContext, Page } from 'playwright-core';
import { readStorage, type StoredItem } from '../browser/read-storage.ts';
import { newVisitor, startBrowser } from '../browser/start-browser.ts';
import { startRecorderIn, stopRecorderIn } from '../browser/start-recorder.ts';
import { type CatalogueSite, createCatalogueSite } from '../catalogue/catalogue-site.ts';
import type { RecordedSpan } from '../catalogue/facts.ts';
import type { NotExercised } from '../catalogue/page-channels.ts';
import { CATALOGUE_VIEWPORT } from '../catalogue/shell.ts';
import { shellDrive } from '../catalogue/shell-drive.ts';
import type { RecorderUnderTest } from '../recorders/recorder.ts';
import type { LiveMoment } from '../replayed/moment.ts';
import { readLive } from '../replayed/read-live.ts';
import { startProxy } from '../wire/proxy.ts';
import type { SentRequest } from '../wire/sent-request.ts';
import type { CataloguePlan } from './catalogue-options.ts';
import type { CatalogueSecrets } from './catalogue-secrets.ts';
import { type Exercise, exerciseChannels, plantBefore } from './exercise-channels.ts';

/** The scripts that the catalogue's page loads. */
export interface CatalogueScripts {
  readonly recorder: string;
  readonly channels: string;
}

/** What came of a visit. */
export interface CatalogueVisit {
  readonly secrets: CatalogueSecrets;
  /** What went to other hosts than the site's: on our own page all of it is the recorder's doing. */
  readonly sent: readonly SentRequest[];
  readonly stored: readonly StoredItem[];
  readonly notExercised: readonly NotExercised[];
  /** Of the channels alone that the first could not exercise: scores are those of the first. */
  readonly isSecond: boolean;
  /** The page at the end. */
  readonly live: LiveMoment;
  readonly span: RecordedSpan;
}

/** What a recorder does when it is told nothing else, milliseconds. */
const SETTLE_MS = 500;
const DELIVER_MS = 1000;
/** For what a page sends as it goes away, milliseconds. */
const LEAVE_MS = 200;

/** @throws LeakTestError `leak_test_no_browser`, `leak_test_recorder_refused` */
export async function visitCatalogue(
  recorder: RecorderUnderTest,
  { channels, marks }: CataloguePlan,
  secrets: CatalogueSecrets,
  scripts: CatalogueScripts,
  onChannel: (done: number) => void,
): Promise<CatalogueVisit> {
  const { values } = secrets;
  const site = createCatalogueSite({
    ...{ channels, secrets: values, ...(marks === null ? {} : { marks }) },
    ...{ recorderScript: scripts.recorder, channelsScript: scripts.channels },
  });
  const proxy = await startProxy({
    answerFor: (host) => site.answerFor(host) ?? (recorder.isRecorders(host) ? recorder.answer : undefined),
    echoFor: (host) => site.answerFor(host) !== undefined,
  });
  try {
    const browser = await startBrowser({ proxy });
    try {
      const visitor = await newVisitor(browser, { viewport: CATALOGUE_VIEWPORT });
      const seen = await recordVisit(recorder, site, visitor, { channels, values, marks }, onChannel);
      const sent = proxy.sent.filter(({ url }) => isRecordersDoing(url, site, recorder));
      return { secrets, sent, isSecond: false, ...seen };
    } finally {
      await browser.close();
    }
  } finally {
    await proxy.close();
  }
}

function isRecordersDoing(url: string, site: CatalogueSite, recorder: RecorderUnderTest): boolean {
  const { host } = new URL(url);
  return recorder.isRecorders(host) || site.answerFor(host) === undefined;
}

async function recordVisit(
  recorder: RecorderUnderTest,
  site: CatalogueSite,
  visitor: BrowserContext,
  planned: Omit<Exercise, 'page'>,
  onChannel: (done: number) => void,
): Promise<Omit<CatalogueVisit, 'secrets' | 'sent' | 'isSecond'>> {
  const page = await openPage(visitor, site);
  const exercise = { ...planned, page };
  const before = await plantBefore(exercise);
  const startedAtMs = Date.now();
  await startRecorderIn(page);
  await page.waitForTimeout(recorder.settleMs ?? SETTLE_MS);
  const during = await exerciseChannels(exercise, onChannel);
  await shellDrive(page);
  const live = await readLive(page);
  await stopRecorderIn(page);
  await page.waitForTimeout(recorder.deliverMs ?? DELIVER_MS);
  const span = { startedAtMs, endedAtMs: Date.now() };
  const stored = await readStorage(page);
  await page.goto('about:blank');
  await page.waitForTimeout(LEAVE_MS);
  return { stored, live, span, notExercised: [...before, ...during] };
}

async function openPage(visitor: BrowserContext, site: CatalogueSite): Promise<Page> {
  const page = await visitor.newPage();
  page.on('dialog', (dialog) => void dialog.accept().catch(() => {}));
  await site.enter(page);
  return page;
}
