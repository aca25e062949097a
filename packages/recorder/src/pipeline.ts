// The recorder's pipeline on one screen: capture → mask → seal → ship. What each stage may hold is said where it is
// made; between mask and seal only a MaskedBatch passes, by type.
import { createEventMasker } from '@scrim/masking-rules';
import { captureMirror, startCapture } from './capture/start-capture.ts';
import type { Admission } from './gate/admit.ts';
import { continuityKeeper, forgetContinuity } from './gate/continuity.ts';
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
  /** The pipeline ended by itself. */
  readonly onEnd: (reason: StatusReason) => void;
}

/** @returns null when it may no longer start: then nothing was captured and nothing sent. */
export async function startPipeline(options: PipelineOptions): Promise<PipelineEnds | null> {
  const { admission, collector, outbox, mayStart, onEnd } = options;
  const { permit, policy } = admission;
  const sealer = await openEpoch(admission);
  if (!mayStart()) {
    sealer.drop();
    return null;
  }

  const delivery = startDelivery({ collector, outbox, onEnd: (reason) => end(reason) });
  const sealing = startSealing({
    sealer,
    permit,
    onFrame: (frame) => delivery.send(frame),
    onProgress: continuityKeeper(admission, sealer.eid),
    onError: () => end('internal'),
  });
  const batches = createBatcher((batch) => sealing.seal(batch));
  const masker = createEventMasker({ policy, mirror: captureMirror });
  const ends = createPipelineEnds({ delivery, sealing, batches });

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
      forgetContinuity(permit.siteId);
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
  return ends;
}
