// The KEM of suite 2: MLKEM768-X25519 (X-Wing). The platform's where all of it works, as one algorithm (Chromium) or from
// its parts (Node); else the one in JavaScript, whole, from a chunk that is loaded only then.
import { type KEM, KEM_MLKEM768_X25519, type KEMFactory } from 'hpke';

/** X-Wing for this platform. */
export async function chooseXWing(): Promise<KEMFactory> {
  return (await isNative()) ? KEM_MLKEM768_X25519 : (await import('./noble-x-wing-kem.ts')).NOBLE_XWING_KEM;
}

/** A platform may know an algorithm by name and not all that is asked of it: one key, once around. */
async function isNative(): Promise<boolean> {
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
