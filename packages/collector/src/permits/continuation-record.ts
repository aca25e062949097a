// Continuations as the collector keeps them: the hash of the token, and when it was first exchanged. They stay after
// the exchange: the answer may have been lost, and they are a page's only proof until it has its permit.
import { encodeBase64Url, randomBytes } from '@scrim/protocol';
import type { RecordStore } from '@scrim/protocol/stores';
import { z } from 'zod';
import { hashToken, storedGrantSchema, type WriteGrant } from './permit-record.ts';

const storedContinuationSchema = storedGrantSchema.extend({
  /** Milliseconds since 1970; null before the first exchange. */
  usedAtMs: z.number().nullable(),
});

export interface StoredContinuation extends WriteGrant {
  readonly usedAtMs: number | null;
}

/** Stores a new continuation. @returns the 32 random bytes, base64url. */
export async function createContinuation(records: RecordStore, grant: WriteGrant): Promise<string> {
  const continuation = encodeBase64Url(randomBytes(32));
  const key = hashToken(continuation);
  const value = storedContinuationSchema.parse({ ...grant, tokenHash: key, usedAtMs: null });
  const written = await records.put('continuations', key, JSON.stringify(value), 0);
  if (!written) throw new Error('a random id came up twice');
  return continuation;
}

/** @returns null when it is unknown. */
export async function findContinuation(
  records: RecordStore,
  continuation: string,
): Promise<StoredContinuation | null> {
  const stored = await records.get('continuations', hashToken(continuation));
  if (stored === null) return null;
  const { tokenHash: _, ...found } = storedContinuationSchema.parse(JSON.parse(stored.value));
  return found;
}

/** Notes the first exchange; of several at once, one notes it. @returns when it was first exchanged; null: unknown. */
export async function noteExchange(
  records: RecordStore,
  continuation: string,
  nowMs: number,
): Promise<{ readonly isFirst: boolean; readonly firstAtMs: number } | null> {
  const key = hashToken(continuation);
  for (;;) {
    const stored = await records.get('continuations', key);
    if (stored === null) return null;
    const found = storedContinuationSchema.parse(JSON.parse(stored.value));
    if (found.usedAtMs !== null) return { isFirst: false, firstAtMs: found.usedAtMs };
    const value = JSON.stringify({ ...found, usedAtMs: nowMs });
    if (await records.put('continuations', key, value, stored.version)) {
      return { isFirst: true, firstAtMs: nowMs };
    }
  }
}
