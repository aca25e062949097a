// One opening from first byte to report. What was opened before a failure stays with the stage and in the report; the
// psk is wiped whatever happens.
import { readSealedFile, SealedFormatError } from '@scrim/crypto/format';
import { type OpeningReport, openEpochs } from '@scrim/crypto/open';
import type { SessionId, SiteId } from '@scrim/protocol';
import { ReplayError, type ReplayErrorCode } from '../replay-error.ts';
import type { OpeningUpdate } from '../session.ts';
import { type ChunkSource, readSource } from './chunk-source.ts';
import { epochsOf } from './epochs.ts';
import { createEventBatches } from './event-batches.ts';
import type { EpochKey } from './key-ring.ts';
import { createSessionReader, type SessionReader } from './session-reader.ts';

/** What the worker needs to open a session. */
export interface OpeningTask {
  readonly sid: SessionId;
  readonly siteId: SiteId;
  readonly gen: number;
  /** 32 bytes; wiped at the end. */
  readonly psk: Uint8Array;
  readonly chunks: ChunkSource;
  readonly stage: MessagePort;
  readonly opener: EpochKey;
  readonly signal: AbortSignal;
  readonly tell: (update: OpeningUpdate) => void;
}

/** Never rejects: how it ended is told. */
export async function runOpening(task: OpeningTask): Promise<void> {
  const { psk, stage, signal, tell } = task;
  const reader = createSessionReader(createEventBatches(stage, signal), tell);
  let report: OpeningReport | null = null;
  let failure: ReplayErrorCode | null = null;
  try {
    report = await readAll(task, reader);
  } catch (error) {
    failure = signal.aborted ? 'cancelled' : codeOf(error);
  } finally {
    psk.fill(0);
  }
  if (failure !== null) tell({ kind: 'failed', code: failure });
  if (failure === null || reader.begun()) tell({ kind: 'ended', report: reader.finish(report, failure) });
}

async function readAll(task: OpeningTask, reader: SessionReader): Promise<OpeningReport> {
  const { sid, siteId, gen, psk, opener, signal } = task;
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of readSource(task.chunks, signal)) {
      bytes += piece.length;
      yield piece;
    }
  }
  const epochs = epochsOf(readSealedFile(counted()), async (header) => {
    opener.choose(header);
    await reader.startPage(header.core);
  });
  const expect = { sid, siteId, gen, schema: 'rrweb/2' } as const;
  const opening = openEpochs(epochs, { key: opener.key, psk, expect });
  try {
    for (;;) {
      const step = await opening.next();
      if (step.done) return step.value;
      await reader.addChunk(step.value, bytes);
    }
  } finally {
    // Ends the source too: an opening that broke off reads no further.
    await opening.return({} as OpeningReport).catch(() => undefined);
  }
}

function codeOf(error: unknown): ReplayErrorCode {
  if (error instanceof ReplayError || error instanceof SealedFormatError) return error.code;
  return 'worker_failed';
}
