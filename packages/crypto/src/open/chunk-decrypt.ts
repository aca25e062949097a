// AES-256-GCM by WebCrypto, opening. Says yes or no, never why.
import type { ChunkSecret } from '../format/key-schedule.ts';

/**
 * The plaintext of a chunk. The key is wiped.
 *
 * @returns null when it does not open.
 */
export async function decryptChunk(
  { key, nonce }: ChunkSecret,
  aad: Uint8Array<ArrayBuffer>,
  ct: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
    const parameters = { name: 'AES-GCM', iv: nonce, additionalData: aad };
    return new Uint8Array(await crypto.subtle.decrypt(parameters, imported, unshared(ct)));
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

/** WebCrypto takes no memory that a worker shares. */
function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}
