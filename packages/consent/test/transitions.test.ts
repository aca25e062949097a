import { type ConsentSignal, decideTransition } from '@scrim/consent';
import type { ConsentState } from '@scrim/protocol';
import { expect, test } from 'vitest';

const SIGNALS: ConsentSignal[] = ['ask', 'grant', 'deny', 'withdraw', 'expire', 'supersede'];

// One row per state, one column per signal; '' changes nothing.
const TABLE: Record<ConsentState, string[]> = {
  /*             ask        grant      deny         withdraw     expire     supersede  */
  idle: ['pending', 'granted', 'denied', '', '', ''],
  pending: ['', 'granted', 'denied', '', '', ''],
  granted: ['', '', 'withdrawn', 'withdrawn', 'expired', 'superseded'],
  denied: ['pending', '', '', '', '', ''],
  withdrawn: ['pending', '', '', '', '', ''],
  expired: ['pending', '', '', '', '', ''],
  superseded: ['pending', '', '', '', '', ''],
};

const cells = Object.entries(TABLE).flatMap(([state, row]) =>
  SIGNALS.map((signal, at) => [state as ConsentState, signal, row[at] || null] as const),
);

test.each(cells)('%s + %s -> %s', (state, signal, next) => {
  expect(decideTransition(state, signal)).toBe(next);
});

test('only idle and pending lead to granted', () => {
  const sources = cells.filter(([state, signal]) => decideTransition(state, signal) === 'granted');
  expect(sources.map(([state]) => state)).toEqual(['idle', 'pending']);
});
