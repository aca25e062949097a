// What a line of the erasure journal says, and how it is read back. Names sessions; never a secret or a person.
import { isBytes, parseSessionId, parseSiteId, type SessionId, type SiteId } from '@scrim/protocol';

/** Why a session was erased. */
export type EraseReason = 'operator' | 'withdrawal' | 'retention' | 'subject-request';

const REASONS: readonly EraseReason[] = ['operator', 'withdrawal', 'retention', 'subject-request'];

/** The payload of a journal line, a compact JWS. */
export interface JournalEntry {
  readonly v: 1;
  /** Its place in the journal. */
  readonly seq: number;
  /** SHA-256 of the line before it, base64url; null for the first. */
  readonly prev: string | null;
  readonly siteId: SiteId;
  readonly sid: SessionId;
  readonly gen: number;
  /** Seconds since 1970. */
  readonly at: number;
  readonly reason: EraseReason;
}

export function isEraseReason(value: unknown): value is EraseReason {
  return (REASONS as readonly unknown[]).includes(value);
}

/** @returns null for anything but an entry of this version. */
export function parseJournalEntry(value: unknown): JournalEntry | null {
  if (typeof value !== 'object' || value === null) return null;
  const { v, seq, prev, siteId, sid, gen, at, reason, ...rest } = value as Record<string, unknown>;
  const session = parseSessionId(sid);
  const site = parseSiteId(siteId);
  if (v !== 1 || Object.keys(rest).length > 0 || session === null || site === null) return null;
  if (!isCount(seq) || !isCount(gen) || !isCount(at) || !isEraseReason(reason)) return null;
  if (prev !== null && !isBytes(prev, 32)) return null;
  return { v, seq, prev, siteId: site, sid: session, gen, at, reason };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
