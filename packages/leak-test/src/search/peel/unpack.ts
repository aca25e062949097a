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
  /** There is more, and it was not unpacked. */
  readonly cut: boolean;
}

interface Options {
  readonly maxOutputLength: number;
  readonly info: true;
}

// A stream whose end has not arrived is read as far as it goes: `finishFlush` asks for that.
const OPENERS: Readonly<Record<Packing, (bytes: Uint8Array, options: Options) => unknown>> = {
  gzip: (bytes, options) => gunzipSync(bytes, { ...options, finishFlush: constants.Z_SYNC_FLUSH }),
  zlib: (bytes, options) => inflateSync(bytes, { ...options, finishFlush: constants.Z_SYNC_FLUSH }),
  'deflate-raw': (bytes, options) =>
    inflateRawSync(bytes, { ...options, finishFlush: constants.Z_SYNC_FLUSH }),
  brotli: (bytes, options) =>
    brotliDecompressSync(bytes, { ...options, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
  zstd: (bytes, options) => zstdDecompressSync(bytes, { ...options, finishFlush: constants.ZSTD_e_flush }),
};

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
    return { ...open(bytes, packing, limit), cut: false };
  } catch (error) {
    return isTooLarge(error) ? beginningOf(bytes, packing, limit) : null;
  }
}

function open(bytes: Uint8Array, packing: Packing, limit: number): { bytes: Uint8Array; used: number } {
  const made = OPENERS[packing](bytes, { maxOutputLength: Math.max(1, limit), info: true });
  const { buffer, engine } = made as { buffer: Uint8Array; engine: { bytesWritten: number } };
  return { bytes: buffer, used: engine.bytesWritten };
}

/** As much of the beginning as the limit lets through: tried with more and more of the input. */
function beginningOf(bytes: Uint8Array, packing: Packing, limit: number): Unpacked {
  let beginning: Uint8Array = new Uint8Array();
  for (let size = 256; size < bytes.length; size *= 8) {
    try {
      beginning = open(bytes.subarray(0, size), packing, limit).bytes;
    } catch {
      break;
    }
  }
  return { bytes: beginning, used: bytes.length, cut: true };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
