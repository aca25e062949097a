// Erasure secrets: made here, wrapped at once, unwrapped only to derive from them. A secret itself never leaves.
import { deriveCardPsk, derivePsk } from '@scrim/crypto/keys';
import type { KeyProvider } from '@scrim/crypto/providers';
import { joinBytes, randomBytes, type SessionId, type SiteId } from '@scrim/protocol';
import type { KeyRow } from '@scrim/protocol/stores';

/** Lengths, bytes. Source: SSF1, "Permit and secrets" and `consent` of the header. */
const SECRET_BYTES = 32;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Names the session's generation that a secret belongs to. */
export interface SecretRef {
  readonly siteId: SiteId;
  readonly sid: SessionId;
  readonly gen: number;
}

/** What ties a session to a receipt, without being a visitor's id in the clear. */
export interface ConsentLink {
  /** 16 bytes. */
  readonly salt: Uint8Array;
  /** SHA-256 of the receipt's bytes, 32 bytes. */
  readonly receiptHash: Uint8Array;
}

/** What a permit carries of a secret. */
export interface WritePsks {
  readonly psk: Uint8Array<ArrayBuffer>;
  readonly cardPsk: Uint8Array<ArrayBuffer>;
}

/** @throws RangeError when a part of the consent link has another length. */
export async function makeSecret(
  provider: KeyProvider,
  { siteId, sid, gen }: SecretRef,
  { salt, receiptHash }: ConsentLink,
): Promise<{ readonly row: KeyRow; readonly psks: WritePsks }> {
  checkLength('salt', salt, SALT_BYTES);
  checkLength('receiptHash', receiptHash, HASH_BYTES);
  const es = randomBytes(SECRET_BYTES);
  try {
    // One KEK version for both halves of the row, even while a new one is being made.
    const context = { siteId, sid, gen, kek: await provider.current() };
    const secret = await provider.wrap(es, { ...context, use: 'secret' });
    const consent = await provider.wrap(joinBytes(salt, receiptHash), { ...context, use: 'consent' });
    const wraps = { wrappedSecret: secret.wrapped, wrappedConsent: consent.wrapped };
    return { row: { ...context, ...wraps }, psks: psksOf(es, { siteId, sid, gen }) };
  } finally {
    es.fill(0);
  }
}

/** @throws what the provider throws: the KEK version is destroyed, or the row is another session's. */
export async function unwrapPsks(provider: KeyProvider, row: KeyRow): Promise<WritePsks> {
  const es = await provider.unwrap(row.wrappedSecret, contextOf(row, 'secret'));
  try {
    return psksOf(es, row);
  } finally {
    es.fill(0);
  }
}

/** @throws what the provider throws. */
export async function unwrapConsent(
  provider: KeyProvider,
  row: KeyRow,
): Promise<{ readonly salt: Uint8Array<ArrayBuffer>; readonly receiptHash: Uint8Array<ArrayBuffer> }> {
  const bytes = await provider.unwrap(row.wrappedConsent, contextOf(row, 'consent'));
  return { salt: bytes.slice(0, SALT_BYTES), receiptHash: bytes.slice(SALT_BYTES) };
}

const contextOf = ({ siteId, sid, gen, kek }: KeyRow, use: 'secret' | 'consent') => ({
  siteId,
  sid,
  gen,
  kek,
  use,
});

const psksOf = (es: Uint8Array, { sid, gen }: SecretRef): WritePsks => ({
  psk: derivePsk(es, sid, gen),
  cardPsk: deriveCardPsk(es, sid, gen),
});

function checkLength(field: string, bytes: Uint8Array, length: number): void {
  if (bytes.length !== length)
    throw new RangeError(`${field}: expected ${length} bytes, got ${bytes.length}`);
}
