// Queue of sealed frames → collector: in order, the same bytes until they are acknowledged, one request at a time,
// with back-off between attempts however many frames come meanwhile.
import type { StatusReason } from '../options.ts';
import { retryDelayMs } from './backoff.ts';
import { firstFrames, framesThatFit, totalBytes } from './choose-frames.ts';
import type { Outbox } from './outbox.ts';
import { type PostOutcome, postFrames } from './post-frames.ts';
import { reasonToEnd } from './reason-to-end.ts';
import { frameKey, type SealedFrame } from './sealed-frame.ts';

/** Frames of one request while the page lives; a larger one goes alone. */
const POST_BYTES = 256 * 1024;
/** What all keepalive requests of a page may hold together (Fetch, "HTTP-network-or-cache fetch", step 8). */
const KEEPALIVE_BYTES = 64 * 1024;
/** What may wait in memory while the collector is away; about half a day of a quiet page. */
const QUEUE_BYTES = 32 * 1024 * 1024;

export interface DeliveryOptions {
  readonly collector: string;
  /** Keeps frames until they are acknowledged, over the end of the page. */
  readonly outbox: Pick<Outbox, 'keep' | 'remove'>;
  /** The collector refused a frame for good, told this page to stop, or has been away for too long. */
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
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let keepaliveBytes = 0;
  const waiters: (() => void)[] = [];

  const waiting = (): SealedFrame[] => [...queue.values()];
  const headers = (): SealedFrame[] => waiting().filter(({ kind }) => kind === 'header');
  const wake = (): void => {
    if (queue.size > 0) return;
    for (const waiter of waiters.splice(0)) waiter();
  };
  const forget = (keys: readonly string[]): void => {
    for (const key of keys) queue.delete(key);
    outbox.remove(keys);
    wake();
  };
  /** @returns whether every frame of the request is settled, one way or the other. */
  const accept = (frames: readonly SealedFrame[], outcome: PostOutcome): boolean => {
    if (abort.signal.aborted) return true;
    if (outcome === 'retry') return false;
    const keys = frames.map(({ key }) => key);
    if (outcome === 'refused') {
      forget(keys);
      onEnd('chunk_refused');
      return true;
    }
    forget(outcome.frames.map(({ eid, kind, i }) => frameKey(eid, kind, i)));
    const reason = reasonToEnd(outcome);
    if (reason !== null) onEnd(reason);
    return !keys.some((key) => queue.has(key));
  };
  const post = async (frames: readonly SealedFrame[], keepalive: boolean): Promise<void> => {
    const outcome = await postFrames(collector, frames, { keepalive, signal: abort.signal });
    failures = accept(frames, outcome) ? 0 : failures + 1;
    if (failures > 0) pumpLater();
    else pump();
  };
  const pumpLater = (): void => {
    if (abort.signal.aborted) return;
    clearTimeout(retry);
    retry = setTimeout(
      () => {
        retry = undefined;
        pump();
      },
      retryDelayMs(failures - 1),
    );
  };
  const pump = (): void => {
    if (posting || retry !== undefined || queue.size === 0 || abort.signal.aborted) return;
    posting = true;
    void post(firstFrames(waiting(), POST_BYTES), false).finally(() => {
      posting = false;
      pump();
    });
  };
  const enqueue = (frames: readonly SealedFrame[]): void => {
    for (const frame of frames) {
      queue.set(frame.key, frame);
      outbox.keep(frame);
    }
    if (totalBytes(waiting()) > QUEUE_BYTES) onEnd('collector_unreachable');
  };
  /** The network is back: no reason to wait any longer. */
  const onOnline = (): void => {
    clearTimeout(retry);
    retry = undefined;
    pump();
  };

  addEventListener('online', onOnline, { signal: abort.signal });
  return {
    send(...frames) {
      if (abort.signal.aborted) return;
      enqueue(frames);
      pump();
    },
    keepaliveRoom: () => KEEPALIVE_BYTES - keepaliveBytes - totalBytes(headers()),
    sendAtHide(first) {
      if (abort.signal.aborted) return;
      enqueue(first);
      const urgent = [...new Set([...headers(), ...first, ...waiting()])];
      const frames = framesThatFit(urgent, KEEPALIVE_BYTES - keepaliveBytes);
      if (frames.length === 0) return;
      const bytes = totalBytes(frames);
      keepaliveBytes += bytes;
      void post(frames, true).finally(() => {
        keepaliveBytes -= bytes;
      });
    },
    settled: () => new Promise((resolve) => (queue.size === 0 ? resolve() : waiters.push(resolve))),
    drop() {
      abort.abort();
      clearTimeout(retry);
      queue.clear();
      wake();
    },
  };
}
