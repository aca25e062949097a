// When a visitor did something, as periods; what lies between them is idle. Pure; used by worker and stage alike.
import { EventType, type eventWithTime, IncrementalSource } from '@rrweb/types';
import { IDLE_AFTER_MS } from './idle-after.ts';

const DOINGS: ReadonlySet<IncrementalSource> = new Set([
  IncrementalSource.MouseMove,
  IncrementalSource.MouseInteraction,
  IncrementalSource.Scroll,
  IncrementalSource.ViewportResize,
  IncrementalSource.Input,
  IncrementalSource.TouchMove,
  IncrementalSource.MediaInteraction,
  IncrementalSource.Drag,
  IncrementalSource.Selection,
]);

/** Does the event show that somebody was there? A new page and a route change count. */
export function isDoing(event: eventWithTime): boolean {
  if (event.type === EventType.IncrementalSnapshot) return DOINGS.has(event.data.source);
  return event.type === EventType.Meta || event.type === EventType.Custom;
}

/** An idle stretch; `toMs` is null while nothing after it is known. */
export interface IdleStretch {
  readonly fromMs: number;
  readonly toMs: number | null;
}

/** Doings, merged to periods as they come. */
export interface Activity {
  /** Somebody did something at `atMs`; times may come in any order. */
  add(atMs: number): void;
  /** The idle stretch that `atMs` lies in, or null. */
  idleAt(atMs: number): IdleStretch | null;
  /** All idle stretches of a session of this length. */
  idle(durationMs: number): [number, number][];
}

type Period = { fromMs: number; toMs: number };

export function createActivity(): Activity {
  const periods: Period[] = [];

  return {
    add(atMs) {
      const at = firstEndingFrom(periods, atMs - IDLE_AFTER_MS);
      const near = periods[at];
      if (near === undefined || near.fromMs > atMs + IDLE_AFTER_MS) {
        periods.splice(at, 0, { fromMs: atMs, toMs: atMs });
        return;
      }
      near.fromMs = Math.min(near.fromMs, atMs);
      near.toMs = Math.max(near.toMs, atMs);
      const next = periods[at + 1];
      if (next === undefined || next.fromMs > near.toMs + IDLE_AFTER_MS) return;
      near.toMs = Math.max(near.toMs, next.toMs);
      periods.splice(at + 1, 1);
    },
    idleAt(atMs) {
      const at = firstEndingFrom(periods, atMs);
      const next = periods[at];
      if (next !== undefined && next.fromMs <= atMs) return null;
      return { fromMs: periods[at - 1]?.toMs ?? 0, toMs: next?.fromMs ?? null };
    },
    idle(durationMs) {
      const starts = [0, ...periods.map(({ toMs }) => toMs)];
      const ends = [...periods.map(({ fromMs }) => fromMs), durationMs];
      return starts
        .map((from, at): [number, number] => [from, ends[at] ?? durationMs])
        .filter(([from, to]) => to - from > IDLE_AFTER_MS);
    },
  };
}

/** The place of the first period that ends at or after `atMs`. */
function firstEndingFrom(periods: readonly Period[], atMs: number): number {
  let from = 0;
  let to = periods.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((periods[middle]?.toMs ?? 0) < atMs) from = middle + 1;
    else to = middle;
  }
  return from;
}
