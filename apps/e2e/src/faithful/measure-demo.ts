// Visits the demo, seals, stores and opens the session, replays each moment, and compares it with what was there.
import type { Page } from 'playwright';
import { type OpenedEvent, openSession } from '../opened.ts';
import { epochsClosed, onlySession } from '../visit.ts';
import { startWorld, type World } from '../world.ts';
import { type Comparison, compareElements } from './compare-elements.ts';
import { visitDemo } from './journey.ts';
import type { ReplayPage } from './player/player.ts';
import { readElements, type SeenElement } from './read-elements.ts';
import { startReplaySite } from './replay-site.ts';

/** The screens that are compared. */
export const SCREENS = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;
export type ScreenName = keyof typeof SCREENS;

/** One page at one moment. */
export interface Moment {
  readonly screen: ScreenName;
  readonly name: string;
  readonly comparison: Comparison;
  readonly livePicture: Buffer;
  readonly replayedPicture: Buffer;
}

interface LiveMoment {
  readonly name: string;
  readonly atMs: number;
  readonly elements: readonly SeenElement[];
  readonly picture: Buffer;
}

/** Until a page is at rest: routes drawn, transitions over, text shapes sent. */
const REST_MS = 900;

/** @param damage changes the opened events, to see the comparison fail */
export async function measureDemo(
  screen: ScreenName,
  damage: (events: readonly OpenedEvent[]) => readonly OpenedEvent[] = (events) => events,
): Promise<Moment[]> {
  const world = await startWorld();
  try {
    const live = await visitAndRead(world, screen);
    const { events } = await openSession(world, (await onlySession(world)).sid);
    return await replayMoments(world, screen, live, damage(events));
  } finally {
    await world.close();
  }
}

async function visitAndRead(world: World, screen: ScreenName): Promise<LiveMoment[]> {
  const visitor = await world.browser.newContext({ viewport: SCREENS[screen] });
  const moments: LiveMoment[] = [];
  await visitDemo(world, visitor, async (page, name) => {
    await page.waitForTimeout(REST_MS);
    const elements = await page.evaluate(`(${String(readElements)})(document)`);
    const atMs = await page.evaluate(() => Date.now());
    const picture = await page.screenshot({ animations: 'disabled' });
    moments.push({ name, atMs, elements: elements as SeenElement[], picture });
  });
  await epochsClosed(world, 1);
  await visitor.close();
  return moments;
}

async function replayMoments(
  world: World,
  screen: ScreenName,
  live: readonly LiveMoment[],
  events: readonly OpenedEvent[],
): Promise<Moment[]> {
  const site = await startReplaySite();
  const page = await world.browser.newPage({ viewport: SCREENS[screen] });
  await page.goto(site.url);
  const moments: Moment[] = [];
  for (const { name, atMs, elements, picture } of live) {
    const replayed = await replayAt(page, pageLoadAt(events, atMs), atMs);
    moments.push({
      screen,
      name,
      comparison: compareElements(elements, replayed),
      livePicture: picture,
      replayedPicture: await page.screenshot({ animations: 'disabled' }),
    });
  }
  await page.close();
  await site.close();
  return moments;
}

declare const replayPage: ReplayPage;

async function replayAt(page: Page, events: readonly OpenedEvent[], atMs: number): Promise<SeenElement[]> {
  await page.evaluate(([list, at]) => replayPage.show(list, at), [events, atMs] as const);
  await page.waitForTimeout(REST_MS / 2);
  return (await page.evaluate(`(${String(readElements)})(replayPage.shown())`)) as SeenElement[];
}

/** The events from the last page load before a time up to that time: `Meta` opens each. */
function pageLoadAt(events: readonly OpenedEvent[], atMs: number): OpenedEvent[] {
  const before = events.filter(({ timestamp }) => timestamp <= atMs);
  return before.slice(before.findLastIndex(({ type }) => type === META));
}

const META = 4;
