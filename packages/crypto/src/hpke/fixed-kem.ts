// A KEM whose one random choice is given: for test vectors, which must come out the same again. Never to seal with.
import type { KEM, KEMFactory } from 'hpke';
import type { SuiteId } from '../format/suites.ts';
import { loadKem } from './kem.ts';

/**
 * The suite's KEM with its chance fixed.
 *
 * @param chance 32 bytes that the ephemeral key is derived from (RFC 9180 §7.1.3); suite 2: 64 bytes of encapsulation
 *   randomness.
 */
export async function loadFixedKem(suite: SuiteId, chance: Uint8Array): Promise<KEMFactory> {
  return suite === 2 ? await fixedXWing(chance) : fixedDhKem(await loadKem(suite), chance);
}

/** Any DHKEM, its ephemeral key derived from this. */
export function fixedDhKem(base: KEMFactory, ikm: Uint8Array): KEMFactory {
  return () => ({
    ...base(),
    GenerateKeyPair(extractable) {
      return this.DeriveKeyPair(ikm, extractable);
    },
  });
}

/** Always noble's: the platform encapsulates inside itself, where nothing can be fixed. */
async function fixedXWing(randomness: Uint8Array): Promise<KEMFactory> {
  const { encapsulateWith, NOBLE_XWING_KEM } = await import('./noble-x-wing-kem.ts');
  return () => {
    const kem: KEM = NOBLE_XWING_KEM();
    return {
      ...kem,
      Encap: async (publicKey) => encapsulateWith(await kem.SerializePublicKey(publicKey), randomness),
    };
  };
}
