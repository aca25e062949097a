// The page's end of a seal worker beside a worker that answers wrong: no answer throws into the page, and none that is not
// of the job's own flags and of a chunk's length is taken.
import { describe, expect, it, vi } from 'vitest';
import { WORKER_READY } from '../src/worker/job-messages.ts';
import { SealingThread, type WorkerFailure } from '../src/worker/sealing-thread.ts';

/** A worker that says what the test says. */
class ScriptedWorker extends EventTarget {
  readonly jobs: { readonly id: number }[] = [];
  terminated = false;

  postMessage(job: { readonly id: number }): void {
    this.jobs.push(job);
  }

  terminate(): void {
    this.terminated = true;
  }

  says(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

/** A worker that is ready and holds a job with these flags. */
function withJob(flags: number) {
  const worker = new ScriptedWorker();
  const onFailure = vi.fn<(code: WorkerFailure) => void>();
  const thread = new SealingThread(() => worker as unknown as Worker, onFailure);
  worker.says({ ready: WORKER_READY });
  const aad = new Uint8Array(41).fill(flags, 40);
  const job = { key: new Uint8Array(32), nonce: new Uint8Array(12), aad, bytes: new Uint8Array(3) };
  const outcome = thread.seal(job).then(
    ({ body }) => body[0],
    ({ code }: { readonly code: string }) => code,
  );
  return { worker, thread, onFailure, outcome };
}

const bodyOf = (flags: number, length = 1 + 1024 + 16) => {
  const body = new Uint8Array(length);
  body[0] = flags;
  return body;
};
const bodyHash = new Uint8Array(32);

describe('an answer', () => {
  it.each([0, 1, 2, 3])('with the flags that the job has, %i, is taken', async (flags) => {
    const { worker, thread, outcome } = withJob(flags);
    worker.says({ id: 0, body: bodyOf(flags), bodyHash });
    expect(await outcome).toBe(flags);
    expect(thread.state).toBe('ready');
    thread.stop();
  });

  it.each([
    ['with other flags', { body: bodyOf(1) }],
    ['with a body above what a reader takes', { body: bodyOf(2, 1 + 8 * 1024 * 1024 + 262_144 + 16) }],
    // A length that has no padded length: asking for one throws.
    ['with a body above 2 GiB', { body: bodyOf(2, 2 ** 31 + 17) }],
    ['of another id', { id: 1 }],
    ['with a hash that is none', { bodyHash: new Uint8Array(31) }],
    ['of nothing', { body: new Uint8Array() }],
  ])('%s ends the worker, and the job is lost', async (_, lie) => {
    const { worker, thread, onFailure, outcome } = withJob(2);
    worker.says({ id: 0, body: bodyOf(2), bodyHash, ...lie });
    expect(await outcome).toBe('worker_failed');
    expect([thread.state, worker.terminated]).toEqual(['failed', true]);
    expect(onFailure.mock.calls).toEqual([['worker_failed']]);
  });

  it('that the batch is too large is about the batch: the worker goes on', async () => {
    const { worker, thread, onFailure, outcome } = withJob(2);
    worker.says({ id: 0, refused: 'too_large' });
    expect(await outcome).toBe('chunk_too_large');
    expect(thread.state).toBe('ready');
    expect(onFailure).not.toHaveBeenCalled();
    thread.stop();
  });

  it('that it could not seal ends the worker: it would get the same lines again, without end', async () => {
    const { worker, thread, onFailure, outcome } = withJob(2);
    worker.says({ id: 0, refused: 'failed' });
    expect(await outcome).toBe('worker_failed');
    expect([thread.state, worker.terminated]).toEqual(['failed', true]);
    expect(onFailure.mock.calls).toEqual([['worker_failed']]);
  });

  it('that comes twice ends the worker; the first one stands', async () => {
    const { worker, thread, outcome } = withJob(2);
    worker.says({ id: 0, body: bodyOf(2), bodyHash });
    worker.says({ id: 0, body: bodyOf(2), bodyHash });
    expect(await outcome).toBe(2);
    expect(thread.state).toBe('failed');
  });

  it('that comes after the end is not heard', async () => {
    const { worker, thread, onFailure, outcome } = withJob(2);
    thread.stop();
    worker.says({ id: 0, body: bodyOf(2), bodyHash });
    expect(await outcome).toBe('worker_failed');
    expect(onFailure).not.toHaveBeenCalled();
  });
});
