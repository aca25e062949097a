// Permits as the collector keeps them: hashes of tokens, never a token.
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

/** What is stored of a permit, and of a continuation too. */
export const storedGrantSchema = z.strictObject({
  siteId: siteIdSchema,
  sid: sessionIdSchema,
  gen: z.number(),
  kind: z.enum(['live', 'test']),
  step: z.number(),
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
  /** 0 for a session's first permit and the continuation given with it; one more with each exchange. */
  readonly step: number;
  readonly expMs: number;
}

export interface StoredPermit extends WriteGrant {
  readonly permitId: PermitId;
}

/** All that is kept of a token. Both kinds hold 32 random bytes, so that the hash needs no salt. */
export const hashToken = (token: string): string => encodeBase64Url(hashBytes(token));

/** Stores a new permit. @returns its id and its write token: `base64url(permitId ‖ 32 random bytes)`. */
export async function createPermit(
  records: RecordStore,
  grant: WriteGrant,
): Promise<{ readonly permitId: PermitId; readonly writeToken: string }> {
  const permitId = newPermitId();
  const writeToken = encodeBase64Url(joinBytes(decodeBase64Url(permitId) ?? '', randomBytes(32)));
  const value = storedGrantSchema.parse({ ...grant, tokenHash: hashToken(writeToken) });
  const written = await records.put('permits', permitId, JSON.stringify(value), 0);
  if (!written) throw new Error('a random id came up twice');
  return { permitId, writeToken };
}

/** @returns null when the token belongs to no permit. */
export async function findPermit(records: RecordStore, writeToken: string): Promise<StoredPermit | null> {
  const bytes = decodeBase64Url(writeToken, 48);
  const permitId = bytes === null ? null : parsePermitId(encodeBase64Url(bytes.slice(0, 16)));
  const stored = permitId === null ? null : await readPermit(records, permitId);
  if (stored === null) return null;
  const { tokenHash, ...permit } = stored;
  // Both sides are SHA-256 of 32 random bytes: how far they agree tells nothing about the token.
  return tokenHash === hashToken(writeToken) ? permit : null;
}

/** A permit by its id, without any proof that the asker holds it. @returns null when there is none. */
export async function readPermit(
  records: RecordStore,
  permitId: PermitId,
): Promise<(StoredPermit & { readonly tokenHash: string }) | null> {
  const stored = await records.get('permits', permitId);
  return stored === null ? null : { permitId, ...storedGrantSchema.parse(JSON.parse(stored.value)) };
}
