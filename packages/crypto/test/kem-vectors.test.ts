// Official vectors of the KEMs and of HPKE, through the functions that this package itself uses: the curves by WebCrypto, as
// a sealer and as a key holder has them; X-Wing by WebCrypto and by noble.

import { readingKey } from '@scrim/crypto/open';
import { KEM_DHKEM_P256_HKDF_SHA256, type KEMFactory } from 'hpke';
import { describe, expect, it } from 'vitest';
import { fixedDhKem, loadFixedKem } from '../src/hpke/fixed-kem.ts';
import { loadKem } from '../src/hpke/kem.ts';
import { encapsulateWith, NOBLE_XWING_KEM, xWingPublicKey } from '../src/hpke/noble-x-wing-kem.ts';
import { openPsk } from '../src/hpke/open-psk.ts';
import { sealPsk } from '../src/hpke/seal-psk.ts';
import { loadSealingKem } from '../src/hpke/sealing-kem.ts';
import { hex, readVector, toHex } from './known-answers.ts';

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
  readonly shared_secret: string;
  readonly encryptions: readonly { readonly aad: string; readonly ct: string; readonly pt: string }[];
}

const SUITES: Readonly<Record<number, 1 | 3>> = { 32: 1, 16: 3 };
const suiteOf = ({ kem_id }: HpkeVector) => SUITES[kem_id] ?? expect.unreachable();

/** P-256 as a sealer has it makes ephemeral keys and derives none: the library's own P-256 derives the vector's. */
async function sealingP256(ikm: Uint8Array): Promise<KEMFactory> {
  const kem = await loadSealingKem(3);
  return () => ({
    ...kem(),
    GenerateKeyPair: (extractable) => KEM_DHKEM_P256_HKDF_SHA256().DeriveKeyPair(ikm, extractable),
  });
}

/** Every KEM of the suite that there is, its ephemeral key the vector's. */
async function fixedKems(suite: 1 | 3, ikm: Uint8Array): Promise<Readonly<Record<string, KEMFactory>>> {
  return {
    sealer: suite === 3 ? await sealingP256(ikm) : fixedDhKem(await loadSealingKem(1), ikm),
    holder: await loadFixedKem(suite, ikm),
  };
}

const RFC9180 = readVector<HpkeVector[]>('hpke/rfc9180-subset-x25519-p256-base-psk.json');

describe('RFC 9180', () => {
  it('has vectors of both DHKEMs, in modes base and psk', () => {
    expect(RFC9180.length).toBe(16);
    expect(new Set(RFC9180.map(({ mode, kem_id }) => `${mode} ${kem_id}`)).size).toBe(4);
  });

  it.each(RFC9180)(
    'KEM $kem_id, mode $mode, AEAD $aead_id: encapsulates and decapsulates',
    async (vector) => {
      const suite = suiteOf(vector);
      for (const factory of Object.values(await fixedKems(suite, hex(vector.ikmE)))) {
        const kem = factory();
        const { enc, shared_secret } = await kem.Encap(await kem.DeserializePublicKey(hex(vector.pkRm)));
        expect([toHex(enc), toHex(shared_secret)]).toEqual([vector.enc, vector.shared_secret]);
      }
      const key = await readingKey(suite, hex(vector.skRm));
      expect(toHex(key.publicKey)).toBe(vector.pkRm);
      expect(toHex(await key.decap(hex(vector.enc)))).toBe(vector.shared_secret);
    },
  );

  const ours = RFC9180.filter(({ mode, aead_id }) => mode === 1 && aead_id === 2);

  it.each(ours)('KEM $kem_id, mode psk, AES-256-GCM: seals and opens', async (vector) => {
    const suite = suiteOf(vector);
    const { aad, pt, ct } = vector.encryptions[0] ?? expect.unreachable();
    const binding = {
      info: hex(vector.info),
      psk: hex(vector.psk),
      pskId: hex(vector.psk_id),
      aad: hex(aad),
    };
    for (const [name, kem] of Object.entries(await fixedKems(suite, hex(vector.ikmE)))) {
      const sealed = await sealPsk(kem, hex(vector.pkRm), binding, hex(pt));
      expect([name, toHex(sealed.enc), toHex(sealed.ct)]).toEqual([name, vector.enc, ct]);
    }
    const { decap } = await readingKey(suite, hex(vector.skRm));
    const sealed = { enc: hex(vector.enc), ct: hex(ct) };
    expect(toHex(await openPsk(suite, decap, binding, sealed))).toBe(pt);
    for (const wrong of [
      { aad: hex('00') },
      { info: hex('00') },
      { pskId: hex('00') },
      { psk: new Uint8Array(32) },
    ]) {
      await expect(openPsk(suite, decap, { ...binding, ...wrong }, sealed)).rejects.toThrow();
    }
  });

  it('is in use with both', () => {
    expect(ours.map(({ kem_id }) => kem_id).sort()).toEqual([0x10, 0x20]);
  });
});

interface XWingVector {
  readonly sk: string;
  readonly pk: string;
  readonly randomness: string;
  readonly enc: string;
  readonly ss: string;
}

const XWING: readonly XWingVector[] = readVector<Record<'sk' | 'pk' | 'eseed' | 'ct' | 'ss', string>[]>(
  'xwing/xwing-test-vectors.json',
).map(({ sk, pk, eseed, ct, ss }) => ({ sk, pk, randomness: eseed, enc: ct, ss }));

const HPKE_PQ: readonly XWingVector[] = readVector<HpkeVector[]>('hpke/hpke-pq-test-vectors.json')
  .filter(({ kem_id }) => kem_id === 0x647a)
  .map(({ skRm, pkRm, ikmE, enc, shared_secret }) => ({
    sk: skRm,
    pk: pkRm,
    randomness: ikmE,
    enc,
    ss: shared_secret,
  }));

describe.each([
  ['the X-Wing draft', XWING, 3],
  ['hpke-pq, MLKEM768-X25519', HPKE_PQ, 2],
] as const)('X-Wing: %s', (_, vectors, count) => {
  it('has its vectors', () => {
    expect(vectors.length).toBe(count);
  });

  it.each(vectors.map((vector, at) => [at, vector] as const))(
    '%i: public key and decap',
    async (_at, vector) => {
      const key = await readingKey(2, hex(vector.sk));
      expect(toHex(key.publicKey)).toBe(vector.pk);
      expect(toHex(await key.decap(hex(vector.enc)))).toBe(vector.ss);
    },
  );

  it.each(vectors.map((vector, at) => [at, vector] as const))('%i: in JavaScript', async (_at, vector) => {
    const kem = NOBLE_XWING_KEM();
    expect(toHex(xWingPublicKey(hex(vector.sk)))).toBe(vector.pk);
    const key = await kem.DeserializePrivateKey(hex(vector.sk), false);
    expect(toHex(await kem.Decap(hex(vector.enc), key, undefined))).toBe(vector.ss);
    const { enc, shared_secret } = encapsulateWith(hex(vector.pk), hex(vector.randomness));
    expect([toHex(enc), toHex(shared_secret)]).toEqual([vector.enc, vector.ss]);
  });
});

it('here the platform has X-Wing: what is above is its, and not noble twice', async () => {
  expect(await loadKem(2)).not.toBe(NOBLE_XWING_KEM);
});
