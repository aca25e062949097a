// Cuts a recording to the one page load that is shown at a time. Works on rrweb events of any recorder.
import { EVENT, SOURCE } from '@scrim/masking-rules/rrweb-numbers';
import type { ReplayEvent } from '../recorders/recorder.ts';

/** Of a page whose recording does not tell its size, CSS pixels. */
const DEFAULT_SIZE = { width: 1280, height: 800 } as const;

/** No screen is larger, CSS pixels. */
const MAX_SIDE = 8_192;

/** The events from the last full snapshot before a time up to that time, its `Meta` in front; none when there is none. */
export function pageLoadAt(events: readonly ReplayEvent[], atMs: number): readonly ReplayEvent[] {
  const before = events.filter(({ timestamp }) => timestamp <= atMs);
  const snapshot = before.findLastIndex(({ type }) => type === EVENT.FullSnapshot);
  const first = before[snapshot];
  if (first === undefined) return [];
  const start = before.findLastIndex(({ type }, at) => at < snapshot && type === EVENT.Meta);
  const isOwn =
    start !== -1 && !before.slice(start, snapshot).some(({ type }) => type === EVENT.FullSnapshot);
  if (isOwn) return before.slice(start);
  const meta = {
    type: EVENT.Meta,
    timestamp: first.timestamp,
    data: { href: 'about:blank', ...DEFAULT_SIZE },
  };
  return [meta, ...before.slice(snapshot)];
}

/** The size of the window at the end of some events, CSS pixels. */
export function sizeAt(events: readonly ReplayEvent[]): { readonly width: number; readonly height: number } {
  const sized = events.findLast(
    ({ type, data }) =>
      type === EVENT.Meta ||
      (type === EVENT.IncrementalSnapshot && data.source === SOURCE.ViewportResize && data.width > 0),
  );
  return {
    width: sideOf(sized?.data.width, DEFAULT_SIZE.width),
    height: sideOf(sized?.data.height, DEFAULT_SIZE.height),
  };
}

function sideOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 1 ? Math.min(Math.round(value), MAX_SIDE) : otherwise;
}
