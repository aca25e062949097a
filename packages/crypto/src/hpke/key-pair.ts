// Private and public keys of each suite as bytes: made, and the one computed from the other.
import { decodeBase64Url, joinBytes } from '@scrim/protocol';
import { SUITE_LENGTHS, type SuiteId } from '../format/suites.ts';
import { loadKem } from './kem.ts';

/** A key pair as bytes, in the encodings of RFC 9180 §7.1 and of X-Wing (the private key is its 32-byte seed). */
export interface KeyPairBytes {
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly privateKey: Uint8Array<ArrayBuffer>;
}

/** What the language's types do not have yet. */
interface ModernSubtle {
  getPublicKey(key: CryptoKey, usages: string[]): Promise<CryptoKey>;
}

/** A fresh key pair of the suite. */
export async function generateKeyPair(suite: SuiteId): Promise<KeyPairBytes> {
  const kem = (await loadKem(suite))();
  const { publicKey, privateKey } = await kem.GenerateKeyPair(true);
  return {
    publicKey: new Uint8Array(await kem.SerializePublicKey(publicKey)),
    privateKey: new Uint8Array(await kem.SerializePrivateKey(privateKey)),
  };
}

/**
 * The public key of a private one.
 *
 * @throws RangeError when the private key has not the suite's length.
 * @throws TypeError when the bytes are no private key of the suite, or nothing here can use it.
 */
export async function publicKeyOf(suite: SuiteId, privateKey: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const expected = SUITE_LENGTHS[suite].privateKey;
  if (privateKey.length !== expected) {
    throw new RangeError(`privateKey: expected ${expected} bytes, got ${privateKey.length}`);
  }
  try {
    return suite === 2 ? await xWingKeyOf(privateKey) : await curveKeyOf(suite, privateKey);
  } catch (cause) {
    throw new TypeError(`privateKey: not usable for suite ${suite} on this platform`, { cause });
  }
}

async function curveKeyOf(suite: 1 | 3, privateKey: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const kem = (await loadKem(suite))();
  const key = (await kem.DeserializePrivateKey(privateKey, true)) as CryptoKey;
  const { x = '', y } = await crypto.subtle.exportKey('jwk', key);
  const xBytes = decodeBase64Url(x, 32);
  const yBytes = y === undefined ? null : decodeBase64Url(y, 32);
  if (xBytes === null || (suite === 3) !== (yBytes !== null))
    throw new TypeError('privateKey: no public key');
  return yBytes === null ? xBytes : joinBytes(Uint8Array.of(4), xBytes, yBytes);
}

/** Where X-Wing is one algorithm the platform can tell; from its parts it would be ours to compose, so noble does it. */
async function xWingKeyOf(seed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const kem = (await loadKem(2))();
  const key = await kem.DeserializePrivateKey(new Uint8Array(seed), true);
  if (!(key instanceof CryptoKey)) return (await import('./noble-x-wing-kem.ts')).xWingPublicKey(seed);
  const subtle = crypto.subtle as unknown as ModernSubtle;
  const publicKey = await subtle.getPublicKey(key, ['encapsulateBits']);
  return new Uint8Array(await kem.SerializePublicKey(publicKey));
}
