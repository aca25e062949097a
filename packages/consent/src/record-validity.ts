// Until when a record's yes holds. Pure but for the clock.
import type { ConsentRecord } from '@scrim/protocol';
import { nowSeconds } from './record.ts';

/** A yes from further ahead than this is not believed: a clock was turned, or someone wrote it. */
const MAX_AHEAD_SECONDS = 24 * 60 * 60;

/** Seconds since 1970 at which the record's yes ends; null when its last event is no yes that can be believed. */
export function grantEndsAt(record: ConsentRecord, validForSeconds: number): number | null {
  const last = record.events.at(-1);
  if (last?.type !== 'granted' || last.state !== 'granted') return null;
  if (last.at > nowSeconds() + MAX_AHEAD_SECONDS) return null;
  return last.at + Math.min(last.validFor, validForSeconds);
}
