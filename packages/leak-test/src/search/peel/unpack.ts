// Undoes one compression, within limits: a stream that grows without end stops at the limit, and says so.
import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';

/** What can be undone. */
export type Packing = 'gzip' | 'zlib' | 'deflate-raw' | 'brotli' | 'zstd';

/** What came out. */
export interface Unpacked {
  readonly bytes: Uint8Array;
  /** How many bytes of the input the stream took. */
  readonly used: number;
  /** The stream has its end, and its checksum where it has one is right. */
  readonly isComplete: boolean;
  /** There is more, and it was not unpacked. */
  readonly cut: boolean;
}

interface Options {
  readonly maxOutputLength: number;
  readonly info: true;
  readonly finishFlush?: number;
}

interface Opener {
  readonly open: (bytes: Uint8Array, options: Options) => unknown;
  /** Reads a stream whose end has not arrived as far as it goes. */
  readonly flush: number;
}

const OPENERS: Readonly<Record<Packing, Opener>> = {
  gzip: { open: gunzipSync, flush: constants.Z_SYNC_FLUSH },
  zlib: { open: inflateSync, flush: constants.Z_SYNC_FLUSH },
  'deflate-raw': { open: inflateRawSync, flush: constants.Z_SYNC_FLUSH },
  brotli: { open: brotliDecompressSync, flush: constants.BROTLI_OPERATION_FLUSH },
  zstd: { open: zstdDecompressSync, flush: constants.ZSTD_e_flush },
};
/** How long the fixed header and the trailer of gzip are (RFC 1952, section 2.3). */
const GZIP_HEADER_BYTES = 10;
const GZIP_TRAILER_BYTES = 8;

/** The packing that the first bytes say, where they do. */
export function packingOf(bytes: Uint8Array, at = 0): Packing | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + 4);
  if (first === 0x1f && second === 0x8b && third === 8) return 'gzip';
  if (first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd) return 'zstd';
  const isZlib = (first & 0x0f) === 8 && first >> 4 <= 7 && ((first << 8) | second) % 31 === 0;
  return isZlib && bytes.length - at > 6 ? 'zlib' : undefined;
}

/** Undoes `packing`; null when the bytes are not packed so. @param limit the most bytes that may come out */
export function unpack(bytes: Uint8Array, packing: Packing, limit: number): Unpacked | null {
  try {
    return { ...open(bytes, packing, limit), isComplete: true, cut: false };
  } catch (error) {
    if (isCode(error, 'ERR_BUFFER_TOO_LARGE')) return beginningOf(bytes, packing, limit);
    if (isCode(error, 'Z_BUF_ERROR')) return unpackUnended(bytes, packing, limit);
    return packing === 'gzip' ? unpackFollowedGzip(bytes, limit) : null;
  }
}

function unpackUnended(bytes: Uint8Array, packing: Packing, limit: number): Unpacked | null {
  try {
    return { ...open(bytes, packing, limit, OPENERS[packing].flush), isComplete: false, cut: false };
  } catch {
    return null;
  }
}

function open(
  bytes: Uint8Array,
  packing: Packing,
  limit: number,
  finishFlush?: number,
): { bytes: Uint8Array; used: number } {
  const options = { maxOutputLength: Math.max(1, limit), info: true } as const;
  const made = OPENERS[packing].open(
    bytes,
    finishFlush === undefined ? options : { ...options, finishFlush },
  );
  const { buffer, engine } = made as { buffer: Uint8Array; engine: { bytesWritten: number } };
  return { bytes: buffer, used: engine.bytesWritten };
}

/** As much of the beginning as the limit lets through: tried with more and more of the input. */
function beginningOf(bytes: Uint8Array, packing: Packing, limit: number): Unpacked {
  let beginning: Uint8Array = new Uint8Array();
  for (let size = 256; size < bytes.length; size *= 8) {
    try {
      beginning = open(bytes.subarray(0, size), packing, limit, OPENERS[packing].flush).bytes;
    } catch {
      break;
    }
  }
  return { bytes: beginning, used: bytes.length, isComplete: false, cut: true };
}

/** What follows a gzip stream is an error to zlib; the deflate stream in it ends by itself. */
function unpackFollowedGzip(bytes: Uint8Array, limit: number): Unpacked | null {
  const start = gzipBodyAt(bytes);
  const out = start === undefined ? null : unpack(bytes.subarray(start), 'deflate-raw', limit);
  return out === null
    ? null
    : { ...out, used: Math.min(bytes.length, (start ?? 0) + out.used + GZIP_TRAILER_BYTES) };
}

function gzipBodyAt(bytes: Uint8Array): number | undefined {
  const flags = bytes[3] ?? 0;
  let at = GZIP_HEADER_BYTES;
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  // A file's name and a comment, each ended by a zero.
  for (const flag of [8, 16]) if ((flags & flag) !== 0) at = bytes.indexOf(0, at) + 1 || bytes.length;
  if ((flags & 2) !== 0) at += 2;
  return (flags & 0xe0) === 0 && at < bytes.length ? at : undefined;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
