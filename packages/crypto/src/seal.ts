// The public side of SSF1: seals, with public keys and a psk. Fit for a page; can open nothing.
export {
  type CardLine,
  type CardSealer,
  type CardSealerOptions,
  createCardSealer,
} from './seal/card-sealer.ts';
export { createEpochSealer, type EpochSealerOptions } from './seal/create-epoch-sealer.ts';
export type { ChunkJob, EpochSealer, SealedChunk } from './seal/epoch-sealer.ts';
export { SealError, type SealErrorCode } from './seal/seal-error.ts';
export { skippedLine } from './seal/skipped-line.ts';
export type { SealingWorker, WorkerFailure } from './worker/sealing-thread.ts';
export { type SealingWorkerOptions, startSealingWorker } from './worker/start-sealing-worker.ts';
