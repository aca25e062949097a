// AES-256-GCM by WebCrypto, opening. Says yes or no, never why.
import type { ChunkSecret } from '../format/key-schedule.ts';

/** A chunk's key inside WebCrypto, and its nonce. */
export interface ChunkKey {
  readonly key: CryptoKey;
  readonly nonce: Uint8Array<ArrayBuffer>;
}

/** Hands a key to WebCrypto; the bytes are wiped. */
export async function importChunkKey({ key, nonce }: ChunkSecret): Promise<ChunkKey> {
  try {
    return { key: await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']), nonce };
  } finally {
    key.fill(0);
  }
}

/**
 * The plaintext of a chunk. The key is wiped.
 *
 * @returns null when it does not open.
 */
export async function decryptChunk(
  secret: ChunkSecret,
  aad: Uint8Array<ArrayBuffer>,
  ct: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return await decryptWith(await importChunkKey(secret), aad, ct);
}

/** The same with a key that is imported already. */
export async function decryptWith(
  { key, nonce }: ChunkKey,
  aad: Uint8Array<ArrayBuffer>,
  ct: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const parameters = { name: 'AES-GCM', iv: nonce, additionalData: aad };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, unshared(ct)));
  } catch {
    return null;
  }
}

/** WebCrypto takes no memory that a worker shares. */
function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}
