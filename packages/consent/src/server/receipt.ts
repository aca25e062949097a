// The receipt: the collector's Ed25519 signature over a record's hash. Says nothing of what the record grants today.
import { signCompactJws, verifyCompactJws } from '@scrim/crypto/keys';
import type { KeyProvider } from '@scrim/crypto/providers';
import { type ConsentRecord, isBytes, parseRecordId, parseSiteId, type ReceiptClaims } from '@scrim/protocol';
import { z } from 'zod';
import { hashRecord } from './record-chain.ts';

/** The part of a key provider that signs. */
export type ReceiptSigner = Pick<KeyProvider, 'sign'>;

const claimsSchema: z.ZodType<ReceiptClaims> = z.strictObject({
  recordId: z.custom<ReceiptClaims['recordId']>((value) => parseRecordId(value) !== null),
  siteId: z.custom<ReceiptClaims['siteId']>((value) => parseSiteId(value) !== null),
  recordHash: z.custom<string>((value) => isBytes(value, 32)),
  iat: z.int().min(0),
});

/**
 * Signs a receipt for a checked record with the provider's receipt key.
 *
 * @param nowMs milliseconds since 1970.
 * @returns a compact JWS of {@link ReceiptClaims}.
 */
export function signReceipt(record: ConsentRecord, provider: ReceiptSigner, nowMs: number): Promise<string> {
  const claims: ReceiptClaims = {
    recordId: record.recordId,
    siteId: record.site,
    recordHash: hashRecord(record),
    iat: Math.floor(nowMs / 1000),
  };
  return signCompactJws(claims, (bytes) => provider.sign('receipt', bytes));
}

/**
 * The claims of a receipt that this key signed.
 *
 * @param publicKey the receipt key, 32 bytes of Ed25519.
 * @returns null when it is no receipt of this key; why is not told.
 * @throws RangeError when the public key is not 32 bytes.
 */
export async function verifyReceipt(jws: string, publicKey: Uint8Array): Promise<ReceiptClaims | null> {
  const claims = claimsSchema.safeParse(await verifyCompactJws(jws, publicKey));
  return claims.success ? claims.data : null;
}
