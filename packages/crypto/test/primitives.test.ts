// Official vectors of cipher, key derivation and signatures, through the functions that this package itself uses. The KEMs'
// are in kem-vectors and curve-vectors.

import { extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { verifyBytes } from '@scrim/crypto/keys';
import { describe, expect, it } from 'vitest';
import { expand } from '../src/format/key-schedule.ts';
import { decryptChunk } from '../src/open/chunk-decrypt.ts';
import { encryptChunk, encryptChunkNow } from '../src/seal/chunk-cipher.ts';
import { hex, readVector, toHex } from './known-answers.ts';

interface Wycheproof<Group> {
  readonly testGroups: readonly Group[];
}

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
