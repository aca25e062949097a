// The ways in which a pipeline ends or pauses. Capture always ends first, in the same synchronous step.
import type { ContinuityKeeper } from './gate/continuity.ts';
import type { Batcher } from './mask/batch.ts';
import type { SealStage } from './seal/seal-stage.ts';
import type { Delivery } from './ship/delivery.ts';

export interface PipelineEnds {
  /** The page is hidden but lives: nothing waits in memory any longer. */
  onHidden(): void;
  /** The page ends, perhaps for the back/forward cache: the tail goes out and the keys go. */
  onPageEnd(): void;
  /** Ends at once and delivers what was captured before. */
  finish(): Promise<void>;
  /** Ends at once and forgets everything, queue and continuity included. */
  drop(): void;
  /** Runs `stop` when the pipeline ends, or now when it has ended. */
  onEnd(stop: () => void): void;
}

interface Stages {
  readonly delivery: Delivery;
  readonly sealing: SealStage;
  readonly batches: Batcher;
  readonly keeper: ContinuityKeeper;
}

export function createPipelineEnds({ delivery, sealing, batches, keeper }: Stages): PipelineEnds {
  const stops: (() => void)[] = [];
  let ended = false;
  const endCapture = (): void => {
    ended = true;
    for (const stop of stops.splice(0)) stop();
  };
  const drop = (): void => {
    endCapture();
    batches.drop();
    sealing.drop();
    delivery.drop();
    keeper.forget();
  };
  /** The page's own event listeners call these: an error of ours ends the recording and stays here. */
  const orDrop = (work: () => void) => (): void => {
    try {
      work();
    } catch {
      drop();
    }
  };

  const sendTail = orDrop(() => {
    delivery.sendAtHide(sealing.sealTail(batches.take(), delivery.keepaliveRoom()));
  });

  return {
    onHidden: orDrop(() => {
      if (ended) return;
      const batch = batches.take();
      if (batch !== null) delivery.sendAtHide([sealing.sealNow(batch)]);
    }),
    onPageEnd: orDrop(() => {
      if (ended) return;
      endCapture();
      sendTail();
    }),
    async finish() {
      if (ended) return;
      endCapture();
      const sealed = new AbortController();
      // The page may go before its last job is done.
      addEventListener('pagehide', sendTail, { signal: sealed.signal });
      try {
        await sealing.finish(batches.take()).finally(() => sealed.abort());
        await delivery.settled();
        delivery.drop();
      } catch {
        drop();
      }
    },
    drop,
    onEnd(stop) {
      if (ended) stop();
      else stops.push(stop);
    },
  };
}
