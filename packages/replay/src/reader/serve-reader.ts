// The worker's side: takes requests, keeps the keys, runs openings. Lives as long as its worker; ending the worker is
// what forgets the keys.
import { createKeyRing, type KeyRing } from '../opening/key-ring.ts';
import { runOpening } from '../opening/run-opening.ts';
import { ReplayError } from '../replay-error.ts';
import type { ReaderAnswer, ReaderRequest } from './reader-messages.ts';

/** The part of a worker's global scope that is needed. */
export interface ReaderScope {
  postMessage(answer: ReaderAnswer): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ReaderRequest>) => void): void;
}

/** Serves one console for the life of the worker. */
export function serveReader(scope: ReaderScope): void {
  const ring = createKeyRing();
  const running = new Map<number, AbortController>();
  const answer = (message: ReaderAnswer): void => scope.postMessage(message);

  const open = async (request: Extract<ReaderRequest, { kind: 'open' }>): Promise<void> => {
    const { id } = request;
    const cancel = new AbortController();
    running.set(id, cancel);
    const tell = (update: Extract<ReaderAnswer, { kind: 'update' }>['update']): void =>
      answer({ kind: 'update', id, update });
    await runOpening({ ...request, opener: ring.opener(), signal: cancel.signal, tell });
    running.delete(id);
    answer({ kind: 'over', id });
  };

  scope.addEventListener('message', ({ data: request }) => {
    if (request.kind === 'unlock') void unlock(ring, request).then(answer);
    else if (request.kind === 'open') void open(request);
    else running.get(request.id)?.abort();
  });
}

async function unlock(
  ring: KeyRing,
  { id, keyFile, secret }: Extract<ReaderRequest, { kind: 'unlock' }>,
): Promise<ReaderAnswer> {
  try {
    return { kind: 'unlocked', id, kid: await ring.unlock(keyFile, secret) };
  } catch (error) {
    return { kind: 'refused', id, code: error instanceof ReplayError ? error.code : 'worker_failed' };
  }
}
