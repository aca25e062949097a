// The hash of a chunk's body for the transcript, while the chunk is being opened.
import { joinChunkBody } from '../format/chunk-shape.ts';
import type { ChunkRecord } from '../format/sealed-file.ts';
import { hashChunkBody } from '../format/transcript.ts';

/** From here on, asking WebCrypto is quicker than SHA-256 in JavaScript; measured. */
const LONG_BYTES = 8192;

/** `H(u8 flags ‖ ct)`. */
export async function hashBody({ flags, ct }: Pick<ChunkRecord, 'flags' | 'ct'>): Promise<Uint8Array> {
  if (ct.length < LONG_BYTES) return hashChunkBody(flags, ct);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joinChunkBody(flags, ct)));
}
