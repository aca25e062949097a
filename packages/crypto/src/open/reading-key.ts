// A key that opens. The private bytes go into WebCrypto once and cannot be taken out of the ReadingKey again.
import type { KeyId } from '@scrim/protocol';
import { keyIdOf } from '../format/key-id.ts';
import { isSuiteId, SUITE_LENGTHS, type SuiteId } from '../format/suites.ts';
import { loadKem } from '../hpke/kem.ts';
import { publicKeyOf } from '../hpke/key-pair.ts';
import type { Decapsulate } from '../hpke/open-psk.ts';
import { isSameKey, type PrivateJwk, parsePrivateJwk } from '../hpke/private-jwk.ts';

/** A private key as the reader needs it. `decap` may ask an HSM. */
export interface ReadingKey {
  readonly suite: SuiteId;
  readonly publicKey: Uint8Array;
  readonly kid: KeyId;
  /** The KEM's shared secret of an encapsulation (RFC 9180 §4.1 `Decap`); rejects what it cannot open. */
  readonly decap: Decapsulate;
}

/**
 * A reading key from private key bytes; suite 2 by the platform where it has ML-KEM (Node 24, Chromium 156), else in
 * JavaScript, loaded only then.
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
  const kem = (await loadKem(suite))();
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

/**
 * A reading key from a private JWK: OKP X25519 is suite 1, EC P-256 is suite 3.
 *
 * @throws TypeError when it is no such JWK, or its public part is not that of its private part.
 */
export async function readingKeyFromJwk(jwk: PrivateJwk): Promise<ReadingKey> {
  const { suite, privateKey, publicKey } = parsePrivateJwk(jwk);
  const key = await readingKey(suite, privateKey);
  if (!isSameKey(key.publicKey, publicKey)) {
    throw new TypeError('jwk: public and private part are not one key');
  }
  return key;
}
