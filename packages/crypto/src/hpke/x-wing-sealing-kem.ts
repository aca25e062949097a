// The KEM of suite 2 for sealing: MLKEM768-X25519 (X-Wing), by WebCrypto where that has it as one algorithm, else by noble,
// from a chunk that is loaded only then.
import type { KEM, KEMFactory } from 'hpke';

/** X-Wing for this platform. */
export async function chooseXWing(): Promise<KEMFactory> {
  if (await isNative()) return NATIVE_XWING_KEM;
  return (await import('./noble-x-wing-kem.ts')).NOBLE_XWING_KEM;
}

/** What WebCrypto has here and the language's types do not have yet. */
interface KemSubtle {
  generateKey(algorithm: string, extractable: boolean, usages: string[]): Promise<CryptoKeyPair>;
  exportKey(format: string, key: CryptoKey): Promise<ArrayBuffer>;
  importKey(
    format: string,
    bytes: Uint8Array,
    algorithm: string,
    extractable: boolean,
    usages: string[],
  ): Promise<CryptoKey>;
  encapsulateBits(
    algorithm: string,
    key: CryptoKey,
  ): Promise<{ readonly sharedKey: ArrayBuffer; readonly ciphertext: ArrayBuffer }>;
}

const XWING = 'MLKEM768-X25519';
const subtle = (): KemSubtle => crypto.subtle as unknown as KemSubtle;
const unusable = () => Promise.reject(new TypeError('kem: for sealing only'));

async function importPublicKey(publicKey: Uint8Array): Promise<CryptoKey> {
  return await subtle().importKey('raw-public', publicKey, XWING, true, ['encapsulateBits']);
}

const NATIVE_XWING_KEM: KEMFactory = (): KEM => ({
  id: 0x647a,
  type: 'KEM',
  name: XWING,
  Nsecret: 32,
  Nenc: 1120,
  Npk: 1216,
  Nsk: 32,
  DeserializePublicKey: importPublicKey,
  async Encap(publicKey) {
    const { sharedKey, ciphertext } = await subtle().encapsulateBits(XWING, publicKey as CryptoKey);
    return { shared_secret: new Uint8Array(sharedKey), enc: new Uint8Array(ciphertext) };
  },
  GenerateKeyPair: unusable,
  DeriveKeyPair: unusable,
  SerializePublicKey: unusable,
  SerializePrivateKey: unusable,
  DeserializePrivateKey: unusable,
  Decap: unusable,
});

/** A platform may know an algorithm by name and not all that is asked of it: one key, sealed to once. */
async function isNative(): Promise<boolean> {
  try {
    const { publicKey } = await subtle().generateKey(XWING, false, ['encapsulateBits', 'decapsulateBits']);
    const imported = await importPublicKey(new Uint8Array(await subtle().exportKey('raw-public', publicKey)));
    await subtle().encapsulateBits(XWING, imported);
    return true;
  } catch {
    return false;
  }
}
