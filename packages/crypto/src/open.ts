// The private side of SSF1: opens, with a reading key and a psk. Only a key holder's programs may import this door.

export type { Decapsulate } from './hpke/open-psk.ts';
export type { PrivateJwk } from './hpke/private-jwk.ts';
export { type HsmKey, readingKeyInHsm } from './open/hsm-reading-key.ts';
export {
  type CardParts,
  type CardReport,
  type OpenCardOptions,
  type OpenedCard,
  openCard,
} from './open/open-card.ts';
export type { ExpectedBinding, OpenedChunk, OpenOptions } from './open/open-records.ts';
export { openEpochs, openSealedFile, type StoredParts } from './open/open-session.ts';
export type { EpochReport, OpeningReport, PrevReport } from './open/opening-report.ts';
export { type ReadingKey, readingKey, readingKeyFromJwk } from './open/reading-key.ts';
