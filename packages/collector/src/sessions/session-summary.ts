// What lists show of a session. Pure; a tombstone has no summary.
import type { SessionSummary } from '@scrim/protocol';
import type { SessionFilter, SessionRow } from '@scrim/protocol/stores';

/** The states that people are shown: all but a tombstone. */
export const SHOWN_STATES = ['open', 'revoked'] as const satisfies SessionFilter['states'];

/** @returns null for an erased session. */
export function sessionSummary(row: SessionRow): SessionSummary | null {
  const { sid, siteId, gen, kind, state, createdAtMs, lastArrivalAtMs, epochs, chunks, bytes, policy } = row;
  if (state === 'erased') return null;
  return { sid, siteId, gen, kind, state, createdAtMs, lastArrivalAtMs, epochs, chunks, bytes, policy };
}
