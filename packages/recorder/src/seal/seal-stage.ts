// Masked batches → sealed frames. Steps the ratchet the moment a batch gets its index; a key never meets a second
// input. Only masked batches come in, by type.
import { joinChunkBody } from '@scrim/crypto/format';
import type { ChunkJob, EpochSealer, SealedChunk } from '@scrim/crypto/seal';
import {
  encodeBase64Url,
  type FrameKind,
  type FrameMeta,
  type MaskedBatch,
  type Permit,
} from '@scrim/protocol';
import { type SealedFrame, sealedFrame } from '../ship/sealed-frame.ts';
import { fitTail, type TailPart } from './fit-tail.ts';

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
  /** The recording ends on a living page: a final chunk, every job, and the close. Drops the chain. */
  finish(batch: MaskedBatch | null): Promise<void>;
  /** Wipes the chain; what was not sealed is never sealed. */
  drop(): void;
  /** `{next, th}` of the chunks sealed so far, as `prev` and close carry it. */
  transcript(): { readonly next: number; readonly th: string };
}

export interface SealStageOptions {
  readonly sealer: EpochSealer;
  readonly permit: Permit;
  readonly onFrame: (frame: SealedFrame) => void;
  /** Called when the transcript grew: the tab's `prev` follows it. */
  readonly onProgress: (transcript: { readonly next: number; readonly th: string }) => void;
  /** Sealing failed: nothing more can come of this epoch. */
  readonly onError: () => void;
}

export function startSealing({ sealer, permit, onFrame, onProgress, onError }: SealStageOptions): SealStage {
  const running = new Map<ChunkJob, { readonly batch: MaskedBatch; readonly done: Promise<void> }>();
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

  const run = async (job: ChunkJob, batch: MaskedBatch): Promise<void> => {
    try {
      const chunk = await sealer.seal(job, batch.ndjson);
      // Gone from the map: abandoned at page hide or dropped; the result is thrown away.
      if (running.delete(job)) onFrame(chunkFrame(chunk));
    } catch {
      if (running.delete(job)) onError();
    }
  };
  const begin = (job: ChunkJob, batch: MaskedBatch): void => {
    // One tick later: the entry must be there before `run` can end.
    running.set(job, { batch, done: Promise.resolve().then(() => run(job, batch)) });
  };
  const sealAtOnce = (ndjson: string, flags: { keyframe?: boolean; final?: boolean }): SealedFrame =>
    chunkFrame(sealer.sealNow(sealer.reserve(flags), ndjson));

  return {
    header: frame('header', null, sealer.header),
    seal(batch) {
      try {
        begin(sealer.reserve({ keyframe: batch.keyframe }), batch);
      } catch {
        // Called from a timer of ours: an exception would show up as the page's own.
        onError();
      }
    },
    sealNow: (batch) => sealAtOnce(batch.ndjson, { keyframe: batch.keyframe }),
    sealTail(batch, roomBytes) {
      const parts: TailPart[] = [...running].map(
        ([
          job,
          {
            batch: { ndjson },
          },
        ]) => ({ i: job.i, ndjson }),
      );
      for (const job of running.keys()) sealer.abandon(job);
      running.clear();
      if (batch !== null) parts.push({ i: null, ndjson: batch.ndjson });
      const tail = fitTail(parts, roomBytes - TAIL_FRAMES_BYTES);
      // A keyframe's lines begin with the snapshot itself: a cut or prefixed tail makes no such claim.
      const keyframe = batch?.keyframe === true && parts.length === 1 && tail.complete;
      const chunk = sealAtOnce(tail.ndjson, { final: tail.complete, keyframe });
      const frames = [chunk, closeFrame()];
      sealer.drop();
      return frames;
    },
    async finish(batch) {
      const last = sealAtOnce(batch?.ndjson ?? '', { final: true, keyframe: batch?.keyframe === true });
      await Promise.all([...running.values()].map(({ done }) => done));
      onFrame(last);
      onFrame(closeFrame());
      sealer.drop();
    },
    drop() {
      running.clear();
      sealer.drop();
    },
    transcript,
  };
}
