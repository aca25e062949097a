// Masked batches → sealed frames. Steps the ratchet the moment a batch gets its index; a key never meets a second
// input. Only masked batches come in, by type.
import { joinChunkBody } from '@scrim/crypto/format';
import {
  type ChunkJob,
  type EpochSealer,
  SealError,
  type SealedChunk,
  type SealingWorker,
  skippedLine,
} from '@scrim/crypto/seal';
import {
  encodeBase64Url,
  type FrameKind,
  type FrameMeta,
  type MaskedBatch,
  type Permit,
} from '@scrim/protocol';
import { type SealedFrame, sealedFrame } from '../ship/sealed-frame.ts';
import { fitTail, oldestFirst } from './fit-tail.ts';

/** `{writeToken, …}` around a chunk, and the close frame behind it; generous, as ids are of fixed length. */
const TAIL_FRAMES_BYTES = 1024;

export interface SealStage {
  readonly header: SealedFrame;
  /** Compresses and seals in the background; the frame goes to `onFrame`. */
  seal(batch: MaskedBatch): void;
  /** The page was hidden but lives: seals what waits at once and leaves jobs to run. */
  sealNow(batch: MaskedBatch): SealedFrame;
  /** The page ends now: one last chunk within `roomBytes`, and the close. Drops the chain. */
  sealTail(batch: MaskedBatch | null, roomBytes: number): readonly SealedFrame[];
  /**
   * The recording ends on a living page: every job, then a final chunk and the close. Drops the chain. A tail that is
   * sealed meanwhile takes `batch` with it.
   */
  finish(batch: MaskedBatch | null): Promise<void>;
  /** Wipes the chain and ends the worker; what was not sealed is never sealed. */
  drop(): void;
  /** `{next, th}` of the chunks sealed so far, as `prev` and close carry it. */
  transcript(): { readonly next: number; readonly th: string };
}

export interface SealStageOptions {
  readonly sealer: EpochSealer;
  /** The one that the sealer was given; it ends with the epoch. */
  readonly worker: SealingWorker | null;
  readonly permit: Permit;
  readonly onFrame: (frame: SealedFrame) => void;
  /** Called when the transcript grew: the tab's `prev` follows it. */
  readonly onProgress: (transcript: { readonly next: number; readonly th: string }) => void;
  /** Sealing failed: nothing more can come of this epoch. */
  readonly onError: () => void;
}

/** A batch that is being sealed. */
interface Running {
  readonly batch: MaskedBatch;
  /** Indices that were lost with a worker that had these lines. */
  readonly lost: readonly number[];
  readonly done: Promise<void>;
}

export function startSealing(options: SealStageOptions): SealStage {
  const { sealer, worker, permit, onFrame, onProgress, onError } = options;
  const running = new Map<ChunkJob, Running>();
  /** What `finish` was given, until it is sealed. */
  let last: MaskedBatch | null = null;
  let over = false;
  const frame = (kind: FrameKind, i: number | null, bytes: Uint8Array): SealedFrame => {
    const { writeToken, sid, gen } = permit;
    const meta: FrameMeta = { writeToken, kind, sid, gen, eid: sealer.eid, i };
    return sealedFrame(meta, bytes);
  };
  const transcript = () => {
    const { next, th } = sealer.transcript();
    return { next, th: encodeBase64Url(th) };
  };
  const chunkFrame = ({ i, flags, ct }: SealedChunk): SealedFrame => {
    onProgress(transcript());
    return frame('chunk', i, joinChunkBody(flags, ct));
  };
  const closeFrame = (): SealedFrame =>
    frame('close', null, new TextEncoder().encode(JSON.stringify(transcript())));

  const run = async (job: ChunkJob, { batch, lost }: Omit<Running, 'done'>): Promise<void> => {
    try {
      const chunk = await sealer.seal(job, linesBehind(lost, batch));
      // Gone from the map: abandoned at page hide or dropped; the result is thrown away.
      if (running.delete(job)) onFrame(chunkFrame(chunk));
    } catch (error) {
      if (!running.delete(job)) return;
      // The index may have been sealed where nobody can see it: the lines go under a new one, never under this.
      if (isLostWithWorker(error)) begin(batch, [...lost, job.i]);
      else onError();
    }
  };
  const begin = (batch: MaskedBatch, lost: readonly number[] = []): void => {
    try {
      const job = sealer.reserve({ keyframe: batch.keyframe });
      // One tick later: the entry must be there before `run` can end.
      const done = Promise.resolve().then(() => run(job, { batch, lost }));
      running.set(job, { batch, lost, done });
    } catch {
      // Called from a timer of ours: an exception would show up as the page's own.
      onError();
    }
  };
  const sealAtOnce = (ndjson: string, flags: { keyframe?: boolean; final?: boolean }): SealedFrame =>
    chunkFrame(sealer.sealNow(sealer.reserve(flags), ndjson));
  const drop = (): void => {
    over = true;
    last = null;
    running.clear();
    sealer.drop();
    worker?.stop();
  };

  return {
    header: frame('header', null, sealer.header),
    seal: (batch) => begin(batch),
    sealNow: (batch) => sealAtOnce(batch.ndjson, { keyframe: batch.keyframe }),
    sealTail(batch, roomBytes) {
      const jobs = [...running];
      running.clear();
      for (const [job] of jobs) sealer.abandon(job);
      const left = jobs.map(([{ i }, { batch, lost }]) => ({ ...batch, indices: [...lost, i] }));
      const newest = [batch, last].flatMap((some) => (some === null ? [] : [{ ...some, indices: [] }]));
      // What a worker lost came back as a younger job: it is the oldest all the same.
      const parts = oldestFirst([...left, ...newest]);
      const tail = fitTail(parts, roomBytes - TAIL_FRAMES_BYTES);
      // Cut short it may lack the snapshot, and makes no such claim.
      const keyframe = parts[0]?.keyframe === true && tail.complete;
      const frames = [sealAtOnce(tail.ndjson, { final: tail.complete, keyframe }), closeFrame()];
      drop();
      return frames;
    },
    async finish(batch) {
      last = batch;
      // A job that a worker lost comes back as another one.
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
      if (over) return;
      onFrame(sealAtOnce(batch?.ndjson ?? '', { final: true, keyframe: batch?.keyframe === true }));
      onFrame(closeFrame());
      drop();
    },
    drop,
    transcript,
  };
}

const linesBehind = (lost: readonly number[], { ndjson }: MaskedBatch): string =>
  lost.length === 0 ? ndjson : skippedLine(lost) + ndjson;

const isLostWithWorker = (error: unknown): boolean =>
  error instanceof SealError && error.code === 'worker_failed';
