// Says how a session stands, from what the collector knows in clear. Never a guess about what is sealed.
import type { SessionSummary } from '@scrim/protocol';

/** `arriving`: bytes came just now. `waiting`: more may come. `ended`: none can. `stopped`: none are taken. */
export type SessionStanding = 'arriving' | 'waiting' | 'ended' | 'stopped';

/** A page with something to send sends at least this often; an idle page sends nothing. Milliseconds. */
const ARRIVING_WITHIN_MS = 60_000;
/** A session ends 20 idle minutes after its last page (docs/architecture.md, "One session over many pages"). Milliseconds. */
const SESSION_IDLE_MS = 20 * 60_000;

/** How a session stands at `nowMs`. */
export function standingOf(
  { state, lastArrivalAtMs }: Pick<SessionSummary, 'state' | 'lastArrivalAtMs'>,
  nowMs: number,
): SessionStanding {
  if (state === 'revoked') return 'stopped';
  const quietMs = nowMs - lastArrivalAtMs;
  if (quietMs <= ARRIVING_WITHIN_MS) return 'arriving';
  return quietMs <= SESSION_IDLE_MS ? 'waiting' : 'ended';
}

/** A word for the list. */
export const STANDING_WORDS: Readonly<Record<SessionStanding, string>> = {
  arriving: 'Arriving now',
  waiting: 'May go on',
  ended: 'Ended',
  stopped: 'Takes no more',
};

/** What the word means, for whoever asks. */
export const STANDING_MEANINGS: Readonly<Record<SessionStanding, string>> = {
  arriving: 'Bytes arrived within the last minute.',
  waiting: 'Nothing arrived in the last minute. A session ends after 20 quiet minutes.',
  ended: 'Nothing arrived for 20 minutes: the session is over.',
  stopped: 'Consent was withdrawn or the permit revoked: no more bytes are taken. What came before opens.',
};
