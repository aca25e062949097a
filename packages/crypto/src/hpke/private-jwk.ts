// Private keys as JWK (RFC 7517; RFC 8037 for X25519, RFC 7518 §6.2 for P-256), read and written. Suite 2 has no JWK here.
import { decodeBase64Url, encodeBase64Url, joinBytes } from '@scrim/protocol';
import type { KeyPairBytes } from './key-pair.ts';

/** A private key as JWK: OKP X25519 is suite 1, EC P-256 is suite 3. */
export interface PrivateJwk {
  readonly kty?: unknown;
  readonly crv?: unknown;
  readonly x?: unknown;
  readonly y?: unknown;
  readonly d?: unknown;
}

/** A reading key as private JWK. Anyone who has this text can open. */
export type ReadingJwk =
  | { readonly kty: 'OKP'; readonly crv: 'X25519'; readonly x: string; readonly d: string }
  | {
      readonly kty: 'EC';
      readonly crv: 'P-256';
      readonly x: string;
      readonly y: string;
      readonly d: string;
    };

/** What a JWK says; whether the two are one key is for whoever imports the private one to see. */
export interface StatedKeyPair extends KeyPairBytes {
  readonly suite: 1 | 3;
}

/** @throws TypeError when it is no private JWK of X25519 or P-256. */
export function parsePrivateJwk({ kty, crv, x, y, d }: PrivateJwk): StatedKeyPair {
  const privateKey = readCoordinate(d, 'd');
  if (kty === 'OKP' && crv === 'X25519') return { suite: 1, privateKey, publicKey: readCoordinate(x, 'x') };
  if (kty !== 'EC' || crv !== 'P-256') throw new TypeError('jwk: expected OKP X25519 or EC P-256');
  const publicKey = joinBytes(Uint8Array.of(4), readCoordinate(x, 'x'), readCoordinate(y, 'y'));
  return { suite: 3, privateKey, publicKey };
}

/** The JWK of a key pair of suite 1 or 3. */
export function writePrivateJwk(suite: 1 | 3, { publicKey, privateKey }: KeyPairBytes): ReadingJwk {
  const d = encodeBase64Url(privateKey);
  if (suite === 1) return { kty: 'OKP', crv: 'X25519', x: encodeBase64Url(publicKey), d };
  const x = encodeBase64Url(publicKey.subarray(1, 33));
  return { kty: 'EC', crv: 'P-256', x, y: encodeBase64Url(publicKey.subarray(33)), d };
}

/** Are these the bytes of one public key? */
export function isSameKey(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function readCoordinate(value: unknown, name: string): Uint8Array<ArrayBuffer> {
  const bytes = typeof value === 'string' ? decodeBase64Url(value, 32) : null;
  if (bytes === null) throw new TypeError(`jwk.${name}: expected base64url of 32 bytes`);
  return bytes;
}
