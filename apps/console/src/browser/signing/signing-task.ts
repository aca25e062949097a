// Hands one task to a fresh worker and ends the worker with it: what it knew is gone when the answer is here.
import { startWorker } from '../frame/worker.ts';
import { SigningError } from './signing-error.ts';
import type { SigningAnswer, SigningTask, SigningTasks } from './signing-words.ts';
import workerUrl from './signing-worker.ts?worker&url';

/**
 * Does a task in a worker of its own.
 *
 * @throws SigningError
 */
export async function inSigningWorker<Task extends SigningTask>(
  task: Task,
  takes: SigningTasks[Task]['takes'],
): Promise<SigningTasks[Task]['gives']> {
  const worker = startWorker(workerUrl, 'signing');
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<SigningAnswer>) => {
        if (data.ok) resolve(data.gives as SigningTasks[Task]['gives']);
        else reject(new SigningError(data.code));
      });
      worker.addEventListener('error', () => reject(new SigningError('signing_failed')));
      worker.postMessage({ task, takes });
    });
  } finally {
    worker.terminate();
  }
}
