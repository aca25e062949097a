// Makes key pairs. Private keys are bytes here, because they go into key files: keep the pair short-lived.
import { type KeyId, randomBytes } from '@scrim/protocol';
import { keyIdOf } from '../format/key-id.ts';
import { isSuiteId, type SuiteId } from '../format/suites.ts';
import { generateKeyPair, publicKeyOf } from '../hpke/key-pair.ts';
import {
  isSameKey,
  type PrivateJwk,
  parsePrivateJwk,
  type ReadingJwk,
  writePrivateJwk,
} from '../hpke/private-jwk.ts';
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

/**
 * A fresh reading key.
 *
 * @param suite 1 X25519; 2 X-Wing, for recordings kept for years; 3 P-256, for keys in a KMS or HSM.
 * @throws RangeError for another suite.
 */
export async function generateReadingKey(suite: SuiteId = 1): Promise<ReadingKeyPair> {
  if (!isSuiteId(suite)) throw new RangeError('suite: expected 1, 2 or 3');
  const { publicKey, privateKey } = await generateKeyPair(suite);
  return { kind: 'reading', suite, publicKey, privateKey, kid: keyIdOf(suite, publicKey) };
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

/** @throws RangeError for suite 2, which has no JWK form here. */
export function readingKeyToJwk({ suite, ...pair }: ReadingKeyPair): ReadingJwk {
  if (suite === 2) throw new RangeError('suite: expected 1 or 3');
  return writePrivateJwk(suite, pair);
}

/**
 * The key pair of a private JWK: OKP X25519 is suite 1, EC P-256 is suite 3.
 *
 * @throws TypeError when it is no such JWK, or its two parts are not one key.
 */
export async function readingKeyPairFromJwk(jwk: PrivateJwk): Promise<ReadingKeyPair> {
  const { suite, privateKey, publicKey } = parsePrivateJwk(jwk);
  const pair = await readingKeyPairOf(suite, privateKey);
  if (!isSameKey(pair.publicKey, publicKey)) {
    throw new TypeError('jwk: public and private part are not one key');
  }
  return pair;
}
