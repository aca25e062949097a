// Queue of sealed frames → collector: in order, the same bytes until they are acknowledged, with back-off between.
import type { StatusReason } from '../options.ts';
import { retryDelayMs } from './backoff.ts';
import type { Outbox } from './outbox.ts';
import { type PostOutcome, postFrames } from './post-frames.ts';
import { reasonToEnd } from './reason-to-end.ts';
import { frameKey, type SealedFrame } from './sealed-frame.ts';

/** Frames of one request while the page lives; a larger one goes alone. */
const POST_BYTES = 256 * 1024;
/** What all keepalive requests of a page may hold together (Fetch, "HTTP-network-or-cache fetch", step 8). */
const KEEPALIVE_BYTES = 64 * 1024;

export interface DeliveryOptions {
  readonly collector: string;
  readonly outbox: Outbox;
  /** The collector refused a frame for good, or told this page to stop. */
  readonly onEnd: (reason: StatusReason) => void;
}

export interface Delivery {
  send(...frames: readonly SealedFrame[]): void;
  /** Bytes that a keepalive request could still carry, a header that is not acknowledged set aside. */
  keepaliveRoom(): number;
  /** Sends now what must not wait, with keepalive: the header if it is not acknowledged, `first`, and what else fits. */
  sendAtHide(first: readonly SealedFrame[]): void;
  /** Resolves when the queue is empty or dropped. */
  settled(): Promise<void>;
  /** Forgets everything at once and aborts what is under way. */
  drop(): void;
}

export function startDelivery({ collector, outbox, onEnd }: DeliveryOptions): Delivery {
  const queue = new Map<string, SealedFrame>();
  const abort = new AbortController();
  let posting = false;
  let attempt = 0;
  let keepaliveBytes = 0;
  let waiters: (() => void)[] = [];

  const wake = (): void => {
    if (queue.size > 0) return;
    for (const waiter of waiters) waiter();
    waiters = [];
  };
  const forget = (keys: readonly string[]): void => {
    for (const key of keys) queue.delete(key);
    outbox.remove(keys);
    wake();
  };
  const accept = (frames: readonly SealedFrame[], outcome: PostOutcome): void => {
    if (abort.signal.aborted || outcome === 'retry') return;
    if (outcome === 'refused') {
      forget(frames.map(({ key }) => key));
      onEnd('chunk_refused');
      return;
    }
    forget(outcome.frames.map(({ eid, kind, i }) => frameKey(eid, kind, i)));
    const reason = reasonToEnd(outcome);
    if (reason !== null) onEnd(reason);
  };
  const pump = async (): Promise<void> => {
    if (posting || queue.size === 0 || abort.signal.aborted) return;
    posting = true;
    const frames = firstFrames([...queue.values()], POST_BYTES);
    const outcome = await postFrames(collector, frames, { keepalive: false, signal: abort.signal });
    posting = false;
    attempt = outcome === 'retry' ? attempt + 1 : 0;
    accept(frames, outcome);
    if (outcome === 'retry') setTimeout(() => void pump(), retryDelayMs(attempt));
    else void pump();
  };
  const header = (): SealedFrame[] => [...queue.values()].filter(({ kind }) => kind === 'header');

  addEventListener('online', () => void pump(), { signal: abort.signal });
  return {
    send(...frames) {
      if (abort.signal.aborted) return;
      for (const frame of frames) {
        queue.set(frame.key, frame);
        outbox.keep(frame);
      }
      void pump();
    },
    keepaliveRoom: () => KEEPALIVE_BYTES - keepaliveBytes - totalBytes(header()),
    sendAtHide(first) {
      if (abort.signal.aborted) return;
      for (const frame of first) {
        queue.set(frame.key, frame);
        outbox.keep(frame);
      }
      const urgent = [...new Set([...header(), ...first, ...queue.values()])];
      const frames = framesThatFit(urgent, KEEPALIVE_BYTES - keepaliveBytes);
      if (frames.length === 0) return;
      const bytes = totalBytes(frames);
      keepaliveBytes += bytes;
      void postFrames(collector, frames, { keepalive: true, signal: abort.signal }).then((outcome) => {
        keepaliveBytes -= bytes;
        accept(frames, outcome);
        void pump();
      });
    },
    settled: () => new Promise((resolve) => (queue.size === 0 ? resolve() : waiters.push(resolve))),
    drop() {
      abort.abort();
      queue.clear();
      wake();
    },
  };
}

const totalBytes = (frames: readonly SealedFrame[]): number =>
  frames.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** The first frames up to a size, at least one. */
function firstFrames(frames: readonly SealedFrame[], maxBytes: number): SealedFrame[] {
  const first: SealedFrame[] = [];
  for (const frame of frames) {
    if (first.length > 0 && totalBytes(first) + frame.bytes.length > maxBytes) break;
    first.push(frame);
  }
  return first;
}

/** Frames in order of urgency, those left out that would not fit. */
function framesThatFit(frames: readonly SealedFrame[], maxBytes: number): SealedFrame[] {
  const fitting: SealedFrame[] = [];
  let bytes = 0;
  for (const frame of frames) {
    if (bytes + frame.bytes.length > maxBytes) continue;
    fitting.push(frame);
    bytes += frame.bytes.length;
  }
  return fitting;
}
