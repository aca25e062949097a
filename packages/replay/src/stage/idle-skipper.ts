// Decides when an idle stretch is jumped over. A jump, not a fast run: what the page does by itself meanwhile is
// applied at once, and nothing of it is lost.
import type { Activity } from '../timeline/activity.ts';
import { IDLE_AFTER_MS } from '../timeline/idle-after.ts';

/** How much of an idle stretch is played at either end, milliseconds. */
const LINGER_MS = 1000;
/** A stretch whose rest is shorter is played. */
const WORTH_MS = 2000;
/** How long a jump is told, milliseconds of real time. */
const TOLD_MS = 900;

export interface IdleSkipper {
  setOn(on: boolean): void;
  /** Where to jump to now, or null. @param durationMs null while the end is not known */
  next(atMs: number, durationMs: number | null): number | null;
  /** Was there a jump just now? */
  skipping(): boolean;
}

export function createIdleSkipper(activity: Activity): IdleSkipper {
  let on = false;
  let toldUntil = Number.NEGATIVE_INFINITY;
  return {
    setOn(next) {
      on = next;
    },
    next(atMs, durationMs) {
      const stretch = on ? activity.idleAt(atMs) : null;
      if (stretch === null) return null;
      const { fromMs, toMs } = stretch;
      const end = toMs === null ? durationMs : toMs - LINGER_MS;
      if (end === null || end - fromMs <= IDLE_AFTER_MS - LINGER_MS) return null;
      if (atMs - fromMs < LINGER_MS || end - atMs < WORTH_MS) return null;
      toldUntil = performance.now() + TOLD_MS;
      return end;
    },
    skipping: () => performance.now() < toldUntil,
  };
}
