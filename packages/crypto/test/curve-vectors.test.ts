// Project Wycheproof's vectors of the two curves and of ML-KEM, through the adapters that this package itself uses; noble's
// beside the platform's.
import { sha3_256 } from '@noble/hashes/sha3.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { type PrivateJwk, readingKey, readingKeyFromJwk } from '@scrim/crypto/open';
import { decodeBase64Url, joinBytes } from '@scrim/protocol';
import { KDF_HKDF_SHA256, KEM_ML_KEM_768, LabeledExpand, LabeledExtract } from 'hpke';
import { describe, expect, it } from 'vitest';
import { isReduced } from '../src/hpke/ml-kem-check.ts';
import { encapsulateWith } from '../src/hpke/noble-x-wing-kem.ts';
import { loadSealingKem } from '../src/hpke/sealing-kem.ts';
import { hex, readVector, toHex } from './known-answers.ts';

interface Wycheproof<Test> {
  readonly testGroups: readonly { readonly tests: readonly Test[] }[];
}

const testsOf = <Test>(name: string): readonly Test[] =>
  readVector<Wycheproof<Test>>(`wycheproof/${name}_test.json`).testGroups.flatMap(({ tests }) => tests);

/** RFC 9180 §4.1 ExtractAndExpand: what a DHKEM makes of the curve's own result. */
async function sharedSecret(
  kemId: number,
  dh: Uint8Array,
  enc: Uint8Array,
  publicKey: Uint8Array,
): Promise<string> {
  const kdf = KDF_HKDF_SHA256();
  const suiteId = joinBytes('KEM', Uint8Array.of(0, kemId));
  const prk = await LabeledExtract(kdf, suiteId, new Uint8Array(), joinBytes('eae_prk'), dh);
  const context = joinBytes(enc, publicKey);
  return toHex(await LabeledExpand(kdf, suiteId, prk, joinBytes('shared_secret'), context, 32));
}

const orRefused = (result: Promise<Uint8Array>) => result.then(toHex, () => 'refused');

/**
 * noble's X25519 where it is in use: as the half of an X-Wing whose ML-KEM half is always the same one. The ephemeral key
 * is the vector's private key, the recipient's is its public one.
 */
function nobleX25519(): (secret: Uint8Array, peer: Uint8Array) => string {
  const mlKem = ml_kem768.keygen(new Uint8Array(64).fill(1)).publicKey;
  const randomness = new Uint8Array(32).fill(2);
  return (secret, peer) => {
    try {
      const { shared_secret } = encapsulateWith(joinBytes(mlKem, peer), joinBytes(randomness, secret));
      return toHex(shared_secret);
    } catch {
      return 'refused';
    }
  };
}

/** X-Wing's combiner (draft-connolly-cfrg-xwing-kem §5.3) over the same ML-KEM half. */
function combinerOf(): (dh: Uint8Array, ephemeral: Uint8Array, peer: Uint8Array) => string {
  const { publicKey } = ml_kem768.keygen(new Uint8Array(64).fill(1));
  const { sharedSecret } = ml_kem768.encapsulate(publicKey, new Uint8Array(32).fill(2));
  return (dh, ephemeral, peer) => toHex(sha3_256(joinBytes(sharedSecret, dh, ephemeral, peer, '\\.//^\\')));
}

describe('X25519', () => {
  interface Test {
    readonly tcId: number;
    readonly public: string;
    readonly private: string;
    readonly shared: string;
  }
  const tests = testsOf<Test>('x25519');

  it('agrees with every vector; what comes to zero is refused (RFC 9180 §7.1.4)', async () => {
    let zeros = 0;
    const [noble, combine] = [nobleX25519(), combinerOf()];
    for (const { private: secret, public: enc, shared, tcId } of tests) {
      const key = await readingKey(1, hex(secret));
      const zero = /^0+$/.test(shared);
      zeros += zero ? 1 : 0;
      const expected = zero ? 'refused' : await sharedSecret(0x20, hex(shared), hex(enc), key.publicKey);
      expect([tcId, await orRefused(key.decap(hex(enc)))]).toEqual([tcId, expected]);
      const hybrid = zero ? 'refused' : combine(hex(shared), key.publicKey, hex(enc));
      expect([tcId, noble(hex(secret), hex(enc))]).toEqual([tcId, hybrid]);
    }
    expect([tests.length, zeros > 10]).toEqual([518, true]);
  });
});

describe('ECDH on P-256', () => {
  interface Test {
    readonly tcId: number;
    readonly public: { readonly x: string; readonly y: string };
    readonly private: PrivateJwk & { readonly d: string };
    readonly shared: string;
    readonly result: 'valid' | 'invalid';
  }
  const tests = testsOf<Test>('ecdh_secp256r1_webcrypto');
  const bytes = (text: string) => decodeBase64Url(text) ?? new Uint8Array();

  it('agrees with every vector; what is no point of the curve is refused (RFC 9180 §7.1.4)', async () => {
    let invalid = 0;
    for (const { public: peer, private: jwk, shared, result, tcId } of tests) {
      const key = await readingKeyFromJwk(jwk);
      const enc = joinBytes(Uint8Array.of(4), bytes(peer.x), bytes(peer.y));
      invalid += result === 'invalid' ? 1 : 0;
      const valid = result === 'valid';
      const expected = valid ? await sharedSecret(0x10, hex(shared), enc, key.publicKey) : 'refused';
      expect([tcId, await orRefused(key.decap(enc))]).toEqual([tcId, expected]);
      const sealing = (await loadSealingKem(3))().DeserializePublicKey(enc);
      expect([
        tcId,
        await sealing.then(
          () => true,
          () => false,
        ),
      ]).toEqual([tcId, valid]);
    }
    expect([tests.length, invalid > 10]).toEqual([353, true]);
  });
});

// Alone, as X-Wing's seed is hashed before ML-KEM sees it: the platform's and noble's, called as the two KEMs call them.
describe('ML-KEM-768', () => {
  interface Test {
    readonly tcId: number;
    readonly seed: string;
    readonly ek?: string;
    readonly c: string;
    readonly K: string;
    readonly result: 'valid' | 'invalid';
  }
  const tests = testsOf<Test>('mlkem_768');

  async function platformDecap(seed: Uint8Array, c: Uint8Array): Promise<Uint8Array> {
    const kem = KEM_ML_KEM_768();
    return await kem.Decap(c, await kem.DeserializePrivateKey(seed, false), undefined);
  }

  async function nobleMlKem(seed: Uint8Array, c: Uint8Array): Promise<Uint8Array> {
    return ml_kem768.decapsulate(c, ml_kem768.keygen(seed).secretKey);
  }

  it('agrees with every vector, implicit rejection too', async () => {
    let invalid = 0;
    for (const { seed, ek, c, K, result, tcId } of tests) {
      invalid += result === 'invalid' ? 1 : 0;
      const expected = result === 'valid' ? K : 'refused';
      expect([tcId, await orRefused(platformDecap(hex(seed), hex(c)))]).toEqual([tcId, expected]);
      expect([tcId, await orRefused(nobleMlKem(hex(seed), hex(c)))]).toEqual([tcId, expected]);
      if (ek === undefined) continue;
      expect([tcId, toHex(ml_kem768.keygen(hex(seed)).publicKey)]).toEqual([tcId, ek]);
      expect([tcId, isReduced(hex(ek))]).toEqual([tcId, true]);
    }
    expect([tests.length, invalid > 0]).toEqual([193, true]);
  });
});
