// The public key of a private one, computed by WebCrypto, for each suite.
import { decodeBase64Url, joinBytes } from '@scrim/protocol';
import type { SuiteId } from '../format/suites.ts';
import { SUITE_KEMS } from './hpke-open.ts';

/** What X-Wing needs of WebCrypto that the language's types do not have yet. */
interface ModernSubtle {
  digest(algorithm: object, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  importKey(
    format: string,
    bytes: Uint8Array,
    algorithm: string,
    extractable: boolean,
    usages: string[],
  ): Promise<CryptoKey>;
  getPublicKey(key: CryptoKey, usages: string[]): Promise<CryptoKey>;
  exportKey(format: string, key: CryptoKey): Promise<ArrayBuffer>;
}

/** @throws when the bytes are no private key of the suite, or the platform has not the suite's algorithms. */
export async function publicKeyOf(suite: SuiteId, privateKey: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return suite === 2 ? await hybridPublicKey(privateKey) : await curvePublicKey(suite, privateKey);
}

async function curvePublicKey(suite: 1 | 3, privateKey: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const key = (await SUITE_KEMS[suite]().DeserializePrivateKey(privateKey, true)) as CryptoKey;
  const { x = '', y } = await crypto.subtle.exportKey('jwk', key);
  const xBytes = decodeBase64Url(x, 32);
  const yBytes = y === undefined ? null : decodeBase64Url(y, 32);
  if (xBytes === null || (suite === 3) !== (yBytes !== null))
    throw new TypeError('privateKey: no public key');
  return yBytes === null ? xBytes : joinBytes(Uint8Array.of(4), xBytes, yBytes);
}

/** Some platforms have X-Wing as one algorithm (Chromium), some have its parts (Node). */
async function hybridPublicKey(seed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const kem = SUITE_KEMS[2]();
  const key = await kem.DeserializePrivateKey(new Uint8Array(seed), true);
  if (!(key instanceof CryptoKey)) return await composePublicKey(seed);
  const publicKey = await modernSubtle().getPublicKey(key, ['encapsulateBits']);
  return new Uint8Array(await kem.SerializePublicKey(publicKey));
}

/** X-Wing (draft-connolly-cfrg-xwing-kem §5.2): SHAKE256 of the seed gives the ML-KEM seed and the X25519 key. */
async function composePublicKey(seed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const subtle = modernSubtle();
  const shake256 = { name: 'cSHAKE256', length: 768, outputLength: 768 };
  const expanded = new Uint8Array(await subtle.digest(shake256, new Uint8Array(seed)));
  const mlKem = await subtle.importKey('raw-seed', expanded.subarray(0, 64), 'ML-KEM-768', true, [
    'decapsulateBits',
  ]);
  const mlKemPublic = await subtle.getPublicKey(mlKem, ['encapsulateBits']);
  const encapsulation = new Uint8Array(await subtle.exportKey('raw-public', mlKemPublic));
  return joinBytes(encapsulation, await curvePublicKey(1, expanded.slice(64)));
}

function modernSubtle(): ModernSubtle {
  return crypto.subtle as unknown as ModernSubtle;
}
