// The page's end of a seal worker. Hands jobs over by transfer and believes nothing that is not an answer to one of
// them. Whatever goes wrong ends the worker and rejects what it was handed: a job is never given to anybody twice.
import { SealError } from '../seal/seal-error.ts';
import type { SealedBody } from '../seal/sealed-body.ts';
import { isJobAnswer, isReadyMessage, isUsable, type JobAnswer, type SealJob } from './job-messages.ts';

/** `worker_unavailable`: it could not be started. `worker_failed`: it started, and died or answered wrong or too late. */
export type WorkerFailure = 'worker_unavailable' | 'worker_failed';

/** A worker that seals for a page; while it is not ready, and once it failed, the page's own thread seals. */
export interface SealingWorker {
  /** `failed` also once it was stopped. */
  readonly state: 'starting' | 'ready' | 'failed';
  /** Ends the worker at once; what it was handed is never sealed. */
  stop(): void;
}

/** How long a worker may take to say that it is ready: its file comes over the network. */
const START_WITHIN_MS = 30_000;
/** How long it may be silent while it has a job; 64 MiB take a few seconds on a slow machine. */
const ANSWER_WITHIN_MS = 10_000;

interface Waiting {
  readonly flags: number;
  resolve(sealed: SealedBody): void;
  reject(error: SealError): void;
}

export class SealingThread implements SealingWorker {
  readonly #waiting = new Map<number, Waiting>();
  readonly #onFailure: (code: WorkerFailure) => void;
  #worker: Worker | null = null;
  #state: SealingWorker['state'] = 'starting';
  #patience: ReturnType<typeof setTimeout> | undefined;
  #nextId = 0;

  /** @param start makes the worker; what it throws is a failure of this worker and nothing else. */
  constructor(start: () => Worker, onFailure: (code: WorkerFailure) => void) {
    this.#onFailure = onFailure;
    this.#wait(START_WITHIN_MS);
    try {
      this.#worker = listenTo(start(), {
        onMessage: (data) => this.#hear(data),
        onError: () => this.#fail(),
      });
    } catch {
      this.#fail();
    }
  }

  get state(): SealingWorker['state'] {
    return this.#state;
  }

  /**
   * Hands a job over; its arrays are empty from here on.
   *
   * @throws SealError `worker_failed`, `chunk_too_large`.
   */
  seal(job: SealJob): Promise<SealedBody> {
    return new Promise((resolve, reject) => {
      if (this.#state !== 'ready') return reject(workerFailed());
      const id = this.#nextId++;
      this.#waiting.set(id, { flags: job.aad.at(-1) ?? 0, resolve, reject });
      if (this.#waiting.size === 1) this.#wait(ANSWER_WITHIN_MS);
      try {
        this.#worker?.postMessage(
          { id, ...job },
          Object.values(job).map(({ buffer }) => buffer),
        );
      } catch {
        this.#fail();
      }
    });
  }

  stop(): void {
    clearTimeout(this.#patience);
    this.#state = 'failed';
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(workerFailed());
    this.#waiting.clear();
  }

  #hear(data: unknown): void {
    if (this.#state === 'starting' && isReadyMessage(data)) {
      clearTimeout(this.#patience);
      this.#state = 'ready';
    } else if (this.#state === 'ready' && this.#isAwaited(data)) {
      this.#settle(data);
    } else {
      this.#fail();
    }
  }

  #isAwaited(data: unknown): data is JobAnswer {
    const waiting = isJobAnswer(data) ? this.#waiting.get(data.id) : undefined;
    return waiting !== undefined && isUsable(data as JobAnswer, waiting.flags);
  }

  #settle(answer: JobAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    clearTimeout(this.#patience);
    if (this.#waiting.size > 0) this.#wait(ANSWER_WITHIN_MS);
    if ('refused' in answer) waiting?.reject(tooLarge());
    else waiting?.resolve({ body: answer.body, bodyHash: answer.bodyHash });
  }

  #wait(ms: number): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#fail(), ms);
  }

  #fail(): void {
    if (this.#state === 'failed') return;
    const code = this.#state === 'starting' ? 'worker_unavailable' : 'worker_failed';
    this.stop();
    // Later: whoever starts a worker has its handle before it hears of it.
    queueMicrotask(() => this.#onFailure(code));
  }
}

function listenTo(
  worker: Worker,
  { onMessage, onError }: { readonly onMessage: (data: unknown) => void; readonly onError: () => void },
): Worker {
  worker.addEventListener('message', ({ data }) => onMessage(data));
  worker.addEventListener('messageerror', onError);
  worker.addEventListener('error', (event) => {
    // It is dealt with; the page's own handlers for errors have nothing to do with it.
    event.preventDefault();
    onError();
  });
  return worker;
}

const workerFailed = (): SealError =>
  new SealError('worker_failed', 'job: the worker that had it died, was stopped or did not answer');

const tooLarge = (): SealError => new SealError('chunk_too_large', 'chunk: more than a reader takes');
