// The seal worker: a program, not a library. A page starts it from this file with `startSealingWorker`; it compresses and
// encrypts what it is handed. Imported anywhere but in a worker it does nothing.
import { serveJobs, type WorkerScope } from './worker/serve-jobs.ts';

const scope = globalThis as unknown as Partial<WorkerScope> & {
  readonly DedicatedWorkerGlobalScope?: unknown;
};

if (typeof scope.DedicatedWorkerGlobalScope === 'function') serveJobs(scope as WorkerScope);
