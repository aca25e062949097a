// The recorder's pipeline on one screen: capture → mask → seal → ship. What each stage may hold is said where it is
// made; between mask and seal only a MaskedBatch passes, by type.
import { createEventMasker } from '@scrim/masking-rules';
import { captureMirror, startCapture } from './capture/start-capture.ts';
import type { Admission } from './gate/admit.ts';
import { createContinuityKeeper } from './gate/continuity.ts';
import { sessionLifeMs } from './gate/session-life.ts';
import { createBatcher } from './mask/batch.ts';
import type { StatusReason } from './options.ts';
import { createPipelineEnds, type PipelineEnds } from './pipeline-ends.ts';
import { openEpoch } from './seal/open-epoch.ts';
import { startSealing } from './seal/seal-stage.ts';
import { startDelivery } from './ship/delivery.ts';
import type { Outbox } from './ship/outbox.ts';

export interface PipelineOptions {
  readonly admission: Admission;
  readonly collector: string;
  readonly outbox: Outbox;
  /** Asked once the keys are made: consent or the page may have gone meanwhile. */
  readonly mayStart: () => boolean;
  /** Handed the ways to end it before anything is sent or captured. */
  readonly onBuilt: (ends: PipelineEnds) => void;
  /** The pipeline ended by itself. */
  readonly onEnd: (reason: StatusReason) => void;
}

/** Starts capture, unless it may no longer start: then nothing is captured and nothing sent. */
export async function startPipeline(options: PipelineOptions): Promise<void> {
  const { admission, collector, outbox, mayStart, onBuilt, onEnd } = options;
  const { permit, policy } = admission;
  const sealer = await openEpoch(admission);
  if (!mayStart()) {
    sealer.drop();
    return;
  }

  const keeper = createContinuityKeeper(admission, sealer.eid);
  const delivery = startDelivery({ collector, outbox, onEnd: (reason) => end(reason) });
  const sealing = startSealing({
    sealer,
    permit,
    onFrame: (frame) => delivery.send(frame),
    onProgress: keeper.remember,
    onError: () => end('internal'),
  });
  const batches = createBatcher((batch) => sealing.seal(batch));
  const masker = createEventMasker({ policy, mirror: captureMirror });
  const ends = createPipelineEnds({ delivery, sealing, batches, keeper });
  onBuilt(ends);

  keeper.remember(sealing.transcript());
  delivery.send(sealing.header);
  const capture = startCapture(policy, {
    onEvent: (event) => {
      const masked = masker.mask(event);
      if (masked !== null) batches.add(masked);
      if (masker.stopped()) end('masking_failed');
    },
    onError: () => end('internal'),
  });
  ends.onEnd(() => capture.stop());

  const sessionEnd = setTimeout(
    () => {
      keeper.forget();
      void ends.finish();
      onEnd('session_over');
    },
    sessionLifeMs(admission, Date.now()),
  );
  ends.onEnd(() => clearTimeout(sessionEnd));

  function end(reason: StatusReason): void {
    ends.drop();
    onEnd(reason);
  }
}
