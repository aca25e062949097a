// Rebuilds the moments of a visit from what was recorded, and holds them against the page as it was.
import { startBrowser } from '../browser/start-browser.ts';
import type { DecodedSession, ReplayEvent } from '../recorders/recorder.ts';
import type { LiveMoment, Moment } from '../replayed/moment.ts';
import { openStage, type Stage } from '../replayed/stage.ts';
import type { LeakReport, Picture, Score } from '../report/leak-report.ts';
import { layoutOf } from '../scores/layout.ts';
import { readabilityOf } from '../scores/readability.ts';
import { utilityOf } from '../scores/utility.ts';
import type { PagePlan } from './page-options.ts';
import type { NamedMoment, PageVisit } from './page-visit.ts';

/** Of what use a recording is. */
export interface ScoredPage {
  readonly scores: Omit<LeakReport['scores'], 'leaks'>;
  readonly pictures: readonly Picture[];
}

const NOT_MEASURED = { utility: null, layout: null, readability: null } as const;
const MAX_LOST = 50;

/** Replays and measures. @param most how many pairs of pictures are kept */
export async function scorePage(
  visit: PageVisit,
  { events = [] }: DecodedSession,
  { recorder, pictures: most }: Pick<PagePlan, 'recorder' | 'pictures'>,
): Promise<ScoredPage> {
  const { moments } = visit;
  if (events.length === 0) {
    return { scores: NOT_MEASURED, pictures: moments.slice(0, most).map((live) => pictureOf(live, null)) };
  }
  const replayed = await replayAll(events, moments, recorder.player === 'scrim');
  return {
    scores: scoresOf(visit, events, replayed),
    pictures: moments.slice(0, most).map((live, at) => pictureOf(live, replayed[at] ?? null)),
  };
}

async function replayAll(
  events: readonly ReplayEvent[],
  moments: readonly NamedMoment[],
  filter: boolean,
): Promise<readonly (Moment | null)[]> {
  const browser = await startBrowser();
  try {
    const stage = await openStage(browser, { filter });
    const replayed: (Moment | null)[] = [];
    for (const live of moments) replayed.push(await replay(stage, events, live));
    return replayed;
  } finally {
    await browser.close();
  }
}

async function replay(
  stage: Stage,
  events: readonly ReplayEvent[],
  { atMs }: LiveMoment,
): Promise<Moment | null> {
  const { isShown } = await stage.show(events, atMs);
  return isShown ? stage.read() : null;
}

const NOTHING: Moment = { elements: [], texts: [], picture: new Uint8Array() };

/** A moment that cannot be replayed counts as one that lost all. */
function scoresOf(
  { moments, acts, secrets }: PageVisit,
  events: readonly ReplayEvent[],
  replayed: readonly (Moment | null)[],
): ScoredPage['scores'] {
  const pairs = moments.map((live, at) => ({ live, replayed: replayed[at] ?? NOTHING }));
  const last = pairs.at(-1);
  if (last === undefined) return NOT_MEASURED;
  const asItIs = pairs.filter(({ live }) => live.isUnplanted);
  const measured = asItIs.length > 0 ? asItIs : pairs;
  return {
    utility: utilityOf({ acts, events, live: last.live, replayed: last.replayed }),
    layout: sumOf(measured.map((pair) => layoutOf(pair.live, pair.replayed))),
    readability: sumOf(measured.map((pair) => readabilityOf(pair.live, pair.replayed, secrets))),
  };
}

/** All moments together. */
function sumOf(scores: readonly Score[]): Score {
  const of = scores.reduce((sum, score) => sum + score.of, 0);
  const had = scores.reduce((sum, score) => sum + score.had, 0);
  const lost = [...new Set(scores.flatMap((score) => score.lost))].slice(0, MAX_LOST);
  return { value: of === 0 ? 0 : had / of, of, had, lost };
}

function pictureOf({ name, picture }: NamedMoment, replayed: Moment | null): Picture {
  return { name, live: picture, replayed: replayed?.picture ?? null };
}
