// Starts a seal worker from its file. Never throws into the page: a worker that cannot be started is one that failed.
import { SealingThread, type SealingWorker, type WorkerFailure } from './sealing-thread.ts';
import { workerAddress } from './worker-address.ts';

/** What a page is told of its seal worker. */
export interface SealingWorkerOptions {
  /** Told once, when the worker failed and the page's own thread seals from now on; what it throws is swallowed. */
  readonly onFailure?: (code: WorkerFailure) => void;
}

/**
 * Starts the worker of `@scrim/crypto/worker`, which compresses and encrypts for the sealers it is given to. Works under
 * a Content-Security-Policy without `blob:` and, where Trusted Types are enforced, through the policy named `scrim`.
 *
 * @param url address of the worker's file, of the page's own origin; relative to the document.
 */
export function startSealingWorker(
  url: string | URL,
  { onFailure = () => {} }: SealingWorkerOptions = {},
): SealingWorker {
  // A module: the file has no imports and would run as a classic script too, but a build of one's own may make a module.
  const start = (): Worker => new Worker(workerAddress(String(url)), { type: 'module', name: 'scrim-seal' });
  return new SealingThread(start, quietly(onFailure));
}

function quietly(listener: (code: WorkerFailure) => void): (code: WorkerFailure) => void {
  return (code) => {
    try {
      listener(code);
    } catch {
      // The listener is the page's own: its error is not ours to report.
    }
  };
}
