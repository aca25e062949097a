// X-Wing in JavaScript, for platforms without ML-KEM. Both halves and their combination are noble's. Large and slow beside
// the platform's: only ever loaded when that is missing. Straight from @noble/post-quantum: @panva/hpke-noble would share
// its hashes with the sealer, and a bundler then gives every page what the two need together.

import { MLKEM768X25519 } from '@noble/post-quantum/hybrid.js';
import type { KEMFactory, Key } from 'hpke';
import { isReduced } from './ml-kem-check.ts';

const XWING = 'MLKEM768-X25519';
const SEED_BYTES = 32;

/** The library wipes or keeps what it is given: it is given copies. */
const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** A key as the HPKE library carries one about: its bytes cannot be read off it. */
class XWingKey implements Key {
  readonly algorithm = { name: XWING };
  readonly type: 'public' | 'private';
  readonly extractable: boolean;
  readonly #bytes: Uint8Array;

  constructor(type: 'public' | 'private', bytes: Uint8Array, extractable: boolean) {
    this.type = type;
    this.extractable = extractable;
    this.#bytes = copyOf(bytes);
  }

  static bytesOf(key: unknown, type: 'public' | 'private'): Uint8Array<ArrayBuffer> {
    if (!(key instanceof XWingKey) || key.type !== type) throw new TypeError(`key: expected a ${type} one`);
    return copyOf(key.#bytes);
  }
}

/** Refuses a public key that fails the modulus check of FIPS 203 §7.2, which noble 0.5 does not see. */
export const NOBLE_XWING_KEM: KEMFactory = () => ({
  id: 0x647a,
  type: 'KEM',
  name: XWING,
  Nsecret: 32,
  Nenc: 1120,
  Npk: 1216,
  Nsk: SEED_BYTES,
  async GenerateKeyPair(extractable) {
    const seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
    return {
      privateKey: new XWingKey('private', seed, extractable),
      publicKey: new XWingKey('public', xWingPublicKey(seed), true),
    };
  },
  DeriveKeyPair: () => Promise.reject(new TypeError('kem: keys are made from chance or from a seed')),
  SerializePublicKey: async (key) => XWingKey.bytesOf(key, 'public'),
  async DeserializePublicKey(publicKey) {
    if (!isReduced(publicKey)) throw new TypeError('publicKey: fails the modulus check of FIPS 203');
    return new XWingKey('public', publicKey, true);
  },
  async SerializePrivateKey(key) {
    if (!key.extractable) throw new TypeError('key: not extractable');
    return XWingKey.bytesOf(key, 'private');
  },
  DeserializePrivateKey: async (seed, extractable) => new XWingKey('private', seed, extractable),
  Encap: async (key) => encapsulate(XWingKey.bytesOf(key, 'public')),
  Decap: async (enc, key) => MLKEM768X25519.decapsulate(copyOf(enc), XWingKey.bytesOf(key, 'private')),
});

/** The public key of a seed (draft-connolly-cfrg-xwing-kem §5.2). */
export function xWingPublicKey(seed: Uint8Array): Uint8Array<ArrayBuffer> {
  return copyOf(MLKEM768X25519.getPublicKey(copyOf(seed)));
}

/**
 * Encapsulates with this randomness in place of fresh: ML-KEM's 32 bytes, then the ephemeral X25519 key. For test vectors;
 * never to seal with.
 */
export function encapsulateWith(publicKey: Uint8Array, randomness: Uint8Array): Encapsulation {
  return encapsulate(publicKey, copyOf(randomness));
}

interface Encapsulation {
  readonly shared_secret: Uint8Array;
  readonly enc: Uint8Array;
}

function encapsulate(publicKey: Uint8Array, randomness?: Uint8Array): Encapsulation {
  const { sharedSecret, cipherText } = MLKEM768X25519.encapsulate(publicKey, randomness);
  return { shared_secret: sharedSecret, enc: cipherText };
}
