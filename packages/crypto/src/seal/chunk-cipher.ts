// One chunk: plaintext framed, padded, encrypted. The key and nonce come in and are used for this input only.
import { gcm } from '@noble/ciphers/aes.js';
import { u32 } from '@scrim/protocol';
import type { ChunkSecret } from '../format/key-schedule.ts';
import { MAX_INFLATED_BYTES, MAX_PADDED_BYTES } from '../format/limits.ts';
import { PLAINTEXT_HEAD_BYTES, paddedLength } from '../format/padding.ts';
import { SealError } from './seal-error.ts';

/** 0: data as it is. 1: one complete raw DEFLATE stream. */
export type Codec = 0 | 1;

/**
 * A batch that no reader would take back, however short its DEFLATE stream is.
 *
 * @throws SealError `chunk_too_large` above 64 MiB.
 */
export function refuseTooLong(bytes: Uint8Array): void {
  if (bytes.length > MAX_INFLATED_BYTES) {
    throw new SealError('chunk_too_large', `chunk: expected at most ${MAX_INFLATED_BYTES} bytes of UTF-8`);
  }
}

/**
 * `u8 codec ‖ u32 len ‖ data ‖ zeros`.
 *
 * @throws SealError `chunk_too_large`.
 */
export function padPlaintext(codec: Codec, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = paddedLength(PLAINTEXT_HEAD_BYTES + data.length);
  if (length > MAX_PADDED_BYTES) {
    throw new SealError('chunk_too_large', `chunk: expected at most ${MAX_PADDED_BYTES} bytes padded`);
  }
  const padded = new Uint8Array(length);
  padded[0] = codec;
  padded.set(u32(data.length), 1);
  padded.set(data, PLAINTEXT_HEAD_BYTES);
  return padded;
}

/** AES-256-GCM by WebCrypto. */
export async function encryptChunk(
  { key, nonce }: ChunkSecret,
  aad: Uint8Array<ArrayBuffer>,
  padded: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  // A copy: the nonce may be wiped while the key is being imported.
  const parameters = { name: 'AES-GCM', iv: nonce.slice(), additionalData: aad };
  const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  return new Uint8Array(await crypto.subtle.encrypt(parameters, imported, padded));
}

/** AES-256-GCM without waiting, for the tail at page hide. */
export function encryptChunkNow(
  { key, nonce }: ChunkSecret,
  aad: Uint8Array,
  padded: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gcm(key, nonce, aad).encrypt(padded));
}
