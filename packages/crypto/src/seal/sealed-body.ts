// A chunk's body as it is sent, `u8 flags ‖ ct`, and its hash as the transcript takes it.
import { joinChunkBody } from '../format/chunk-shape.ts';
import type { ChunkSecret } from '../format/key-schedule.ts';
import { hashChunkBody } from '../format/transcript.ts';
import { encryptChunk, encryptChunkNow } from './chunk-cipher.ts';

/** A chunk's body and its SHA-256. */
export interface SealedBody {
  /** `u8 flags ‖ ct`. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly bodyHash: Uint8Array<ArrayBuffer>;
}

/** Encrypts and hashes by WebCrypto. `aad` ends with the chunk's flags. */
export async function sealBody(
  secret: ChunkSecret,
  aad: Uint8Array<ArrayBuffer>,
  padded: Uint8Array<ArrayBuffer>,
): Promise<SealedBody> {
  const body = joinChunkBody(flagsIn(aad), await encryptChunk(secret, aad, padded));
  return { body, bodyHash: new Uint8Array(await crypto.subtle.digest('SHA-256', body)) };
}

/** The same without waiting, in JavaScript: slower by far. */
export function sealBodyNow(secret: ChunkSecret, aad: Uint8Array, padded: Uint8Array): SealedBody {
  const flags = flagsIn(aad);
  const ct = encryptChunkNow(secret, aad, padded);
  return { body: joinChunkBody(flags, ct), bodyHash: hashChunkBody(flags, ct) };
}

const flagsIn = (aad: Uint8Array): number => aad.at(-1) ?? 0;
