// Splits bytes that are a row of frames, each with its length before it: our own ingest body, gRPC-Web, and the like.

interface Header {
  readonly size: number;
  readonly length: number;
}
type ReadHeader = (view: DataView, at: number) => Header | null;

const fixed =
  (size: number, read: (view: DataView, at: number) => number): ReadHeader =>
  (view, at) =>
    at + size <= view.byteLength ? { size, length: read(view, at) } : null;

/** The ways lengths are written; a reading counts only when its frames end exactly where the bytes end. */
const READINGS: readonly ReadHeader[] = [
  fixed(4, (view, at) => view.getUint32(at)),
  fixed(4, (view, at) => view.getUint32(at, true)),
  // gRPC: a flag, then the length.
  fixed(5, (view, at) => view.getUint32(at + 1)),
  fixed(2, (view, at) => view.getUint16(at)),
  fixed(2, (view, at) => view.getUint16(at, true)),
  readVarint,
];
const MAX_FRAMES = 100_000;

/** The frames; null when the bytes are not made of frames. */
export function framesOf(bytes: Uint8Array): readonly Uint8Array[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const read of READINGS) {
    const frames = framesBy(read, view, bytes);
    if (frames !== null) return frames;
  }
  return null;
}

/** Is it framed in a way that chance does not bring about? Two-byte lengths and the like are left out. */
export function isFramed(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return READINGS.slice(0, 3).some((read) => framesBy(read, view, bytes) !== null);
}

function framesBy(read: ReadHeader, view: DataView, bytes: Uint8Array): readonly Uint8Array[] | null {
  const frames: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const header = read(view, at);
    if (header === null || frames.length >= MAX_FRAMES) return null;
    const from = at + header.size;
    at = from + header.length;
    if (at > bytes.length) return null;
    if (header.length > 0) frames.push(bytes.subarray(from, at));
  }
  return frames.length === 0 ? null : frames;
}

/** Seven bits a byte, the least first, as Protocol Buffers write lengths. */
function readVarint(view: DataView, at: number): Header | null {
  let length = 0;
  for (let size = 1; size <= 4 && at + size <= view.byteLength; size += 1) {
    const byte = view.getUint8(at + size - 1);
    length += (byte & 0x7f) * 2 ** (7 * (size - 1));
    if (byte < 0x80) return { size, length };
  }
  return null;
}
