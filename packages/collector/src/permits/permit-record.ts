// Permits and continuations as the collector keeps them: hashes of tokens, never a token.
import {
  decodeBase64Url,
  encodeBase64Url,
  joinBytes,
  newPermitId,
  type PermitId,
  parsePermitId,
  randomBytes,
  type SessionId,
  type SessionKind,
  type SiteId,
} from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';
import { sessionIdSchema, siteIdSchema } from '@scrim/protocol/schema';
import type { RecordStore } from '@scrim/protocol/stores';
import { z } from 'zod';

const grantSchema = z.strictObject({
  siteId: siteIdSchema,
  sid: sessionIdSchema,
  gen: z.number(),
  kind: z.enum(['live', 'test']),
  /** SHA-256 of the token, base64url. */
  tokenHash: z.string(),
  expMs: z.number(),
});

/** What a write token or a continuation stands for. */
export interface WriteGrant {
  readonly siteId: SiteId;
  readonly sid: SessionId;
  readonly gen: number;
  readonly kind: SessionKind;
  readonly expMs: number;
}

export interface StoredPermit extends WriteGrant {
  readonly permitId: PermitId;
}

const tokenHash = (token: string): string => encodeBase64Url(hashBytes(token));

/** Stores a new permit. @returns its id and its write token: `base64url(permitId ‖ 32 random bytes)`. */
export async function createPermit(
  records: RecordStore,
  grant: WriteGrant,
): Promise<{ readonly permitId: PermitId; readonly writeToken: string }> {
  const permitId = newPermitId();
  const writeToken = encodeBase64Url(joinBytes(decodeBase64Url(permitId) ?? '', randomBytes(32)));
  await putNew(records, 'permits', permitId, { ...grant, tokenHash: tokenHash(writeToken) });
  return { permitId, writeToken };
}

/** @returns null when the token belongs to no permit. */
export async function findPermit(records: RecordStore, writeToken: string): Promise<StoredPermit | null> {
  const bytes = decodeBase64Url(writeToken, 48);
  const permitId = bytes === null ? null : parsePermitId(encodeBase64Url(bytes.slice(0, 16)));
  if (permitId === null) return null;
  const stored = await records.get('permits', permitId);
  if (stored === null) return null;
  const { tokenHash: expected, ...grant } = grantSchema.parse(JSON.parse(stored.value));
  // Both sides are SHA-256 of 32 random bytes: how far they agree tells nothing about the token.
  return expected === tokenHash(writeToken) ? { permitId, ...grant } : null;
}

/** Stores a new continuation. @returns the 32 random bytes, base64url. */
export async function createContinuation(records: RecordStore, grant: WriteGrant): Promise<string> {
  const continuation = encodeBase64Url(randomBytes(32));
  const key = tokenHash(continuation);
  await putNew(records, 'continuations', key, { ...grant, tokenHash: key });
  return continuation;
}

/** @returns null when the continuation is unknown. */
export async function findContinuation(
  records: RecordStore,
  continuation: string,
): Promise<WriteGrant | null> {
  const stored = await records.get('continuations', tokenHash(continuation));
  if (stored === null) return null;
  const { tokenHash: _, ...grant } = grantSchema.parse(JSON.parse(stored.value));
  return grant;
}

/** Takes a continuation away for good. @returns null when it is unknown or was used. */
export async function takeContinuation(
  records: RecordStore,
  continuation: string,
): Promise<WriteGrant | null> {
  const key = tokenHash(continuation);
  const stored = await records.get('continuations', key);
  // Only one caller sees its delete succeed: a continuation is good for one permit.
  if (stored === null || !(await records.delete('continuations', key))) return null;
  const { tokenHash: _, ...grant } = grantSchema.parse(JSON.parse(stored.value));
  return grant;
}

async function putNew(
  records: RecordStore,
  collection: 'permits' | 'continuations',
  key: string,
  value: z.infer<typeof grantSchema>,
): Promise<void> {
  const written = await records.put(collection, key, JSON.stringify(grantSchema.parse(value)), 0);
  if (!written) throw new Error('a random id came up twice');
}
