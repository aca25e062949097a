// The KEM of each suite as a sealer needs it. Suite 1 is part of what loads it and is the platform's own X25519, with no
// fallback; suites 2 and 3 come as chunks of their own. Those may import nothing of `hpke`, nor anything else that is here:
// a bundler keeps a module whole, so whatever they took of it would weigh on every page.
import { KEM_DHKEM_X25519_HKDF_SHA256, type KEMFactory } from 'hpke';
import type { SuiteId } from '../format/suites.ts';

const X25519_KEM = KEM_DHKEM_X25519_HKDF_SHA256 as KEMFactory;
const loading = new Map<SuiteId, Promise<KEMFactory>>();

/**
 * The suite's KEM for sealing only. Remembered, unless its chunk could not be loaded.
 *
 * @throws whatever loading a chunk throws.
 */
export async function loadSealingKem(suite: SuiteId): Promise<KEMFactory> {
  if (suite === 1) return X25519_KEM;
  const kem = loading.get(suite) ?? loadChunk(suite);
  loading.set(suite, kem);
  try {
    return await kem;
  } catch (cause) {
    loading.delete(suite);
    throw cause;
  }
}

async function loadChunk(suite: 2 | 3): Promise<KEMFactory> {
  if (suite === 2) return await (await import('./x-wing-sealing-kem.ts')).chooseXWing();
  return (await import('./p256-sealing-kem.ts')).p256SealingKem(X25519_KEM);
}
