// Reads bytes: unpacks what is packed, splits what is framed or in parts, and gives every layer on the way. The bytes
// themselves are always a layer too, so that nothing is only found if our guess of its format is right.
import { framesOf } from './frames.ts';
import { headerOf, partsOf } from './multipart.ts';
import { inside, type Peeling, reportCut, type Spot } from './peeling.ts';
import { readText } from './read-text.ts';
import { isPrintable, latin1Of, textOf } from './text-of.ts';
import { type Packing, packingOf, type Unpacked, unpack } from './unpack.ts';

/** What the sender says of the bytes. */
export interface SaidOfBytes {
  readonly contentType?: string | undefined;
  readonly contentEncoding?: string | undefined;
}

const ENCODINGS: Readonly<Record<string, readonly Packing[]>> = {
  gzip: ['gzip'],
  'x-gzip': ['gzip'],
  // RFC 9110 means zlib; many senders write raw deflate.
  deflate: ['zlib', 'deflate-raw'],
  br: ['brotli'],
  zstd: ['zstd'],
};
/** Fewer cannot hold a secret. */
const MIN_UNPACKED_BYTES = 5;
/** What is shorter does not compress. */
const MIN_HEADERLESS_BYTES = 12;
/** Streams that end with a checksum, or in a frame that is checked. */
const CHECKED: readonly Packing[] = ['gzip', 'zlib', 'zstd'];
/** Beginnings of streams that are tried inside other bytes. */
const MAX_TRIES_INSIDE = 4000;
/** Printable runs of this length are what `strings` would show. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: tabs and line ends belong to text
const RUN = /[\x09\x0a\x0d\x20-\x7e]{16,}/g;

/** Reads `bytes` and all that is in them. */
export function readBytes(peeling: Peeling, bytes: Uint8Array, spot: Spot, said: SaidOfBytes = {}): void {
  if (bytes.length === 0) return;
  if (spot.depth > peeling.limits.maxDepth) {
    reportCut(peeling, spot, `more than ${peeling.limits.maxDepth} wrappings`);
    return;
  }
  const decoded = decodedAsSaid(peeling, bytes, spot, said.contentEncoding);
  if (decoded !== null) {
    readBytes(peeling, decoded.bytes, decoded.spot, { contentType: said.contentType });
    readOpaque(peeling, bytes, spot);
    return;
  }
  const parts = partsOf(bytes, said.contentType);
  if (parts !== null) {
    for (const { head, body } of parts) {
      const at = inside(spot, 'part');
      readText(peeling, head, inside(at, 'head'), readBytes);
      readBytes(peeling, body, at, {
        contentType: headerOf(head, 'content-type'),
        contentEncoding: headerOf(head, 'content-encoding'),
      });
    }
    readOpaque(peeling, bytes, spot);
    return;
  }
  readUnsaid(peeling, bytes, spot);
}

/** Undoes the encodings that a header names, the last first; null when there are none or they are not true. */
function decodedAsSaid(
  peeling: Peeling,
  bytes: Uint8Array,
  spot: Spot,
  contentEncoding = '',
): { bytes: Uint8Array; spot: Spot } | null {
  const names = contentEncoding
    .toLowerCase()
    .split(/[\s,]+/)
    .reverse();
  let now = { bytes, spot };
  for (const name of names) {
    for (const packing of ENCODINGS[name] ?? []) {
      const out = unpackAt(peeling, now.bytes, packing, now.spot);
      if (out === null) continue;
      now = { bytes: out.bytes, spot: inside(now.spot, packing) };
      break;
    }
  }
  return now.bytes === bytes ? null : now;
}

/** Nobody says what it is: look. */
function readUnsaid(peeling: Peeling, bytes: Uint8Array, spot: Spot): void {
  const packing = packingOf(bytes);
  const out = packing === undefined ? null : unpackAt(peeling, bytes, packing, spot);
  if (packing !== undefined && out !== null && out.used === bytes.length) {
    emitBinary(peeling, bytes, spot);
    readBytes(peeling, out.bytes, inside(spot, packing));
    return;
  }
  const text = textOf(bytes);
  if (text !== null) readText(peeling, text, spot, readBytes);
  if (text === null || hasControlInFront(bytes)) {
    readOpaque(peeling, bytes, spot);
    readFrames(peeling, bytes, spot);
    readHeaderless(peeling, bytes, spot);
  }
}

/** A length before a long text leaves it looking like text. */
function hasControlInFront(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 6).some((byte) => byte < 9 || byte > 126);
}

/** The bytes as they are, the texts in them, and the streams in them. */
function readOpaque(peeling: Peeling, bytes: Uint8Array, spot: Spot): void {
  const raw = emitBinary(peeling, bytes, spot);
  const runs = raw.match(RUN) ?? [];
  if (runs.length > 0) readText(peeling, runs.join('\n'), inside(spot, 'texts'), readBytes);
  readStreamsInside(peeling, bytes, spot);
}

function emitBinary({ layers }: Peeling, bytes: Uint8Array, { via }: Spot): string {
  const text = latin1Of(bytes);
  layers.push({ via: `${via} › bytes`, text, binary: true });
  return text;
}

function readFrames(peeling: Peeling, bytes: Uint8Array, spot: Spot): void {
  for (const frame of framesOf(bytes) ?? []) {
    if (frame.length >= MIN_UNPACKED_BYTES) readBytes(peeling, frame, inside(spot, 'frame'));
  }
}

/** Raw deflate and Brotli begin with nothing that tells: they count when what comes out is text, or packed again. */
function readHeaderless(peeling: Peeling, bytes: Uint8Array, spot: Spot): void {
  if (bytes.length < MIN_HEADERLESS_BYTES) return;
  for (const packing of ['deflate-raw', 'brotli'] as const) {
    const out = unpackAt(peeling, bytes, packing, spot, isMeant);
    if (out !== null) readBytes(peeling, out.bytes, inside(spot, packing));
  }
}

/** Streams after a header, or one after the other: Sentry's envelopes, framed binary. */
function readStreamsInside(peeling: Peeling, bytes: Uint8Array, spot: Spot): void {
  let tries = 0;
  for (let at = 0; at < bytes.length - 6; at += 1) {
    const first = bytes[at];
    if (first !== 0x1f && first !== 0x28 && first !== 0x78) continue;
    const packing = packingOf(bytes, at);
    if (packing === undefined) continue;
    tries += 1;
    if (tries > MAX_TRIES_INSIDE) {
      reportCut(peeling, spot, `more than ${MAX_TRIES_INSIDE} beginnings of streams`);
      return;
    }
    const out = unpackAt(peeling, bytes.subarray(at), packing, spot, isMeant);
    if (out === null) continue;
    readBytes(peeling, out.bytes, inside(spot, packing));
    at += Math.max(0, out.used - 1);
  }
}

/** Chance gives a few bytes of rubbish, never a stream with a right checksum or one that ends with the bytes. */
function isMeant({ bytes, isComplete, used }: Unpacked, packing: Packing, size: number): boolean {
  if (bytes.length < MIN_UNPACKED_BYTES) return false;
  if (isComplete && (CHECKED.includes(packing) || used === size)) return true;
  return bytes.length < 64 ? isPrintable(bytes) : textOf(bytes) !== null || packingOf(bytes) !== undefined;
}

/** Unpacks within what is left, and says where the limit cut. */
function unpackAt(
  peeling: Peeling,
  bytes: Uint8Array,
  packing: Packing,
  spot: Spot,
  isWanted: (out: Unpacked, packing: Packing, size: number) => boolean = (out) => out.bytes.length > 0,
): Unpacked | null {
  const limit = Math.min(peeling.limits.maxStreamBytes, peeling.bytesLeft);
  const out = unpack(bytes, packing, limit);
  if (out === null || (!out.cut && !isWanted(out, packing, bytes.length))) return null;
  peeling.bytesLeft = Math.max(0, peeling.bytesLeft - (out.cut ? limit : out.bytes.length));
  if (out.cut) reportCut(peeling, inside(spot, packing), `more than ${limit} bytes`);
  return out;
}
