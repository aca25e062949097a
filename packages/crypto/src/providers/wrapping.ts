// Wraps a secret under a KEK, bound to what it belongs to. AES-256-GCM with a random nonce: `nonce ‖ ct`.
import { joinBytes, randomBytes } from '@scrim/protocol';
import { canonicalBytes } from '@scrim/protocol/canonical';
import { type KeyContext, KeyProviderError } from './key-provider.ts';

const NONCE_BYTES = 12;

function parameters(
  nonce: Uint8Array<ArrayBuffer>,
  { siteId, sid, gen, kek, use }: KeyContext,
): AesGcmParams {
  const bound = { siteId, sid, gen, kek, ...(use === undefined ? {} : { use }) };
  return { name: 'AES-GCM', iv: nonce, additionalData: canonicalBytes(bound) };
}

async function importKek(kek: Uint8Array<ArrayBuffer>, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', kek, 'AES-GCM', false, [usage]);
  kek.fill(0);
  return key;
}

/** @param kek is wiped. */
export async function wrapSecret(
  kek: Uint8Array<ArrayBuffer>,
  plaintext: Uint8Array,
  context: KeyContext & { readonly kek: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = randomBytes(NONCE_BYTES);
  const key = await importKek(kek, 'encrypt');
  const ct = await crypto.subtle.encrypt(parameters(nonce, context), key, new Uint8Array(plaintext));
  return joinBytes(nonce, new Uint8Array(ct));
}

/**
 * @param kek is wiped.
 * @throws KeyProviderError `unwrap_failed`.
 */
export async function unwrapSecret(
  kek: Uint8Array<ArrayBuffer>,
  wrapped: Uint8Array,
  context: KeyContext & { readonly kek: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await importKek(kek, 'decrypt');
  const bytes = new Uint8Array(wrapped);
  try {
    const sealed = bytes.subarray(NONCE_BYTES);
    return new Uint8Array(
      await crypto.subtle.decrypt(parameters(bytes.slice(0, NONCE_BYTES), context), key, sealed),
    );
  } catch {
    throw new KeyProviderError('unwrap_failed', 'unwrap: another context, or altered bytes');
  }
}
