// The private side of SSF1: opens, with a reading key and a psk. Only a key holder's programs may import this door.

export type { Decapsulate } from './open/hpke-open.ts';
export { type HsmKey, readingKeyInHsm } from './open/hsm-reading-key.ts';
export type { ExpectedBinding, OpenedChunk, OpenOptions } from './open/open-records.ts';
export { openEpochs, openSealedFile, type StoredParts } from './open/open-session.ts';
export type { EpochReport, OpeningReport, PrevReport } from './open/opening-report.ts';
export { type PrivateJwk, type ReadingKey, readingKey, readingKeyFromJwk } from './open/reading-key.ts';
