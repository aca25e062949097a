// SSF1 without keys: header, framing, transcript, padding. What a collector may import. Never opens anything.
export {
  checkChunkShape,
  joinChunkBody,
  splitChunkBody,
} from './format/chunk-shape.ts';
export { consentCommitment } from './format/consent-commitment.ts';
export { parseHeader, type RootWrap, type SealedHeader } from './format/header.ts';
export type { HeaderCore, SealedSchema } from './format/header-core.ts';
export { keyIdOf } from './format/key-id.ts';
export {
  FLAG_FINAL,
  FLAG_KEYFRAME,
  MAX_CHUNK_INDEX,
  MAX_HEADER_BYTES,
  MAX_INFLATED_BYTES,
  MAX_PADDED_BYTES,
} from './format/limits.ts';
export { paddedLength } from './format/padding.ts';
export {
  type ChunkRecord,
  encodeChunkRecord,
  encodeEpochStart,
  encodeSealedFile,
  readSealedFile,
  type SealedRecord,
} from './format/sealed-file.ts';
export { SealedFormatError, type SsfCode } from './format/sealed-format-error.ts';
export { isSuiteId, SUITE_LENGTHS, type SuiteId, type SuiteLengths } from './format/suites.ts';
export { firstTranscript, nextTranscript } from './format/transcript.ts';
