// The recorder's pipeline on one screen: capture → mask → seal → ship. What each stage may hold is said where it is
// made; between mask and seal only a MaskedBatch passes, by type.
import { createEventMasker } from '@scrim/masking-rules';
import { captureMirror, startCapture } from './capture/start-capture.ts';
import type { Admission } from './gate/admit.ts';
import { forgetContinuity, writeContinuity } from './gate/continuity.ts';
import { createBatcher } from './mask/batch.ts';
import type { StatusReason } from './options.ts';
import { openEpoch } from './seal/open-epoch.ts';
import { startSealing } from './seal/seal-stage.ts';
import { type Delivery, startDelivery } from './ship/delivery.ts';
import type { Outbox } from './ship/outbox.ts';
import { reasonOfRefusal } from './ship/refusal-reason.ts';

export interface Pipeline {
  /** The page is hidden but lives: nothing waits in memory any longer. */
  onHidden(): void;
  /** The page ends, perhaps for the back/forward cache: the tail goes out and the keys go. */
  onPageEnd(): void;
  /** Ends at once and delivers what was captured before. */
  finish(): Promise<void>;
  /** Ends at once and forgets everything. */
  drop(): void;
}

export interface PipelineOptions {
  readonly admission: Admission;
  readonly collector: string;
  readonly outbox: Outbox;
  /** The pipeline ended by itself. */
  readonly onEnd: (reason: StatusReason) => void;
}

export async function startPipeline({
  admission,
  collector,
  outbox,
  onEnd,
}: PipelineOptions): Promise<Pipeline> {
  const { permit, policy, continuity } = admission;
  const eseq = continuity === null ? 0 : continuity.eseq + 1;
  const sealer = await openEpoch(admission);

  const delivery: Delivery = startDelivery({
    collector,
    outbox,
    onRefused: (refusal) => end(reasonOfRefusal(refusal)),
    onState: (state) => {
      if (state !== 'active') end(state === 'disabled' ? 'site_disabled' : 'session_revoked');
    },
  });
  const sealing = startSealing({
    sealer,
    permit,
    onFrame: (frame) => delivery.send(frame),
    onProgress: remember,
    onError: () => end('internal'),
  });
  const batches = createBatcher((batch) => guard(() => sealing.seal(batch)));
  const masker = createEventMasker({ policy, mirror: captureMirror });
  delivery.send(sealing.header);
  remember(sealing.transcript());
  const capture = startCapture(
    policy,
    (event) => {
      const masked = masker.mask(event);
      if (masked !== null) batches.add(masked);
      if (masker.stopped()) end('masking_failed');
    },
    () => end('internal'),
  );
  const sessionEnd = setTimeout(
    () => {
      forgetContinuity(permit.siteId);
      void finish();
      onEnd('session_over');
    },
    permit.exp * 1000 - Date.now(),
  );

  function remember({ next, th }: { readonly next: number; readonly th: string }): void {
    const prev = { eid: sealer.eid, next, th };
    writeContinuity(permit.siteId, { sid: permit.sid, eseq, prev, continuation: permit.continuation });
  }
  function stopCapture(): void {
    clearTimeout(sessionEnd);
    capture.stop();
  }
  function drop(): void {
    stopCapture();
    batches.drop();
    sealing.drop();
    delivery.drop();
  }
  async function finish(): Promise<void> {
    stopCapture();
    await sealing.finish(batches.take());
    await delivery.settled();
  }
  /** A timer of ours must not raise an error in the page. */
  function guard(work: () => void): void {
    try {
      work();
    } catch {
      end('internal');
    }
  }
  function end(reason: StatusReason): void {
    drop();
    onEnd(reason);
  }

  return {
    onHidden: () =>
      guard(() => {
        const batch = batches.take();
        if (batch !== null) delivery.sendAtHide([sealing.sealNow(batch)]);
      }),
    onPageEnd: () =>
      guard(() => {
        stopCapture();
        delivery.sendAtHide(sealing.sealTail(batches.take(), delivery.keepaliveRoom()));
      }),
    finish,
    drop() {
      drop();
      forgetContinuity(permit.siteId);
    },
  };
}
