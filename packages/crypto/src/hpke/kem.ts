// The KEM of each suite. Suite 1 is part of what loads it and is the platform's own X25519, with no fallback; suites 2 and
// 3 come as chunks of their own, so that a page which seals with suite 1 does not carry them.
import { KEM_DHKEM_X25519_HKDF_SHA256, type KEMFactory } from 'hpke';
import type { SuiteId } from '../format/suites.ts';

const X25519_KEM = KEM_DHKEM_X25519_HKDF_SHA256 as KEMFactory;
const loading = new Map<SuiteId, Promise<KEMFactory>>();

/**
 * The suite's KEM: the platform's where it has one. Remembered, unless its chunk could not be loaded.
 *
 * @throws whatever loading a chunk throws.
 */
export async function loadKem(suite: SuiteId): Promise<KEMFactory> {
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
  return suite === 2
    ? await (await import('./x-wing-kem.ts')).chooseXWing()
    : (await import('./p256-kem.ts')).P256_KEM;
}
