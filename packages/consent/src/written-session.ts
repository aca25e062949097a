// What a withdrawal names, read from values that nothing has checked: a hook's answer, or text kept in a browser. One
// that is malformed would make the collector refuse the whole withdrawal, for good. Never throws.
import { isBytes, parseSessionId } from '@scrim/protocol';
import type { WrittenSession } from './consent.ts';

/** The most sessions of one withdrawal. Source: `withdrawRequestSchema` of the protocol. */
export const MAX_SESSIONS = 50;

/** The longest write token. Source: the same. */
const MAX_TOKEN_LENGTH = 200;

/** @returns the session and one proof, nothing else; null when the value is none. */
export function readWrittenSession(value: unknown): WrittenSession | null {
  const { sid: id, writeToken, continuation } = (value ?? {}) as Record<string, unknown>;
  const sid = parseSessionId(id);
  if (sid === null) return null;
  if (typeof writeToken === 'string' && writeToken.length <= MAX_TOKEN_LENGTH) return { sid, writeToken };
  return isBytes(continuation, 32) ? { sid, continuation } : null;
}
