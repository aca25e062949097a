// The console's side: opens sessions in a worker and talks to a stage. Holds no key and imports no player.
export { connectStage, type StageLink } from './connect-stage.ts';
export type { ChunkSource } from './opening/chunk-source.ts';
export { createReader, type OpenRequest, type Reader } from './reader/create-reader.ts';
export type { Opening } from './reader/opening-keeper.ts';
export { ReplayError, type ReplayErrorCode } from './replay-error.ts';
export type {
  DropReason,
  Mark,
  MarkKind,
  OpeningUpdate,
  PageLoad,
  PageReport,
  SessionGap,
  SessionReport,
} from './session.ts';
export {
  MAX_RATE,
  MIN_RATE,
  parseStageMessage,
  type StageCommand,
  type StageMessage,
  type StageProblem,
} from './stage-link.ts';
export { IDLE_AFTER_MS } from './timeline/idle-after.ts';
