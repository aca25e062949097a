// The recorder's pipeline on one screen: capture → mask → seal → ship. What each stage may hold is said where it is
// made; between mask and seal only a MaskedBatch passes, by type.
import {
  type EpochSealer,
  type SealingWorker,
  startSealingWorker,
  type WorkerFailure,
} from '@scrim/crypto/seal';
import { createEventMasker } from '@scrim/masking-rules';
import { type Capture, captureMirror, startCapture } from './capture/start-capture.ts';
import type { Admission } from './gate/admit.ts';
import { createContinuityKeeper } from './gate/continuity.ts';
import { sessionLifeMs } from './gate/session-life.ts';
import { createBatcher } from './mask/batch.ts';
import type { EventPayload, StatusReason } from './options.ts';
import { createPipelineEnds, type PipelineEnds } from './pipeline-ends.ts';
import { openEpoch } from './seal/open-epoch.ts';
import { startSealing } from './seal/seal-stage.ts';
import { startDelivery } from './ship/delivery.ts';
import type { Outbox } from './ship/outbox.ts';

export interface PipelineOptions {
  readonly admission: Admission;
  readonly collector: string;
  readonly outbox: Outbox;
  /** Address of the seal worker's file; null to seal on the page's own thread. */
  readonly workerUrl: string | null;
  /** The page's own thread seals from now on. */
  readonly onWorkerFailure: (code: WorkerFailure) => void;
  /** Asked once the keys are made: consent or the page may have gone meanwhile. */
  readonly mayStart: () => boolean;
  /** Handed the ways to end it before anything is sent or captured. */
  readonly onBuilt: (pipeline: Pipeline) => void;
  /** Told the code of every event that the masker did not understand. */
  readonly onDrop: (code: string) => void;
  /** The pipeline ended by itself; with `masking_failed` comes the code of the last drop. */
  readonly onEnd: (reason: StatusReason, detail?: string) => void;
}

export interface Pipeline extends PipelineEnds {
  /** Records an event of the site's own while capture runs; the masker keeps what the policy lists. */
  addEvent(tag: string, payload: EventPayload): void;
}

/** Starts capture, unless it may no longer start: then nothing is captured and nothing sent. */
export async function startPipeline(options: PipelineOptions): Promise<void> {
  const { admission, workerUrl, onWorkerFailure, mayStart } = options;
  // Its file is fetched while the keys are made.
  const worker = workerUrl === null ? null : startSealingWorker(workerUrl, { onFailure: onWorkerFailure });
  try {
    const sealer = await openEpoch(admission, worker);
    if (mayStart()) return runPipeline(options, sealer, worker);
    sealer.drop();
  } catch (error) {
    worker?.stop();
    throw error;
  }
  worker?.stop();
}

function runPipeline(options: PipelineOptions, sealer: EpochSealer, worker: SealingWorker | null): void {
  const { admission, collector, outbox, onBuilt, onDrop, onEnd } = options;
  const { permit, policy } = admission;

  const keeper = createContinuityKeeper(admission, sealer.eid);
  const delivery = startDelivery({ collector, outbox, onEnd: (reason) => end(reason) });
  const sealing = startSealing({
    sealer,
    worker,
    permit,
    onFrame: (frame) => delivery.send(frame),
    onProgress: keeper.remember,
    onError: () => end('internal'),
  });
  const batches = createBatcher((batch) => sealing.seal(batch));
  let lastDrop: string | undefined;
  const masker = createEventMasker({
    policy,
    mirror: captureMirror,
    document,
    onDrop: (code) => {
      if (code !== 'masking_stopped') lastDrop = code;
      onDrop(code);
    },
  });
  const ends = createPipelineEnds({ delivery, sealing, batches, keeper });
  let capture: Capture | null = null;
  onBuilt({ ...ends, addEvent: (tag, payload) => capture?.addEvent(tag, payload) });

  keeper.remember(sealing.transcript());
  delivery.send(sealing.header);
  const started = startCapture(policy, {
    mask: (event) => {
      const masked = masker.mask(event);
      if (masked !== null) batches.add(masked);
      if (masker.stopped()) end('masking_failed', lastDrop);
      return masked;
    },
    masksText: (id) => masker.masksText(id),
    onError: () => end('internal'),
  });
  capture = started;
  ends.onEnd(() => started.stop());

  const sessionEnd = setTimeout(
    () => {
      keeper.forget();
      void ends.finish();
      onEnd('session_over');
    },
    sessionLifeMs(admission, Date.now()),
  );
  ends.onEnd(() => clearTimeout(sessionEnd));

  function end(reason: StatusReason, detail?: string): void {
    ends.drop();
    onEnd(reason, detail);
  }
}
