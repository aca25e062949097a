// The program of the reader worker: the one place where keys are, and where sealed sessions are opened. Loaded as a
// worker it starts by itself; imported elsewhere it does nothing.
import { type ReaderScope, serveReader } from './reader/serve-reader.ts';

let started = false;

/**
 * Starts the reader in this worker; a second call does nothing. Call it in a worker module of your own when your
 * bundler drops imports that are made for their effect only.
 *
 * @throws TypeError outside a dedicated worker.
 */
export function startReaderWorker(): void {
  if (!inWorker()) throw new TypeError('startReaderWorker: expected a dedicated worker');
  if (!started) serveReader(globalThis as unknown as ReaderScope);
  started = true;
}

function inWorker(): boolean {
  return 'DedicatedWorkerGlobalScope' in globalThis;
}

if (inWorker()) startReaderWorker();
