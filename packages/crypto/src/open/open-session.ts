// The two ways in: a file, or the stored parts of a session. Both are judged alike.
import { checkChunkFlagsAndLength, checkChunkIndex, createChunkOrder } from '../format/chunk-shape.ts';
import { parseHeader } from '../format/header.ts';
import { checkPsk } from '../format/key-schedule.ts';
import { type ChunkRecord, readSealedFile, type SealedRecord } from '../format/sealed-file.ts';
import { type OpenedChunk, type OpenOptions, openRecords } from './open-records.ts';
import type { OpeningReport } from './opening-report.ts';

/** An epoch as a store has it. */
export interface StoredParts {
  readonly header: Uint8Array;
  /** In ascending order of index. */
  readonly chunks: Iterable<ChunkRecord> | AsyncIterable<ChunkRecord>;
}

/**
 * Opens a `.ssf` file: yields each chunk once it is judged, and returns the report.
 *
 * @throws RangeError when the psk is not 32 bytes.
 * @throws SealedFormatError (from the generator) with the one code of the first failure.
 */
export function openSealedFile(
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  options: OpenOptions,
): AsyncGenerator<OpenedChunk, OpeningReport, undefined> {
  checkPsk(options.psk);
  return openRecords(readSealedFile(bytes), options);
}

/**
 * Opens a session from its stored parts, in the order given; no epochs at all is `ssf_malformed`, like an empty file.
 *
 * @throws RangeError when the psk is not 32 bytes.
 * @throws SealedFormatError (from the generator) with the one code of the first failure.
 */
export function openEpochs(
  epochs: Iterable<StoredParts> | AsyncIterable<StoredParts>,
  options: OpenOptions,
): AsyncGenerator<OpenedChunk, OpeningReport, undefined> {
  checkPsk(options.psk);
  return openRecords(recordsOf(epochs), options);
}

async function* recordsOf(
  epochs: Iterable<StoredParts> | AsyncIterable<StoredParts>,
): AsyncGenerator<SealedRecord, void, undefined> {
  for await (const { header, chunks } of epochs) {
    yield { kind: 'header', header: parseHeader(header) };
    const judgeOrder = createChunkOrder();
    for await (const { i, flags, ct } of chunks) {
      checkChunkIndex(i);
      judgeOrder(i, flags);
      checkChunkFlagsAndLength(flags, ct.length);
      yield { kind: 'chunk', i, flags, ct };
    }
  }
}
