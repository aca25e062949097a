// Visits the demo, seals, stores and opens the session, replays each moment, and compares it with what was there.
import { DEMO_POLICY } from '@scrim/demo-site/policy';
import {
  type Comparison,
  compareElements,
  openStage,
  readElements,
  type SeenElement,
} from '@scrim/leak-test';
import { type OpenedEvent, openSession } from '../opened.ts';
import { epochsClosed, onlySession } from '../visit.ts';
import { startWorld, type World } from '../world.ts';
import { visitDemo } from './journey.ts';
import { launchChromium } from './launch-chromium.ts';

/** The screens that are compared. */
export const SCREENS = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;
export type ScreenName = keyof typeof SCREENS;

/** What the demo's policy keeps the box of, and nothing else. */
const BLOCKED = DEMO_POLICY.rules
  .filter((rule) => rule.do === 'block')
  .map(({ select }) => select)
  .join();

/** One page at one moment. */
export interface Moment {
  readonly screen: ScreenName;
  readonly name: string;
  readonly comparison: Comparison;
  readonly livePicture: Uint8Array;
  readonly replayedPicture: Uint8Array;
}

/** A page as it was. */
export interface LiveMoment {
  readonly name: string;
  readonly atMs: number;
  readonly elements: readonly SeenElement[];
  readonly picture: Buffer;
}

/** A visit that was made, sealed, stored and opened again. */
export interface OpenedVisit {
  readonly live: readonly LiveMoment[];
  /**
   * Replays moments and compares them with what was there.
   *
   * @param damage changes the opened events, to see the comparison fail
   * @param count how many moments, from the first on
   * @default all of them, as they were opened
   */
  replay(
    damage?: (events: readonly OpenedEvent[]) => readonly OpenedEvent[],
    count?: number,
  ): Promise<Moment[]>;
}

/** Until a page is at rest: routes drawn, transitions over, widths of texts told. */
const REST_MS = 900;

export async function openVisit(screen: ScreenName): Promise<OpenedVisit> {
  const world = await startWorld();
  try {
    const live = await visitAndRead(world, screen);
    const { events } = await openSession(world, (await onlySession(world)).sid);
    return {
      live,
      replay: (damage = (same) => same, count = live.length) =>
        replayMoments(screen, live.slice(0, count), damage(events)),
    };
  } finally {
    await world.close();
  }
}

async function visitAndRead(world: World, screen: ScreenName): Promise<LiveMoment[]> {
  const visitor = await world.browser.newContext({ viewport: SCREENS[screen] });
  const moments: LiveMoment[] = [];
  await visitDemo(world, visitor, async (page, name) => {
    await page.waitForTimeout(REST_MS);
    const elements = await page.evaluate(`(${String(readElements)})(document, ${JSON.stringify(BLOCKED)})`);
    const atMs = await page.evaluate(() => Date.now());
    const picture = await page.screenshot({ animations: 'disabled' });
    moments.push({ name, atMs, elements: elements as SeenElement[], picture });
  });
  await epochsClosed(world, 1);
  await visitor.close();
  return moments;
}

async function replayMoments(
  screen: ScreenName,
  live: readonly LiveMoment[],
  events: readonly OpenedEvent[],
): Promise<Moment[]> {
  const browser = await launchChromium();
  const stage = await openStage(browser);
  const moments: Moment[] = [];
  for (const { name, atMs, elements, picture } of live) {
    const { removed } = await stage.show(events, atMs);
    if (removed > 0) throw new Error(`the reader took ${removed} things out of a recording of our own`);
    const { elements: replayed, picture: replayedPicture } = await stage.read();
    const comparison = compareElements(elements, replayed);
    moments.push({ screen, name, comparison, livePicture: picture, replayedPicture });
  }
  await browser.close();
  return moments;
}
