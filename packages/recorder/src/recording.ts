// The part of the recorder that is fetched after consent: admits, runs the pipeline, and follows the page's life.
import type { WrittenSession } from '@scrim/consent';
import type { WorkerFailure } from '@scrim/crypto/seal';
import { encodeBase64Url } from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';
import { type Admission, admit } from './gate/admit.ts';
import { Refusal } from './gate/refusal.ts';
import type { CheckedOptions, EventPayload, StatusReason } from './options.ts';
import { type Pipeline, startPipeline } from './pipeline.ts';
import { retryDelayMs } from './ship/backoff.ts';
import { deliverLeftFrames } from './ship/deliver-left-frames.ts';
import { openOutbox } from './ship/outbox.ts';

export interface Recording {
  /** Records an event of the site's own; nothing before the pipeline runs or after it ended. */
  addEvent(tag: string, payload: EventPayload): void;
  /** Ends at once and delivers what was captured before. Never rejects. */
  stop(): Promise<void>;
  /** Ends at once, flushes nothing, drops queue and keys before it returns. @returns what it wrote to */
  withdraw(): WrittenSession | null;
}

export interface RecordingOptions extends CheckedOptions {
  /** False once a stop, a withdrawal or a newer start overtook this one. */
  readonly isCurrent: () => boolean;
  /** Told the version of the manifest that is believed. */
  readonly onManifest: (version: number) => void;
  /** The recording ended by itself or with the page. */
  readonly onEnd: (reason: StatusReason) => void;
}

interface Why {
  readonly detail?: string | undefined;
  readonly rule?: string | undefined;
}

/** How long `stop()` waits for the collector. */
const STOP_WAIT_MS = 5000;

export function startRecording(options: RecordingOptions): Recording {
  const { isCurrent, onStatus } = options;
  /** Aborted when the recording has ended: with the page, by itself, or by `stop`. */
  const ended = new AbortController();
  /** Aborted when nothing of it may go out any more. */
  const dropped = new AbortController();
  let pipeline: Pipeline | null = null;
  let session: WrittenSession | null = null;
  let isRecording = false;
  let worker: WorkerFailure | null = null;

  /** Said once: what an ended pipeline still hears from the collector is no news to the page. */
  const end = (state: 'stopped' | 'refused', reason: StatusReason, why: Why = {}): void => {
    if (ended.signal.aborted) return;
    ended.abort();
    const { detail, rule } = why;
    onStatus({
      state,
      reason,
      ...(detail === undefined ? {} : { detail }),
      ...(rule === undefined ? {} : { rule }),
    });
    options.onEnd(reason);
  };

  const tellRecording = (): void => {
    if (ended.signal.aborted) return;
    onStatus({ state: 'recording', ...(worker === null ? {} : { detail: worker }) });
  };

  const run = async (): Promise<void> => {
    const admission = await admitPatiently(options, ended.signal);
    options.onManifest(admission.manifest.version);
    const { sid, writeToken } = admission.permit;
    session = { sid, writeToken };
    await runPipeline(admission);
  };
  const runPipeline = async (admission: Admission): Promise<void> => {
    if (ended.signal.aborted) return;
    const outbox = openOutbox(options.site, encodeBase64Url(hashBytes(admission.receipt)));
    dropped.signal.addEventListener('abort', outbox.clear, { once: true });
    // Asked for before this page keeps frames of its own, and not waited for: storage may never answer.
    const left = outbox.left();
    await startPipeline({
      admission,
      collector: options.collector,
      outbox,
      workerUrl: options.workerUrl,
      onWorkerFailure: (code) => {
        worker = code;
        if (isRecording) tellRecording();
      },
      mayStart: () => isCurrent() && !ended.signal.aborted,
      onBuilt: (built) => {
        pipeline = built;
      },
      onDrop: options.onDrop,
      onEnd: (reason, detail) => end('stopped', reason, { detail }),
    });
    if (pipeline === null || ended.signal.aborted) return;
    isRecording = true;
    tellRecording();
    const frames = await left;
    if (ended.signal.aborted) return;
    deliverLeftFrames(frames, { collector: options.collector, outbox, signal: dropped.signal });
  };
  const onPageHide = (): void => {
    pipeline?.onPageEnd();
    end('stopped', 'page_hidden');
  };
  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') pipeline?.onHidden();
  };

  addEventListener('pagehide', onPageHide, { signal: ended.signal });
  document.addEventListener('visibilitychange', onVisibility, { signal: ended.signal });
  run().catch((error: unknown) => {
    // What says that it ended must have ended.
    pipeline?.drop();
    if (error instanceof Refusal) end('refused', error.reason, error);
    else end('refused', 'internal');
  });

  return {
    addEvent: (tag, payload) => pipeline?.addEvent(tag, payload),
    async stop() {
      ended.abort();
      await Promise.race([pipeline?.finish(), new Promise((resolve) => setTimeout(resolve, STOP_WAIT_MS))]);
    },
    withdraw() {
      ended.abort();
      pipeline?.drop();
      dropped.abort();
      return session;
    },
  };
}

/** An unreachable collector is asked again, with back-off; nothing is captured meanwhile. */
async function admitPatiently(options: RecordingOptions, signal: AbortSignal): Promise<Admission> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await admit(options, signal);
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason !== 'collector_unreachable') throw error;
      if (!signal.aborted) options.onStatus({ state: 'starting', reason: error.reason });
      await pause(retryDelayMs(attempt), signal);
      if (signal.aborted) throw error;
    }
  }
}

/** Resolves after a time, or at once when the signal comes. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const stop = (): void => {
      clearTimeout(timer);
      resolve();
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
