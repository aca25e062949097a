// Utility: of what someone replays a session for, how much the recording tells: the page's structure, what was done to
// it, where and when. A recording that tells nothing scores 0.
import { EVENT } from '@scrim/masking-rules/rrweb-numbers';
import type { ReplayEvent } from '../recorders/recorder.ts';
import type { LiveMoment, Moment } from '../replayed/moment.ts';
import type { SeenElement } from '../replayed/read-elements.ts';
import type { Score } from '../report/leak-report.ts';
import type { Act } from '../visit/act.ts';
import { actsTold, type Told } from './acts-told.ts';
import { expectedElements } from './expected.ts';
import { recordedTags } from './recorded-structure.ts';
import { MAX_LOST } from './score.ts';

/** What was done, what was there, and what was recorded of it. */
export interface Recorded {
  readonly acts: readonly Act[];
  /** The page at the end. */
  readonly live: Pick<LiveMoment, 'elements' | 'atMs'>;
  readonly events: readonly ReplayEvent[];
  /** The same moment in the replay: with it, elements inside a block are not asked for. @default all are */
  readonly replayed?: Pick<Moment, 'elements'>;
}

/** One thing that a recording should tell. */
interface Part {
  /** Its share in the whole, against the other parts. */
  readonly weight: number;
  /** 0–1. */
  readonly share: number;
  /** In words; '' when nothing is. */
  readonly lost: string;
}

/** What each part counts. Structure is what everything else is drawn on; kinds of acts that were not done are left out. */
const WEIGHTS = { structure: 5, address: 1, times: 1 } as const;
const ACT_WEIGHTS: Readonly<Record<Act['kind'], number>> = {
  click: 3,
  type: 3,
  choose: 1,
  scroll: 1,
  move: 1,
  resize: 1,
  change: 2,
  navigate: 2,
};

/** Weighted mean of the parts; `of` and `had` are the weights. */
export function utilityOf({ acts, live, events, replayed }: Recorded): Score {
  const asked = replayed === undefined ? live.elements : expectedElements(live.elements, replayed.elements);
  const parts = [
    structureOf(asked, recordedTags(events, live.atMs)),
    addressOf(events),
    timesOf(events),
    ...actsTold(acts, events).map(actPart),
  ];
  const of = parts.reduce((sum, { weight }) => sum + weight, 0);
  const had = parts.reduce((sum, { weight, share }) => sum + weight * share, 0);
  const lost = parts.flatMap((part) => (part.lost === '' ? [] : part.lost)).slice(0, MAX_LOST);
  return { value: had / of, of, had: Math.round(had * 100) / 100, lost };
}

function structureOf(live: readonly SeenElement[], recorded: ReadonlyMap<string, number>): Part {
  const left = new Map(recorded);
  const missing = live.filter(({ tag }) => {
    const count = left.get(tag) ?? 0;
    left.set(tag, count - 1);
    return count <= 0;
  });
  const share = live.length === 0 ? Math.min(recorded.size, 1) : 1 - missing.length / live.length;
  return {
    weight: WEIGHTS.structure,
    share,
    lost: missing.length === 0 ? '' : `${missing.length} of ${live.length} elements`,
  };
}

function addressOf(events: readonly ReplayEvent[]): Part {
  const has = events.some(
    ({ type, data }) => type === EVENT.Meta && /^[a-z]+:./.test(String(data?.href ?? '')),
  );
  return { weight: WEIGHTS.address, share: has ? 1 : 0, lost: has ? '' : 'the address of the page' };
}

/** How far behind the one before an event may be: some recorders note when an event began, milliseconds. */
const SLACK_MS = 500;

function timesOf(events: readonly ReplayEvent[]): Part {
  let latest = Number.NEGATIVE_INFINITY;
  const back = events.filter(({ timestamp }) => {
    const isBack = !Number.isFinite(timestamp) || timestamp < latest - SLACK_MS;
    latest = Math.max(latest, timestamp);
    return isBack;
  }).length;
  const share = events.length === 0 ? 0 : 1 - back / events.length;
  const lost =
    events.length === 0 ? 'when anything happened' : `the order of ${back} of ${events.length} events`;
  return { weight: WEIGHTS.times, share, lost: share === 1 ? '' : lost };
}

/** Acts in the words of a report. */
const WORDS: Readonly<Record<Act['kind'], string>> = {
  click: 'clicks',
  type: 'typing',
  choose: 'choices',
  scroll: 'scrolling',
  move: 'moves of the pointer',
  resize: 'sizes of the window',
  change: 'changes of the page',
  navigate: 'changes of the address',
};

function actPart({ kind, of, had }: Told): Part {
  const lost = had === of ? '' : `${WORDS[kind]}: ${had} of ${of} are told`;
  return { weight: ACT_WEIGHTS[kind], share: had / of, lost };
}
