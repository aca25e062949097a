// The state machine as a table: which signal leads from which state to which. Pure; knows no storage and no time.
// What is not in the table does not happen. No row leads to `granted` but `idle` and `pending`.
import type { ConsentState } from '@scrim/protocol';

/** What can happen to a consent: the visitor's acts, the clock, and a changed notice. */
export type ConsentSignal = 'ask' | 'grant' | 'deny' | 'withdraw' | 'expire' | 'supersede';

const TABLE: Readonly<Record<ConsentState, Readonly<Partial<Record<ConsentSignal, ConsentState>>>>> = {
  idle: { ask: 'pending', grant: 'granted', deny: 'denied' },
  pending: { grant: 'granted', deny: 'denied' },
  // A no after a yes is a withdrawal, whichever button it came from.
  granted: { deny: 'withdrawn', withdraw: 'withdrawn', expire: 'expired', supersede: 'superseded' },
  denied: { ask: 'pending' },
  withdrawn: { ask: 'pending' },
  expired: { ask: 'pending' },
  superseded: { ask: 'pending' },
};

/**
 * The state that a signal leads to.
 *
 * @returns null when the signal changes nothing in this state.
 */
export function decideTransition(state: ConsentState, signal: ConsentSignal): ConsentState | null {
  return TABLE[state][signal] ?? null;
}
