// The KEM of each suite as a key holder needs it: makes keys, seals, opens. The platform's where it has one. No page that
// only seals may import this: sealing-kem.ts is what a sealer takes.
import {
  type KEM,
  KEM_DHKEM_P256_HKDF_SHA256,
  KEM_DHKEM_X25519_HKDF_SHA256,
  KEM_MLKEM768_X25519,
  type KEMFactory,
} from 'hpke';
import type { SuiteId } from '../format/suites.ts';
import { refuseOtherForms } from './p256-point.ts';

const X25519_KEM = KEM_DHKEM_X25519_HKDF_SHA256 as KEMFactory;

/** Refuses a public key or an encapsulation that is no uncompressed point of the curve (RFC 9180 §7.1.4). */
const P256_KEM: KEMFactory = () => {
  const kem = KEM_DHKEM_P256_HKDF_SHA256() as KEM;
  return {
    ...kem,
    // The library's Decap reads an encapsulation through this, too.
    async DeserializePublicKey(publicKey) {
      refuseOtherForms(publicKey);
      return await kem.DeserializePublicKey(publicKey);
    },
  };
};

let xWing: Promise<KEMFactory> | null = null;

/** The suite's KEM. X-Wing is noble's, loaded only then, where the platform's is missing; which it is, is remembered. */
export async function loadKem(suite: SuiteId): Promise<KEMFactory> {
  if (suite === 1) return X25519_KEM;
  if (suite === 3) return P256_KEM;
  xWing ??= chooseXWing().catch((cause) => {
    xWing = null;
    throw cause;
  });
  return await xWing;
}

async function chooseXWing(): Promise<KEMFactory> {
  return (await isXWingNative())
    ? KEM_MLKEM768_X25519
    : (await import('./noble-x-wing-kem.ts')).NOBLE_XWING_KEM;
}

/**
 * Has the platform all of X-Wing, as one algorithm (Chromium) or in its parts (Node)? It may know an algorithm by name
 * and not all that is asked of it: one key, once around.
 */
async function isXWingNative(): Promise<boolean> {
  try {
    const kem: KEM = KEM_MLKEM768_X25519();
    const made = await kem.GenerateKeyPair(true);
    const seed = await kem.SerializePrivateKey(made.privateKey);
    const publicKey = await kem.DeserializePublicKey(await kem.SerializePublicKey(made.publicKey));
    const { shared_secret: sent, enc } = await kem.Encap(publicKey);
    const received = await kem.Decap(enc, await kem.DeserializePrivateKey(seed, false), publicKey);
    return sent.every((byte, at) => byte === received[at]);
  } catch {
    return false;
  }
}
