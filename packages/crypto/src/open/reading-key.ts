// A key that opens. The private bytes go into WebCrypto once and cannot be taken out of the ReadingKey again.
import { decodeBase64Url, type KeyId } from '@scrim/protocol';
import { keyIdOf } from '../format/key-id.ts';
import { isSuiteId, SUITE_LENGTHS, type SuiteId } from '../format/suites.ts';
import { type Decapsulate, SUITE_KEMS } from './hpke-open.ts';
import { publicKeyOf } from './public-key.ts';

/** A private key as the reader needs it. `decap` may ask an HSM. */
export interface ReadingKey {
  readonly suite: SuiteId;
  readonly publicKey: Uint8Array;
  readonly kid: KeyId;
  /** The KEM's shared secret of an encapsulation (RFC 9180 §4.1 `Decap`); rejects what it cannot open. */
  readonly decap: Decapsulate;
}

/**
 * A reading key from private key bytes. Suite 2 needs WebCrypto with ML-KEM (Node 24, Chromium 156).
 *
 * @throws TypeError, RangeError when the bytes are no private key of the suite, or the platform cannot use it.
 */
export async function readingKey(suite: SuiteId, privateKey: Uint8Array): Promise<ReadingKey> {
  if (!isSuiteId(suite)) throw new RangeError('suite: expected 1, 2 or 3');
  const expected = SUITE_LENGTHS[suite].privateKey;
  if (privateKey.length !== expected) {
    throw new RangeError(`privateKey: expected ${expected} bytes, got ${privateKey.length}`);
  }
  try {
    return await importKey(suite, privateKey);
  } catch (cause) {
    throw new TypeError(`privateKey: not usable for suite ${suite} on this platform`, { cause });
  }
}

async function importKey(suite: SuiteId, privateKey: Uint8Array): Promise<ReadingKey> {
  const kem = SUITE_KEMS[suite]();
  const publicKey = await publicKeyOf(suite, privateKey);
  const secretKey = await kem.DeserializePrivateKey(new Uint8Array(privateKey), false);
  const openKey = await kem.DeserializePublicKey(publicKey);
  return {
    suite,
    publicKey,
    kid: keyIdOf(suite, publicKey),
    decap: (enc) => kem.Decap(enc, secretKey, openKey),
  };
}

/** A private key as JWK (RFC 7517, RFC 8037): OKP X25519 is suite 1, EC P-256 is suite 3. */
export interface PrivateJwk {
  readonly kty?: unknown;
  readonly crv?: unknown;
  readonly x?: unknown;
  readonly y?: unknown;
  readonly d?: unknown;
}

/**
 * A reading key from a private JWK.
 *
 * @throws TypeError when it is no such JWK, or its public part is not that of its private part.
 */
export async function readingKeyFromJwk(jwk: PrivateJwk): Promise<ReadingKey> {
  const suite = suiteOfJwk(jwk);
  const key = await readingKey(suite, readCoordinate(jwk.d, 'd'));
  const point = suite === 1 ? key.publicKey : key.publicKey.subarray(1);
  const stated = [jwk.x, ...(suite === 1 ? [] : [jwk.y])].map((value, at) => readCoordinate(value, 'xy'[at]));
  const same = stated.every((bytes, at) => bytes.every((byte, k) => byte === point[at * 32 + k]));
  if (!same) throw new TypeError('jwk: public and private part are not one key');
  return key;
}

function suiteOfJwk({ kty, crv }: PrivateJwk): 1 | 3 {
  if (kty === 'OKP' && crv === 'X25519') return 1;
  if (kty === 'EC' && crv === 'P-256') return 3;
  throw new TypeError('jwk: expected OKP X25519 or EC P-256');
}

function readCoordinate(value: unknown, name = ''): Uint8Array<ArrayBuffer> {
  const bytes = typeof value === 'string' ? decodeBase64Url(value, 32) : null;
  if (bytes === null) throw new TypeError(`jwk.${name}: expected base64url of 32 bytes`);
  return bytes;
}
