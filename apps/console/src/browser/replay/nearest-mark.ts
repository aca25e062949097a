// Finds events by replay time in a list that is in order of it.
import type { Mark } from '@scrim/replay';

type Timed = Pick<Mark, 'atMs'>;

/** An event this close behind counts as the present one when going back, so that "previous" moves while playing. */
const STEP_SLACK_MS = 600;

/** How many of the list are at or before `atMs`. */
function countUntil(marks: readonly Timed[], atMs: number): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((marks[middle]?.atMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the last event at or before `atMs`; -1 before the first. */
export function currentIndex(marks: readonly Timed[], atMs: number): number {
  return countUntil(marks, atMs) - 1;
}

/** The event after `atMs`. */
export function markAfter<M extends Timed>(marks: readonly M[], atMs: number): M | null {
  return marks[countUntil(marks, atMs)] ?? null;
}

/** The event before the present one, or the present one itself when it was left behind by playing on. */
export function markBefore<M extends Timed>(marks: readonly M[], atMs: number): M | null {
  const index = currentIndex(marks, atMs);
  const present = marks[index] ?? null;
  if (present !== null && atMs - present.atMs > STEP_SLACK_MS) return present;
  return marks[index - 1] ?? null;
}
