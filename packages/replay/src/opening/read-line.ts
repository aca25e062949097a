// One line of a sealed chunk → one event that a replay may have, or the reason why not. Everything in a line is
// hostile; nothing of it gets into a message.
import type { eventWithTime } from '@rrweb/types';
import { makeHarmless } from '../harmless.ts';
import type { DropReason } from '../session.ts';

/** What became of a line; `reason` is null for an event that shows nothing and did no harm. */
export type LineOutcome =
  | { readonly event: eventWithTime; readonly removed: number }
  | { readonly event: null; readonly removed: number; readonly reason: DropReason | null };

/** Reads a line; never throws. */
export function readLine(line: string): LineOutcome {
  try {
    const { event, removed } = makeHarmless(JSON.parse(line));
    if (event === null) return { event, removed, reason: removed === 0 ? null : 'refused' };
    if (!Number.isFinite(event.timestamp)) return { event: null, removed, reason: 'time' };
    return { event, removed };
  } catch {
    // No JSON, or nested deeper than a stack.
    return { event: null, removed: 0, reason: 'unreadable' };
  }
}
