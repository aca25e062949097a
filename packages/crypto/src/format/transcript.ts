// The transcript of an epoch: what was sealed, in order. It needs no key, so that anyone can check it.
import { sha256 } from '@noble/hashes/sha2.js';
import { joinBytes, u32 } from '@scrim/protocol';

/** The transcript of an epoch without chunks: its header's hash. */
export function firstTranscript(hh: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hh);
}

/** `H(u8 flags ‖ ct)`: the SHA-256 of a chunk's body as it is sent. */
export function hashChunkBody(flags: number, ct: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sha256.create().update(Uint8Array.of(flags)).update(ct).digest());
}

/** `H("ssf1 th" ‖ th ‖ u32 i ‖ bodyHash)`. */
export function stepTranscript(th: Uint8Array, i: number, bodyHash: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sha256(joinBytes('ssf1 th', th, u32(i), bodyHash)));
}

/** The transcript with one more chunk. */
export function nextTranscript(
  th: Uint8Array,
  i: number,
  flags: number,
  ct: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return stepTranscript(th, i, hashChunkBody(flags, ct));
}
