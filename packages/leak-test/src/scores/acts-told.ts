// Whether a recording tells of what was done to the page: each act must have an event of its kind at about its time.
import { EVENT, SOURCE, type SourceNumber } from '@scrim/masking-rules/rrweb-numbers';
import type { ReplayEvent } from '../recorders/recorder.ts';
import type { Act } from '../visit/act.ts';

/** When an event may come, milliseconds before and after the act. */
interface TimeRange {
  readonly before: number;
  readonly after: number;
}

/** What tells of one kind of act. */
interface Telling {
  isTold(event: ReplayEvent): boolean;
  readonly range: TimeRange;
  /** Does one event tell of one act only? Moves, scrolls and changes come in batches. */
  readonly isOneToOne: boolean;
}

// rrweb's MouseInteractions that say that something was pressed: up, down, click, double click, touch start and end.
const PRESSES: ReadonlySet<unknown> = new Set([0, 1, 2, 4, 7, 9]);
/** An act is noted once it is over, and the hand that did it waits a little for the page. */
const BEFORE_MS = 1000;

const hasSource = ({ type, data }: ReplayEvent, ...sources: readonly SourceNumber[]): boolean =>
  type === EVENT.IncrementalSnapshot && sources.includes(data?.source);
const isPress = (event: ReplayEvent): boolean =>
  hasSource(event, SOURCE.MouseInteraction) && PRESSES.has(event.data.type);
const isChange = (event: ReplayEvent): boolean =>
  hasSource(
    event,
    SOURCE.Mutation,
    SOURCE.StyleSheetRule,
    SOURCE.StyleDeclaration,
    SOURCE.AdoptedStyleSheet,
    SOURCE.Input,
  );

const TELLINGS: Readonly<Record<Act['kind'], Telling>> = {
  click: { isTold: isPress, range: { before: BEFORE_MS, after: 1000 }, isOneToOne: true },
  // A person takes seconds to fill a field, and recorders may tell of it once it rests.
  type: {
    isTold: (event) => hasSource(event, SOURCE.Input),
    range: { before: 3000, after: 5000 },
    isOneToOne: true,
  },
  // A masked choice is told by the press alone, or by what it changes.
  choose: {
    isTold: (event) => isPress(event) || isChange(event),
    range: { before: BEFORE_MS, after: 2000 },
    isOneToOne: false,
  },
  scroll: {
    isTold: (event) => hasSource(event, SOURCE.Scroll),
    range: { before: BEFORE_MS, after: 2000 },
    isOneToOne: false,
  },
  move: {
    isTold: (event) => hasSource(event, SOURCE.MouseMove, SOURCE.TouchMove, SOURCE.Drag),
    range: { before: BEFORE_MS, after: 2000 },
    isOneToOne: false,
  },
  resize: {
    isTold: (event) => hasSource(event, SOURCE.ViewportResize),
    range: { before: BEFORE_MS, after: 2000 },
    isOneToOne: false,
  },
  change: { isTold: isChange, range: { before: BEFORE_MS, after: 2000 }, isOneToOne: false },
  // A page load has its own picture; a route without one changes the page.
  navigate: {
    isTold: (event) => event.type === EVENT.Meta || event.type === EVENT.FullSnapshot || isChange(event),
    range: { before: BEFORE_MS, after: 10_000 },
    isOneToOne: false,
  },
};

/** Acts of one kind. */
export interface Told {
  readonly kind: Act['kind'];
  readonly of: number;
  /** Of these, a recording tells of. */
  readonly had: number;
}

/** Counts the acts of each kind, and those that the events tell of; kinds that were not done are left out. */
export function actsTold(acts: readonly Act[], events: readonly ReplayEvent[]): readonly Told[] {
  const kinds = [...new Set(acts.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const { isTold, range, isOneToOne } = TELLINGS[kind];
    const done = acts.filter((act) => act.kind === kind).toSorted((a, b) => a.atMs - b.atMs);
    const telling = ownEvents(events.filter(isTold), kind)
      .map(({ timestamp }) => timestamp)
      .toSorted((a, b) => a - b);
    return { kind, of: done.length, had: countTold(done, telling, range, isOneToOne) };
  });
}

/** A click has up to four events: one of them tells of it. */
function ownEvents(events: readonly ReplayEvent[], kind: Act['kind']): readonly ReplayEvent[] {
  if (kind !== 'click') return events;
  const CLICK = 2;
  const clicks = events.filter(({ data }) => data.type === CLICK);
  return clicks.length > 0 ? clicks : events;
}

function countTold(
  acts: readonly Act[],
  times: readonly number[],
  { before, after }: TimeRange,
  isOneToOne: boolean,
): number {
  let next = 0;
  return acts.filter(({ atMs }) => {
    const at = times.findIndex(
      (time, index) => index >= next && time >= atMs - before && time <= atMs + after,
    );
    if (at !== -1 && isOneToOne) next = at + 1;
    return at !== -1;
  }).length;
}
