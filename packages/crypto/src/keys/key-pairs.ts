// Makes key pairs. Private keys are bytes here, because they go into key files: keep the pair short-lived.
import { decodeBase64Url, encodeBase64Url, type KeyId, randomBytes } from '@scrim/protocol';
import { keyIdOf } from '../format/key-id.ts';
import { SUITE_LENGTHS, type SuiteId } from '../format/suites.ts';
import { publicKeyOf } from '../open/public-key.ts';
import { publicKeyOfSeed } from './signing.ts';

/** A key pair that sessions are sealed to and opened with. */
export interface ReadingKeyPair {
  readonly kind: 'reading';
  readonly suite: SuiteId;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly privateKey: Uint8Array<ArrayBuffer>;
  readonly kid: KeyId;
}

/** An Ed25519 key pair: the private key is the 32-byte seed (RFC 8032 §5.1.5). */
export interface SigningKeyPair {
  readonly kind: 'signing';
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly privateKey: Uint8Array<ArrayBuffer>;
}

/** A fresh reading key. Any 32 bytes are an X25519 private key (RFC 7748 §5). */
export async function generateReadingKey(suite: 1 = 1): Promise<ReadingKeyPair> {
  if (suite !== 1) throw new RangeError('suite: this version makes keys of suite 1');
  return await readingKeyPairOf(suite, randomBytes(SUITE_LENGTHS[suite].privateKey));
}

/** A fresh Ed25519 signing key. */
export async function generateSigningKey(): Promise<SigningKeyPair> {
  return await signingKeyPairOf(randomBytes(32));
}

/** @throws TypeError, RangeError when the bytes are no private key of the suite. */
export async function readingKeyPairOf(suite: SuiteId, privateKey: Uint8Array): Promise<ReadingKeyPair> {
  const publicKey = await publicKeyOf(suite, privateKey);
  const kid = keyIdOf(suite, publicKey);
  return { kind: 'reading', suite, publicKey, privateKey: new Uint8Array(privateKey), kid };
}

/** @throws RangeError when the seed is not 32 bytes. */
export async function signingKeyPairOf(seed: Uint8Array): Promise<SigningKeyPair> {
  return { kind: 'signing', publicKey: await publicKeyOfSeed(seed), privateKey: new Uint8Array(seed) };
}

/** A reading key of suite 1 as private JWK (RFC 8037). Anyone who has this text can open. */
export interface ReadingJwk {
  readonly kty: 'OKP';
  readonly crv: 'X25519';
  readonly x: string;
  readonly d: string;
}

/** @throws RangeError for a suite without a JWK form here. */
export function readingKeyToJwk({ suite, publicKey, privateKey }: ReadingKeyPair): ReadingJwk {
  if (suite !== 1) throw new RangeError('suite: expected 1');
  return { kty: 'OKP', crv: 'X25519', x: encodeBase64Url(publicKey), d: encodeBase64Url(privateKey) };
}

/** @throws TypeError when it is no private OKP X25519 JWK whose two parts are one key. */
export async function readingKeyPairFromJwk(jwk: {
  readonly kty?: unknown;
  readonly crv?: unknown;
  readonly x?: unknown;
  readonly d?: unknown;
}): Promise<ReadingKeyPair> {
  const privateKey = typeof jwk.d === 'string' ? decodeBase64Url(jwk.d, 32) : null;
  if (jwk.kty !== 'OKP' || jwk.crv !== 'X25519' || privateKey === null) {
    throw new TypeError('jwk: expected a private OKP X25519 key');
  }
  const pair = await readingKeyPairOf(1, privateKey);
  if (jwk.x !== encodeBase64Url(pair.publicKey))
    throw new TypeError('jwk: public and private part are not one key');
  return pair;
}
