// X-Wing in JavaScript, for platforms without ML-KEM. Both halves are noble's, so that the combination is the library's
// and not ours. Large and slow beside the platform's: only ever loaded when that is missing.

import { MLKEM768X25519 } from '@noble/post-quantum/hybrid.js';
import { KEM_MLKEM768_X25519 } from '@panva/hpke-noble';
import type { KEMFactory } from 'hpke';

/** FIPS 203 §2.4: coefficients are integers below q. */
const ML_KEM_Q = 3329;
/** Of the 1184 bytes of an ML-KEM-768 key these are coefficients, two in three bytes; the last 32 are a seed. */
const COEFFICIENT_BYTES = 1152;

/** Refuses a public key that fails the modulus check of FIPS 203 §7.2, which noble 0.5 does not see. */
export const NOBLE_XWING_KEM: KEMFactory = () => {
  const kem = KEM_MLKEM768_X25519();
  return {
    ...kem,
    async DeserializePublicKey(publicKey) {
      if (!isReduced(publicKey)) throw new TypeError('publicKey: fails the modulus check of FIPS 203');
      return await kem.DeserializePublicKey(publicKey);
    },
    // The library keeps the array that it is given.
    async DeserializePrivateKey(seed, extractable) {
      return await kem.DeserializePrivateKey(new Uint8Array(seed), extractable);
    },
  };
};

/** The public key of a seed (draft-connolly-cfrg-xwing-kem §5.2). */
export function xWingPublicKey(seed: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(MLKEM768X25519.getPublicKey(new Uint8Array(seed)));
}

/**
 * Encapsulates with this randomness in place of fresh: ML-KEM's 32 bytes, then the ephemeral X25519 key. For test vectors;
 * never to seal with.
 */
export function encapsulateWith(
  publicKey: Uint8Array,
  randomness: Uint8Array,
): { readonly shared_secret: Uint8Array; readonly enc: Uint8Array } {
  // The library wipes what it is given.
  const { sharedSecret, cipherText } = MLKEM768X25519.encapsulate(publicKey, new Uint8Array(randomness));
  return { shared_secret: sharedSecret, enc: cipherText };
}

function isReduced(publicKey: Uint8Array): boolean {
  for (let at = 0; at < COEFFICIENT_BYTES; at += 3) {
    const [low = 0, middle = 0, high = 0] = publicKey.subarray(at, at + 3);
    if ((low | ((middle & 0x0f) << 8)) >= ML_KEM_Q || ((middle >> 4) | (high << 4)) >= ML_KEM_Q) return false;
  }
  return true;
}
