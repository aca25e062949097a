// Ed25519 signing by WebCrypto (RFC 8032). Seeds come in as bytes and are handed to the platform; nothing is kept.
import { decodeBase64Url } from '@scrim/protocol';
import { ED25519_KEY_BYTES } from '../manifest/ed25519.ts';

/** What stands before a seed in PKCS #8 (RFC 8410 §7). */
const PKCS8_HEAD = Uint8Array.of(48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32);

async function importSeed(seed: Uint8Array, extractable: boolean): Promise<CryptoKey> {
  if (seed.length !== ED25519_KEY_BYTES) throw new RangeError(`seed: expected 32 bytes, got ${seed.length}`);
  const pkcs8 = new Uint8Array(PKCS8_HEAD.length + seed.length);
  pkcs8.set(PKCS8_HEAD);
  pkcs8.set(seed, PKCS8_HEAD.length);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', extractable, ['sign']);
  pkcs8.fill(0);
  return key;
}

/** @throws RangeError when the seed is not 32 bytes. */
export async function publicKeyOfSeed(seed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { x = '' } = await crypto.subtle.exportKey('jwk', await importSeed(seed, true));
  const publicKey = decodeBase64Url(x, 32);
  if (publicKey === null) throw new TypeError('seed: no public key');
  return publicKey;
}

/**
 * The Ed25519 signature of the bytes, 64 bytes.
 *
 * @throws RangeError when the seed is not 32 bytes.
 */
export async function signBytes(seed: Uint8Array, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const key = await importSeed(seed, false);
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key, new Uint8Array(bytes)));
}
