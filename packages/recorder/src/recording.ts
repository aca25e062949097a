// The part of the recorder that is fetched after consent: admits, runs the pipeline, and follows the page's life.
import type { SessionId } from '@scrim/protocol';
import { admit } from './gate/admit.ts';
import { forgetContinuity } from './gate/continuity.ts';
import { Refusal } from './gate/refusal.ts';
import type { CheckedOptions, StatusReason } from './options.ts';
import { startPipeline } from './pipeline.ts';
import type { PipelineEnds } from './pipeline-ends.ts';
import { retryDelayMs } from './ship/backoff.ts';
import { deliverLeftFrames } from './ship/deliver-left-frames.ts';
import { openOutbox } from './ship/outbox.ts';

/** What proves to the collector that a withdrawal means this session. */
export interface WithdrawnSession {
  readonly sid: SessionId;
  readonly writeToken: string;
}

export interface Recording {
  /** Ends at once and delivers what was captured before. */
  stop(): Promise<void>;
  /** Ends at once, flushes nothing, wipes queue, keys and continuation before it returns. */
  withdraw(): WithdrawnSession | null;
}

export interface RecordingOptions extends CheckedOptions {
  /** False once a stop, a withdrawal or a newer start overtook this one. */
  readonly isCurrent: () => boolean;
  /** The recording ended by itself or with the page. */
  readonly onEnd: (reason: StatusReason) => void;
}

/** How long `stop()` waits for the collector. */
const STOP_WAIT_MS = 5000;

export function startRecording(options: RecordingOptions): Recording {
  const { site, collector, isCurrent, onStatus } = options;
  const outbox = openOutbox(site);
  const abort = new AbortController();
  let pipeline: PipelineEnds | null = null;
  let session: WithdrawnSession | null = null;

  /** Said once: what an ended pipeline still hears from the collector is no news to the page. */
  const end = (state: 'stopped' | 'refused', reason: StatusReason, detail?: string): void => {
    if (abort.signal.aborted) return;
    abort.abort();
    onStatus({ state, reason, ...(detail === undefined ? {} : { detail }) });
    options.onEnd(reason);
  };

  const run = async (): Promise<void> => {
    const admission = await admitPatiently(options, abort.signal);
    const { sid, writeToken } = admission.permit;
    session = { sid, writeToken };
    pipeline = await startPipeline({
      admission,
      collector,
      outbox,
      mayStart: () => isCurrent() && !abort.signal.aborted,
      onEnd: (reason) => end('stopped', reason),
    });
    if (pipeline === null || abort.signal.aborted) return;
    onStatus({ state: 'recording' });
    void deliverLeftFrames(collector, outbox, abort.signal);
  };
  const onPageHide = (): void => {
    pipeline?.onPageEnd();
    end('stopped', 'page_hidden');
  };
  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') pipeline?.onHidden();
  };

  addEventListener('pagehide', onPageHide, { signal: abort.signal });
  document.addEventListener('visibilitychange', onVisibility, { signal: abort.signal });
  run().catch((error: unknown) => {
    if (error instanceof Refusal) end('refused', error.reason, error.detail);
    else end('refused', 'internal');
  });

  return {
    async stop() {
      abort.abort();
      await Promise.race([pipeline?.finish(), new Promise((resolve) => setTimeout(resolve, STOP_WAIT_MS))]);
    },
    withdraw() {
      abort.abort();
      pipeline?.drop();
      outbox.clear();
      forgetContinuity(site);
      return session;
    },
  };
}

/** An unreachable collector is asked again, with back-off; nothing is captured meanwhile. */
async function admitPatiently(options: RecordingOptions, signal: AbortSignal) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await admit(options, signal);
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason !== 'collector_unreachable' || signal.aborted)
        throw error;
      options.onStatus({ state: 'starting', reason: error.reason });
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs(attempt)));
    }
  }
}
