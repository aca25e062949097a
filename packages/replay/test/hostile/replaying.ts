// Plays hostile recordings with some of the layers that protect, clicks around in them, and says what got through.
import { makeHarmless } from '@scrim/replay/harmless';
import type { Frame, Page } from 'playwright';
import { CASES, type HostileCase } from './cases.ts';
import { PLACES, recordingOf } from './recording.ts';
import type { Stand } from './stand.ts';
import { startBrowser } from './stand.ts';

/** Which layers are on. */
export interface Layers {
  readonly harmless: boolean;
  readonly csp: boolean;
  readonly sandbox: boolean;
  /** Through the real stage, in a console's frame, instead of a bare Replayer. */
  readonly stage?: boolean;
}

/** What got through: `case place` each. */
export interface Through {
  readonly scripts: ReadonlySet<string>;
  readonly requests: ReadonlySet<string>;
  readonly connections: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  /** Names of cases that were looked up. */
  readonly lookups: ReadonlySet<string>;
  readonly popups: number;
  /** Recordings whose page was rebuilt. */
  readonly rebuilt: number;
}

const BATCH = 12;

/** Plays every case with these layers, in two browsers at a time. */
export async function playAll(
  stand: Stand,
  layers: Layers,
  cases: readonly HostileCase[] = CASES,
): Promise<Through> {
  stand.reset();
  const batches = batchesOf(cases);
  const parts = await Promise.all([playBatches(stand, layers, batches), playBatches(stand, layers, batches)]);
  const log = parts.map((part) => part.log).join('');
  const { requests, connections, own } = stand.reached;
  return {
    scripts: new Set(parts.flatMap(({ scripts }) => [...scripts])),
    requests: new Set(requests),
    connections: new Set(connections),
    own: new Set(own),
    lookups: new Set(CASES.map(({ name }) => name).filter((name) => log.includes(`${name}.evil.`))),
    popups: parts.reduce((sum, { popups }) => sum + popups, 0),
    rebuilt: parts.reduce((sum, { rebuilt }) => sum + rebuilt, 0),
  };
}

// One tab at a time: a tab that nobody sees does not draw, and rrweb plays by what is drawn.
async function playBatches(stand: Stand, layers: Layers, batches: HostileCase[][]) {
  const { context, close } = await startBrowser();
  const scripts = new Set<string>();
  let popups = 0;
  let rebuilt = 0;
  for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
    const page = await context.newPage();
    page.on('popup', (popup) => {
      popups += 1;
      // It may ask for its page first.
      setTimeout(() => void popup.close().catch(() => {}), 500);
    });
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
    page.on('console', (message) => {
      if (message.text().startsWith('ran:')) scripts.add(message.text().slice(4));
    });
    rebuilt += await playBatch(page, stand, layers, batch);
    await page.close();
  }
  return { scripts, popups, rebuilt, log: await close() };
}

// One that leads the whole window away would take the others with it.
function batchesOf(cases: readonly HostileCase[]): HostileCase[][] {
  const alone = cases.filter(({ name }) => name === 'a-top');
  const rest = cases.filter(({ name }) => name !== 'a-top');
  const batches = alone.map((one) => [one]);
  for (let at = 0; at < rest.length; at += BATCH) batches.push(rest.slice(at, at + BATCH));
  return batches;
}

async function playBatch(
  page: Page,
  stand: Stand,
  layers: Layers,
  batch: readonly HostileCase[],
): Promise<number> {
  if (layers.stage === true) return await playOnStage(page, stand, layers, batch);
  await page.goto(stand.player(layers.csp));
  for (const hostile of batch) {
    const events = eventsOf(stand, hostile, layers.harmless);
    await page.evaluate(([given, sandboxed]) => Reflect.get(window, 'run')(given, sandboxed), [
      events,
      layers.sandbox,
    ] as const);
  }
  await untilFinished(page, batch.length, layers.harmless ? 30_000 : 4_000);
  const rebuilt = await countRebuilt(page);
  await clickAround(page);
  await within(
    page.evaluate(() => Reflect.get(window, 'seek')()),
    null,
  );
  await clickAround(page);
  // What was asked for last has this long to arrive.
  await page.waitForTimeout(300);
  return rebuilt;
}

// Each on a stage of its own, which seeks by itself once it has finished.
async function playOnStage(
  page: Page,
  stand: Stand,
  layers: Layers,
  batch: readonly HostileCase[],
): Promise<number> {
  await page.goto(stand.console);
  for (const hostile of batch) {
    const lines = eventsOf(stand, hostile, layers.harmless).map((event) => JSON.stringify(rebased(event)));
    await page.evaluate(([player, events]) => Reflect.get(window, 'show')(player, events), [
      stand.stage,
      lines,
    ] as const);
  }
  await untilFinished(page, batch.length, 30_000);
  const rebuilt = await countRebuilt(page);
  for (const frame of await page.locator('iframe').all()) {
    await within(frame.click({ force: true, timeout: 250 }), null);
  }
  await page.waitForTimeout(300);
  return rebuilt;
}

/** The recording's first event is at replay time 0. */
function rebased(given: unknown): unknown {
  const { timestamp, ...event } = given as { timestamp: number };
  return { ...event, timestamp: timestamp === 1001 ? 0 : timestamp - 1000 };
}

// Harmless recordings play to their end; of the others some stop half-way, or lead the player away.
async function untilFinished(page: Page, count: number, timeout: number): Promise<void> {
  const all = (wanted: number) => Reflect.get(window, 'finished') >= wanted;
  await page.waitForFunction(all, count, { timeout, polling: 50 }).catch(() => {});
}

function eventsOf(stand: Stand, hostile: HostileCase, harmless: boolean): unknown[] {
  const events = recordingOf(hostile, (place) => ({
    url: stand.lure(hostile.name, place),
    js: `console.log('ran:${hostile.name} ${place}')`,
  }));
  return harmless ? events.flatMap((event) => makeHarmless(event).event ?? []) : events;
}

async function countRebuilt(page: Page): Promise<number> {
  const isPage = () => document.querySelector('main')?.textContent === 'page';
  const found = await Promise.all(page.frames().map((frame) => within(frame.evaluate(isPage), false)));
  return found.filter(Boolean).length;
}

// Real clicks, by the browser's own input: the pages' own handlers would be asked, and links followed.
async function clickAround(page: Page): Promise<void> {
  for (const frame of page.frames().slice(1)) {
    const targets = frame.locator('a,button,input,area,summary,rect,mrow,img[usemap]');
    const count = await within(targets.count(), 0);
    for (let at = 0; at < Math.min(count, 6); at += 1) {
      await within(targets.nth(at).click({ force: true, timeout: 250, noWaitAfter: true }), null);
    }
    await hoverOver(frame);
  }
}

async function hoverOver(frame: Frame): Promise<void> {
  await within(frame.locator('body').first().hover({ force: true, timeout: 250 }), null);
}

/** What is asked of a frame that may be gone, or stuck on its way elsewhere. */
async function within<Value>(asked: Promise<Value>, otherwise: Value): Promise<Value> {
  const late = new Promise<Value>((resolve) => setTimeout(() => resolve(otherwise), 5_000));
  return await Promise.race([asked.catch(() => otherwise), late]);
}

/** Every place in which something got through. */
export function placesReached({ scripts, requests }: Through): ReadonlySet<string> {
  const seen = [...scripts, ...requests].map((one) => one.split(' ')[1] ?? '');
  return new Set(PLACES.filter((place) => seen.includes(place)));
}
