// Brings this tab up to what the storage and the clock say. Only a text that changed since this tab last saw it
// counts, so that a notice on screen is not taken away by an old answer.
import type { ConsentRecord } from '@scrim/protocol';
import { endGrant, type GrantEnd } from './ending.ts';
import { type GrantScope, holdsGrant, notify, readChoice } from './grant-scope.ts';
import { grantEndsAt } from './record-validity.ts';
import { parseStoredState, type StoredState } from './stored-state.ts';

/** The longest a timer can wait (2^31 - 1 ms); a longer one fires at once. */
const MAX_TIMER_MS = 0x7fff_ffff;

/**
 * What a changed storage means for a grant that this tab holds; null when it still stands.
 * Gone or unreadable ends it (unknown means no) but withdraws nothing: nobody said so.
 */
export function decideEnd(held: ConsentRecord | null, stored: StoredState): GrantEnd['signal'] | null {
  if (stored.state === 'granted' && stored.record?.recordId === held?.recordId) return null;
  if (stored.state === 'idle' || stored.state === 'expired') return 'expire';
  return stored.state === 'superseded' ? 'supersede' : 'withdraw';
}

/** Looks at storage and clock. */
export function lookAgain(scope: GrantScope): void {
  if (scope.ending) return;
  const text = readChoice(scope);
  if (text !== scope.seen) adopt(scope, text);
  if (scope.state === 'granted' && !holdsGrant(scope)) void endGrant(scope, { signal: 'expire' });
}

function adopt(scope: GrantScope, text: string | null): void {
  scope.seen = text;
  const stored = parseStoredState(text, scope.settings);
  const signal = scope.state === 'granted' ? decideEnd(scope.record, stored) : null;
  if (signal !== null) void endGrant(scope, { signal });
  takeOver(scope, stored);
}

/** Takes over an answer given in another tab or on an earlier page. Says nothing when the storage says nothing. */
export function takeOver(scope: GrantScope, stored: StoredState): void {
  if (stored.state === 'idle' && scope.state !== 'denied') return;
  const { state: before, record } = scope;
  const isSameRecord = stored.record !== null && stored.record.recordId === record?.recordId;
  const receipt = stored.receipt ?? (isSameRecord ? scope.receipt : null);
  Object.assign(scope, stored, { receipt, question: [] });
  watchExpiry(scope);
  if (scope.state !== before) notify(scope);
}

/** Ends the grant when its time is over, also in a page that nobody touches. */
export function watchExpiry(scope: GrantScope): void {
  clearTimeout(scope.expiryTimer);
  if (scope.record === null) return;
  const endsAtMs = (grantEndsAt(scope.record, scope.settings.validForSeconds) ?? 0) * 1000;
  const afterMs = Math.min(Math.max(endsAtMs - Date.now(), 0) + 1, MAX_TIMER_MS);
  scope.expiryTimer = setTimeout(() => {
    lookAgain(scope);
    watchExpiry(scope);
  }, afterMs);
}
