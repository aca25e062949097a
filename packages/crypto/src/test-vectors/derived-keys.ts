// Private keys from given bytes, for test vectors only.
import type { SuiteId } from '../format/suites.ts';
import { loadFixedKem } from '../hpke/fixed-kem.ts';

/** What RFC 9180 §7.1.3 `DeriveKeyPair` makes of 32 bytes; suite 2 takes the bytes as its seed. */
export async function derivePrivateKey(suite: SuiteId, ikm: Uint8Array): Promise<Uint8Array> {
  if (suite === 2) return new Uint8Array(ikm);
  const kem = (await loadFixedKem(suite, ikm))();
  const { privateKey } = await kem.GenerateKeyPair(true);
  return new Uint8Array(await kem.SerializePrivateKey(privateKey));
}
