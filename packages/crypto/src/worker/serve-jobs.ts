// Inside the worker: seals one job at a time as it comes. It has no state, keeps no key, stores, logs and sends nothing
// but the answer.
import { padPlaintext } from '../seal/chunk-cipher.ts';
import { deflateIfShorter } from '../seal/deflate.ts';
import { SealError } from '../seal/seal-error.ts';
import { type SealedBody, sealBody } from '../seal/sealed-body.ts';
import { isSealJob, type JobAnswer, type SealJob, WORKER_READY } from './job-messages.ts';

/** What of a worker's global scope is used. */
export interface WorkerScope {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/** Answers jobs from now on, and says so. */
export function serveJobs(scope: WorkerScope): void {
  scope.addEventListener('message', ({ data }) => {
    if (isSealJob(data)) void answer(data).then((told) => scope.postMessage(told, buffersOf(told)));
    // No job of ours: the page takes no such answer, and seals on its own.
    else scope.postMessage(null, []);
  });
  scope.postMessage({ ready: WORKER_READY }, []);
}

async function answer({ id, ...job }: SealJob & { readonly id: number }): Promise<JobAnswer> {
  try {
    return { id, ...(await sealJob(job)) };
  } catch (error) {
    return { id, refused: error instanceof SealError ? 'too_large' : 'failed' };
  } finally {
    job.key.fill(0);
    job.nonce.fill(0);
    job.bytes.fill(0);
  }
}

async function sealJob({ key, nonce, aad, bytes }: SealJob): Promise<SealedBody> {
  const { codec, data } = await deflateIfShorter(bytes);
  return await sealBody({ key, nonce }, aad, padPlaintext(codec, data));
}

const buffersOf = (told: JobAnswer): Transferable[] =>
  'body' in told ? [told.body.buffer, told.bodyHash.buffer] : [];
