// Raw DEFLATE by the platform, bounded: one complete stream, nothing after it, never more than the limit in memory.
import { MAX_INFLATED_BYTES } from '../format/limits.ts';
import { refuseUnless, SealedFormatError } from '../format/sealed-format-error.ts';

/** Input goes in by slices, because one slice may be inflated in one go: at most 1,032 times as long, 17 MB. */
const SLICE_BYTES = 16_384;

/**
 * Inflates one complete raw DEFLATE stream.
 *
 * @param maxBytes where it stops. @default 64 MiB
 * @throws SealedFormatError `ssf_content`; `ssf_limit` above `maxBytes`.
 */
export async function inflate(
  deflated: Uint8Array<ArrayBuffer>,
  maxBytes = MAX_INFLATED_BYTES,
): Promise<Uint8Array> {
  const inflated = await inflateStream(deflated, maxBytes);
  if (!(await platformRefusesTrailingBytes())) await refuseTrailingBytes(deflated);
  return inflated;
}

async function inflateStream(
  deflated: Uint8Array<ArrayBuffer>,
  maxBytes = MAX_INFLATED_BYTES,
): Promise<Uint8Array> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  // A fault shows at the reading end too: there it is judged.
  feed(writable, deflated).catch(() => undefined);
  const reader = readable.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      length += piece.value.length;
      refuseUnless(length <= maxBytes, 'ssf_limit', 'chunk: inflates above its limit');
      pieces.push(piece.value);
    }
  } catch (error) {
    // Nothing more is inflated.
    reader.cancel().catch(() => undefined);
    if (error instanceof SealedFormatError) throw error;
    throw new SealedFormatError('ssf_content', 'chunk: not one complete raw DEFLATE stream');
  }
  return joinPieces(pieces, length);
}

/** Waits after each slice until there is room for what comes of it. What is one slice waits for nothing. */
async function feed(writable: WritableStream<BufferSource>, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const writer = writable.getWriter();
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    if (at > 0) await writer.ready;
    writer.write(bytes.subarray(at, at + SLICE_BYTES)).catch(() => undefined);
  }
  await writer.close();
}

function joinPieces(pieces: readonly Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1 && pieces[0] !== undefined) return pieces[0];
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

let refusesTrailingBytes: Promise<boolean> | undefined;

/** The Compression Standard asks for it, not every platform does it: asked once, with an empty stream and a byte. */
function platformRefusesTrailingBytes(): Promise<boolean> {
  refusesTrailingBytes ??= inflateStream(Uint8Array.of(3, 0, 0)).then(
    () => false,
    () => true,
  );
  return refusesTrailingBytes;
}

/** A stream that ends with its last byte is cut by taking that byte away; one that ended before is not. */
export async function refuseTrailingBytes(deflated: Uint8Array<ArrayBuffer>): Promise<void> {
  const cut = await inflateStream(deflated.subarray(0, -1)).then(
    () => false,
    () => true,
  );
  refuseUnless(cut, 'ssf_content', 'chunk: bytes after the DEFLATE stream');
}
