// KEMs without chance, for test vectors only: what should be random at sealing is given in. What is sealed with one
// can be opened by whoever knows that input, without any private key.
import { XWing } from '@noble/post-quantum/hybrid.js';
import {
  KEM_DHKEM_P256_HKDF_SHA256,
  KEM_DHKEM_X25519_HKDF_SHA256,
  KEM_MLKEM768_X25519,
} from '@panva/hpke-noble';
import type { KEM, KEMFactory } from 'hpke';
import type { SuiteId } from '../format/suites.ts';

/** Of one library on every platform, so that every platform makes the same vectors. */
const KEMS: Readonly<Record<SuiteId, KEMFactory>> = {
  1: KEM_DHKEM_X25519_HKDF_SHA256,
  2: KEM_MLKEM768_X25519,
  3: KEM_DHKEM_P256_HKDF_SHA256,
};

/**
 * The suite's KEM with its one random choice fixed.
 *
 * @param ikmE suites 1 and 3: 32 bytes, input of RFC 9180 `DeriveKeyPair`; suite 2: 64 bytes, X-Wing's `eseed`.
 */
export function fixedKem(suite: SuiteId, ikmE: Uint8Array): KEMFactory {
  return suite === 2 ? () => fixedHybrid(ikmE) : () => fixedCurve(suite, ikmE);
}

function fixedCurve(suite: 1 | 3, ikmE: Uint8Array): KEM {
  return {
    ...KEMS[suite](),
    GenerateKeyPair(extractable) {
      return this.DeriveKeyPair(ikmE, extractable);
    },
  };
}

function fixedHybrid(eseed: Uint8Array): KEM {
  return {
    ...KEMS[2](),
    async Encap(publicKey) {
      const bytes = await this.SerializePublicKey(publicKey);
      // The library wipes what it is given.
      const { sharedSecret, cipherText } = XWing.encapsulate(bytes, new Uint8Array(eseed));
      return { shared_secret: sharedSecret, enc: cipherText };
    },
  };
}

/** The private key that RFC 9180 `DeriveKeyPair` makes of 32 bytes; suite 2 takes the bytes as its seed. */
export async function derivePrivateKey(suite: SuiteId, ikm: Uint8Array): Promise<Uint8Array> {
  if (suite === 2) return new Uint8Array(ikm);
  const kem = KEMS[suite]();
  const { privateKey } = await kem.DeriveKeyPair(new Uint8Array(ikm), true);
  return new Uint8Array(await kem.SerializePrivateKey(privateKey));
}
