// The `.ssf` file: epochs one after the other. Reading yields record by record, so that what lies before a failure
// has been judged, and used, before it.
import { joinBytes, readU32, u32 } from '@scrim/protocol';
import { createByteReader } from './byte-reader.ts';
import { checkChunkFlagsAndLength, checkChunkIndex, createChunkOrder } from './chunk-shape.ts';
import { parseHeader, type SealedHeader } from './header.ts';
import { MAGIC, MAX_HEADER_BYTES } from './limits.ts';
import { refuseUnless } from './sealed-format-error.ts';

/** A sealed chunk as it is stored. */
export interface ChunkRecord {
  readonly i: number;
  readonly flags: number;
  readonly ct: Uint8Array;
}

/** What a file consists of. */
export type SealedRecord =
  | { readonly kind: 'header'; readonly header: SealedHeader }
  | ({ readonly kind: 'chunk' } & ChunkRecord);

/** Writes `{ "SSF1" ‖ u32 headerLen ‖ header ‖ { u32 i ‖ u8 flags ‖ u32 len ‖ ct }* }+`; nothing is checked. */
export function encodeSealedFile(
  epochs: readonly { readonly header: Uint8Array; readonly chunks: readonly ChunkRecord[] }[],
): Uint8Array<ArrayBuffer> {
  return joinBytes(
    ...epochs.flatMap(({ header, chunks }) => [encodeEpochStart(header), ...chunks.map(encodeChunkRecord)]),
  );
}

/** What an epoch begins with in a file; its chunk records follow. For who writes a file piece by piece. */
export function encodeEpochStart(header: Uint8Array): Uint8Array<ArrayBuffer> {
  return joinBytes(u32(MAGIC), u32(header.length), header);
}

/** One chunk of a file; an epoch's come in ascending order of `i`. */
export function encodeChunkRecord({ i, flags, ct }: ChunkRecord): Uint8Array<ArrayBuffer> {
  return joinBytes(u32(i), Uint8Array.of(flags), u32(ct.length), ct);
}

/**
 * Reads the framing of a file: headers, and chunks with index limit, order, flags and lengths judged. It needs no
 * key and opens nothing.
 *
 * A stream is told when nothing more of it is wanted: at the end, at a fault, and when the caller stops.
 *
 * @throws SealedFormatError `ssf_malformed`, `ssf_unsupported`, `ssf_limit`, `ssf_order`; records before the fault
 * have been yielded.
 */
export async function* readSealedFile(
  input: Uint8Array | AsyncIterable<Uint8Array>,
): AsyncGenerator<SealedRecord, void, undefined> {
  const reader = createByteReader(input);
  try {
    yield* readRecords(reader);
  } finally {
    await reader.close();
  }
}

type ByteReader = ReturnType<typeof createByteReader>;

async function* readRecords(reader: ByteReader): AsyncGenerator<SealedRecord, void, undefined> {
  const magic = await reader.take(4);
  refuseUnless(readU32(magic, 0) === MAGIC, 'ssf_malformed', 'the file does not begin with SSF1');
  yield { kind: 'header', header: await readHeader(reader) };
  let judgeOrder = createChunkOrder();
  while (!(await reader.atEnd())) {
    const start = readU32(await reader.take(4), 0);
    if (start === MAGIC) {
      yield { kind: 'header', header: await readHeader(reader) };
      judgeOrder = createChunkOrder();
    } else {
      yield await readChunk(reader, start, judgeOrder);
    }
  }
}

async function readHeader(reader: ByteReader): Promise<SealedHeader> {
  const length = readU32(await reader.take(4), 0);
  refuseUnless(length <= MAX_HEADER_BYTES, 'ssf_limit', `headerLen: expected at most ${MAX_HEADER_BYTES}`);
  return parseHeader(await reader.take(length));
}

async function readChunk(
  reader: ByteReader,
  i: number,
  judgeOrder: ReturnType<typeof createChunkOrder>,
): Promise<SealedRecord> {
  const rest = await reader.take(5);
  const flags = rest[0] ?? 0;
  const length = readU32(rest, 1);
  checkChunkIndex(i);
  judgeOrder(i, flags);
  checkChunkFlagsAndLength(flags, length);
  return { kind: 'chunk', i, flags, ct: await reader.take(length) };
}
