// One line of a sealed chunk → one event that a replay may have, or the reason why not. Everything in a line is
// hostile; nothing of it gets into a message.
import type { eventWithTime } from '@rrweb/types';
import { makeHarmless } from '../harmless.ts';
import type { DropReason } from '../session.ts';

/** What became of a line; `reason` is null for an event that shows nothing and did no harm. */
export type LineOutcome =
  | { readonly event: eventWithTime; readonly removed: number }
  | { readonly event: null; readonly removed: number; readonly reason: DropReason | null };

/**
 * Objects and lists in one line. A picture has two for each node, and no browser shows a million nodes; what parses to
 * gigabytes (64 MiB of brackets, which deflate to 65 kB) ends the whole tab.
 */
const MOST_PARTS = 2_000_000;

/** Reads a line; never throws. */
export function readLine(line: string): LineOutcome {
  try {
    if (hasTooManyParts(line)) return { event: null, removed: 0, reason: 'unreadable' };
    const { event, removed } = makeHarmless(JSON.parse(line));
    if (event === null) return { event, removed, reason: removed === 0 ? null : 'refused' };
    if (!Number.isFinite(event.timestamp)) return { event: null, removed, reason: 'time' };
    return { event, removed };
  } catch {
    // No JSON, or nested deeper than a stack.
    return { event: null, removed: 0, reason: 'unreadable' };
  }
}

/** Brackets inside strings count too: a bound is all that is asked. */
function hasTooManyParts(line: string): boolean {
  if (line.length <= MOST_PARTS) return false;
  let parts = 0;
  for (const bracket of ['{', '[']) {
    for (let at = line.indexOf(bracket); at !== -1; at = line.indexOf(bracket, at + 1)) {
      parts += 1;
      if (parts > MOST_PARTS) return true;
    }
  }
  return false;
}
