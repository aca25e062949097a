// What of a chunk can be judged without any key: index, order, flags, length.
import { joinBytes } from '@scrim/protocol';
import { FLAG_FINAL, FLAG_KEYFRAME, MAX_CHUNK_INDEX, MAX_PADDED_BYTES, TAG_BYTES } from './limits.ts';
import { paddedLength } from './padding.ts';
import { refuseUnless } from './sealed-format-error.ts';

/** @throws SealedFormatError `ssf_limit` above 65,535, `ssf_malformed` when it is no whole number. */
export function checkChunkIndex(i: number): void {
  refuseUnless(Number.isInteger(i) && i >= 0, 'ssf_malformed', 'index: expected a whole number');
  refuseUnless(i <= MAX_CHUNK_INDEX, 'ssf_limit', `index: expected at most ${MAX_CHUNK_INDEX}`);
}

/** @throws SealedFormatError `ssf_unsupported` (flags), `ssf_limit`, `ssf_malformed` (length). */
export function checkChunkFlagsAndLength(flags: number, ctLength: number): void {
  const known = flags === (flags & (FLAG_FINAL | FLAG_KEYFRAME));
  refuseUnless(known, 'ssf_unsupported', 'flags: a bit that is not in this version');
  const padded = ctLength - TAG_BYTES;
  refuseUnless(
    padded <= MAX_PADDED_BYTES,
    'ssf_limit',
    `len: expected at most ${MAX_PADDED_BYTES + TAG_BYTES}`,
  );
  refuseUnless(padded >= 0 && paddedLength(padded) === padded, 'ssf_malformed', 'len: not a padded length');
}

/**
 * Checks what a collector can check of a chunk: index limit, flags, size limit, padded size, in this order.
 *
 * @throws SealedFormatError `ssf_limit`, `ssf_unsupported`, `ssf_malformed`.
 */
export function checkChunkShape(i: number, flags: number, ctLength: number): void {
  checkChunkIndex(i);
  checkChunkFlagsAndLength(flags, ctLength);
}

/** Judges the order of one epoch's chunks; call it with each, once. */
export function createChunkOrder(): (i: number, flags: number) => void {
  let last = -1;
  let final = false;
  return (i, flags) => {
    refuseUnless(!final, 'ssf_order', 'a chunk after the one with FINAL');
    refuseUnless(i > last, 'ssf_order', 'index: not above the last one');
    last = i;
    final = (flags & FLAG_FINAL) !== 0;
  };
}

/** A chunk's body as it is sent: `u8 flags ‖ ct`. */
export function joinChunkBody(flags: number, ct: Uint8Array): Uint8Array<ArrayBuffer> {
  return joinBytes(Uint8Array.of(flags), ct);
}

/** @throws SealedFormatError `ssf_malformed` when there is not even a flags byte. */
export function splitChunkBody(bytes: Uint8Array): { readonly flags: number; readonly ct: Uint8Array } {
  const [flags] = bytes;
  refuseUnless(flags !== undefined, 'ssf_malformed', 'chunk body: empty');
  return { flags, ct: bytes.subarray(1) };
}
