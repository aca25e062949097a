// Official vectors through the functions that this package itself uses.

import { extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { verifyBytes } from '@scrim/crypto/keys';
import { readingKey } from '@scrim/crypto/open';
import { joinBytes } from '@scrim/protocol';
import { KDF_HKDF_SHA256, LabeledExpand, LabeledExtract } from 'hpke';
import { describe, expect, it } from 'vitest';
import { expand } from '../src/format/key-schedule.ts';
import { openPsk } from '../src/hpke/open-psk.ts';
import { sealPsk } from '../src/hpke/seal-psk.ts';
import { decryptChunk } from '../src/open/chunk-decrypt.ts';
import { encryptChunk, encryptChunkNow } from '../src/seal/chunk-cipher.ts';
import { loadFixedKem } from '../src/hpke/fixed-kem.ts';
import { hex, readVector, toHex } from './known-answers.ts';

interface Wycheproof<Group> {
  readonly testGroups: readonly Group[];
}

describe('HPKE: RFC 9180, mode PSK, AES-256-GCM', () => {
  interface HpkeVector {
    readonly mode: number;
    readonly kem_id: number;
    readonly aead_id: number;
    readonly info: string;
    readonly ikmE: string;
    readonly skRm: string;
    readonly pkRm: string;
    readonly psk: string;
    readonly psk_id: string;
    readonly enc: string;
    readonly encryptions: readonly { readonly aad: string; readonly ct: string; readonly pt: string }[];
  }
  const vectors = readVector<HpkeVector[]>('hpke/rfc9180-subset-x25519-p256-base-psk.json').filter(
    ({ mode, aead_id }) => mode === 1 && aead_id === 2,
  );
  const suites = { 32: 1, 16: 3 } as const;

  it('has a vector for both DHKEMs', () => {
    expect(vectors.map(({ kem_id }) => kem_id).sort()).toEqual([0x10, 0x20]);
  });

  it.each(vectors)('KEM $kem_id seals and opens', async (vector) => {
    const suite = suites[vector.kem_id as keyof typeof suites];
    const [first] = vector.encryptions;
    if (first === undefined) throw new Error('a vector without encryptions');
    const binding = {
      info: hex(vector.info),
      psk: hex(vector.psk),
      pskId: hex(vector.psk_id),
      aad: hex(first.aad),
    };
    const kem = await loadFixedKem(suite, hex(vector.ikmE));
    const sealed = await sealPsk(kem, hex(vector.pkRm), binding, hex(first.pt));
    expect([toHex(sealed.enc), toHex(sealed.ct)]).toEqual([vector.enc, first.ct]);
    const key = await readingKey(suite, hex(vector.skRm));
    expect(toHex(key.publicKey)).toBe(vector.pkRm);
    expect(toHex(await openPsk(suite, key.decap, binding, sealed))).toBe(first.pt);
    await expect(openPsk(suite, key.decap, { ...binding, aad: hex('00') }, sealed)).rejects.toThrow();
  });
});

describe('X25519: Wycheproof, through decap', () => {
  interface Group {
    readonly tests: readonly {
      readonly tcId: number;
      readonly public: string;
      readonly private: string;
      readonly shared: string;
      readonly result: string;
      readonly flags: readonly string[];
    }[];
  }
  const tests = readVector<Wycheproof<Group>>('wycheproof/x25519_test.json').testGroups.flatMap(
    (group) => group.tests,
  );
  const suiteId = joinBytes('KEM', Uint8Array.of(0, 0x20));
  const kdf = KDF_HKDF_SHA256();

  /** RFC 9180 §4.1 ExtractAndExpand. */
  async function sharedSecret(dh: Uint8Array, context: Uint8Array): Promise<string> {
    const label = (text: string) => joinBytes(text);
    const prk = await LabeledExtract(kdf, suiteId, new Uint8Array(), label('eae_prk'), dh);
    return toHex(await LabeledExpand(kdf, suiteId, prk, label('shared_secret'), context, 32));
  }

  it('agrees with every vector; what comes to zero is refused (RFC 9180 §7.1.4)', async () => {
    let zeros = 0;
    for (const { private: secret, public: enc, shared, tcId } of tests) {
      const key = await readingKey(1, hex(secret));
      const got = await key.decap(hex(enc)).then(toHex, () => 'refused');
      const zero = /^0+$/.test(shared);
      zeros += zero ? 1 : 0;
      const expected = zero ? 'refused' : await sharedSecret(hex(shared), joinBytes(hex(enc), key.publicKey));
      expect([tcId, got]).toEqual([tcId, expected]);
    }
    expect([tests.length, zeros > 10]).toEqual([518, true]);
  });
});

describe('X-Wing', () => {
  const vectors = readVector<{ sk: string; pk: string; ct: string; ss: string }[]>(
    'xwing/xwing-test-vectors.json',
  );

  it.each(vectors.map((vector, at) => [at, vector] as const))(
    'vector %i: public key and decap',
    async (_, vector) => {
      const key = await readingKey(2, hex(vector.sk));
      expect(toHex(key.publicKey)).toBe(vector.pk);
      expect(toHex(await key.decap(hex(vector.ct)))).toBe(vector.ss);
    },
  );
});

describe('AES-256-GCM: Wycheproof, 96-bit nonces, 128-bit tags', () => {
  interface Group {
    readonly ivSize: number;
    readonly keySize: number;
    readonly tagSize: number;
    readonly tests: readonly {
      readonly tcId: number;
      readonly key: string;
      readonly iv: string;
      readonly aad: string;
      readonly msg: string;
      readonly ct: string;
      readonly tag: string;
      readonly result: string;
    }[];
  }
  const tests = readVector<Wycheproof<Group>>('wycheproof/aes_gcm_test.json')
    .testGroups.filter(({ ivSize, tagSize, keySize }) => ivSize === 96 && tagSize === 128 && keySize === 256)
    .flatMap((group) => group.tests);

  it('has valid and invalid vectors', () => {
    expect(tests.length).toBeGreaterThan(50);
    expect(new Set(tests.map(({ result }) => result))).toEqual(new Set(['valid', 'invalid']));
  });

  it.each(tests)('$tcId $result', async ({ key, iv, aad, msg, ct, tag, result }) => {
    const secret = () => ({ key: hex(key), nonce: hex(iv) });
    const sealed = result === 'valid' ? ct + tag : null;
    const opened = await decryptChunk(secret(), hex(aad), hex(ct + tag));
    expect(opened === null ? null : toHex(opened)).toBe(result === 'valid' ? msg : null);
    if (sealed === null) return;
    expect(toHex(await encryptChunk(secret(), hex(aad), hex(msg)))).toBe(sealed);
    expect(toHex(encryptChunkNow(secret(), hex(aad), hex(msg)))).toBe(sealed);
  });
});

describe('HKDF-Expand with SHA-256', () => {
  const { tests } = readVector<{
    tests: { tc: number; prk: string; info: string; L: number; okm: string }[];
  }>('kdf/rfc5869-hkdf-sha256.json');

  it.each(tests)('RFC 5869, test case $tc', ({ prk, info, L, okm }) => {
    expect(toHex(expand(hex(prk), hex(info), L))).toBe(okm);
  });

  interface Group {
    readonly tests: readonly {
      readonly tcId: number;
      readonly ikm: string;
      readonly salt: string;
      readonly info: string;
      readonly size: number;
      readonly okm: string;
      readonly result: string;
    }[];
  }
  const groups = readVector<Wycheproof<Group>>('wycheproof/hkdf_sha256_test.json').testGroups;

  it.each(groups.flatMap((group) => group.tests))('Wycheproof $tcId $result', (vector) => {
    const prk = extract(sha256, hex(vector.ikm), hex(vector.salt));
    const derive = () => toHex(expand(prk, hex(vector.info), vector.size));
    if (vector.result === 'valid') expect(derive()).toBe(vector.okm);
    else expect(derive).toThrow();
  });
});

describe('Ed25519: Wycheproof', () => {
  interface Group {
    readonly publicKey: { readonly pk: string };
    readonly tests: readonly { tcId: number; msg: string; sig: string; result: string }[];
  }
  const tests = readVector<Wycheproof<Group>>('wycheproof/ed25519_test.json').testGroups.flatMap((group) =>
    group.tests.map((test) => ({ ...test, pk: group.publicKey.pk })),
  );

  it.each(tests)('$tcId $result', async ({ pk, msg, sig, result }) => {
    expect(await verifyBytes(hex(pk), hex(sig), hex(msg))).toBe(result === 'valid');
  });
});
