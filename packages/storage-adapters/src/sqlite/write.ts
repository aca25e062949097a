// Group commit: all writes of one tick go into one transaction, and each promise resolves only after COMMIT.
import { beginBatch, commitBatch, type Outcome, prepareSavepoint } from './batch.ts';
import type { OpenFile } from './open-file.ts';
import { fileError, toStoreError } from './sqlite-error.ts';
import { RETRY_AFTER_MS, truncateLog } from './wal.ts';

/** One caller's write. `erases`: it resolves only when the bytes have left the write-ahead log too. */
interface Pending {
  readonly work: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  readonly erases: boolean;
}

export interface Writer {
  /** Runs `work` inside the tick's transaction. */
  write<T>(work: () => T): Promise<T>;
  /** The same for a deletion: afterwards no page, free page or log frame holds the deleted bytes. */
  erase<T>(work: () => T): Promise<T>;
  /** Moves the whole log into the file and cuts it to nothing. @throws StoreError `store_locked` */
  checkpoint(): Promise<void>;
  /** Resolves when every write so far is settled; later ones are refused. */
  end(): Promise<void>;
}

/** @param waitMs how long writes wait for another process before they fail with `store_locked`. */
export function createWriter(file: OpenFile, waitMs: number): Writer {
  const commit = createGroupCommit(file, waitMs);
  const inFlight = new Set<Promise<unknown>>();
  let ended = false;
  const track = <T>(start: () => Promise<T>): Promise<T> => {
    if (ended) return Promise.reject(fileError('store_closed', file.path));
    const done = start();
    inFlight.add(done);
    const forget = () => inFlight.delete(done);
    done.then(forget, forget);
    return done;
  };
  return {
    write: (work) => track(() => enqueue(commit, work, false)),
    erase: (work) => track(() => enqueue(commit, work, true)),
    checkpoint: () => track(() => truncateLog(file.db, file.path, waitMs)),
    async end() {
      ended = true;
      await Promise.allSettled(inFlight);
    },
  };
}

function enqueue<T>(commit: (pending: Pending) => void, run: () => T, erases: boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    let value: T;
    const work = () => {
      value = run();
    };
    commit({ work, resolve: () => resolve(value), reject, erases });
  });
}

/** @returns how to put a write into the tick's transaction. */
function createGroupCommit({ db, path }: OpenFile, waitMs: number): (pending: Pending) => void {
  const savepoint = prepareSavepoint(db);
  let queue: Pending[] = [];
  let waitingSince: number | null = null;

  const takeQueue = () => {
    const batch = queue;
    queue = [];
    waitingSince = null;
    return batch;
  };
  const mayWait = () => {
    waitingSince ??= performance.now();
    return performance.now() - waitingSince < waitMs;
  };
  const flush = () => {
    try {
      // A wait inside SQLite would stop the whole process, so another process's lock is waited for out here.
      if (beginBatch(db)) commit(takeQueue());
      else if (mayWait()) setTimeout(flush, RETRY_AFTER_MS);
      else fail(takeQueue(), fileError('store_locked', path));
    } catch (error) {
      fail(takeQueue(), error);
    }
  };
  const commit = (batch: readonly Pending[]) => {
    try {
      const works = batch.map(({ work }) => work);
      settle(batch, commitBatch(db, savepoint, works));
    } catch (error) {
      fail(batch, error);
    }
  };
  const settle = (batch: readonly Pending[], outcomes: readonly Outcome[]) => {
    const erasures: Pending[] = [];
    for (const [at, pending] of batch.entries()) {
      const outcome = outcomes[at];
      if (outcome?.ok !== true) pending.reject(toStoreError(outcome?.error, path));
      else if (pending.erases) erasures.push(pending);
      else pending.resolve();
    }
    if (erasures.length > 0) void finish(erasures);
  };
  const finish = async (erasures: readonly Pending[]) => {
    try {
      await truncateLog(db, path, waitMs);
      for (const { resolve } of erasures) resolve();
    } catch (error) {
      fail(erasures, error);
    }
  };
  const fail = (batch: readonly Pending[], error: unknown) => {
    for (const { reject } of batch) reject(toStoreError(error, path));
  };

  return (pending) => {
    queue.push(pending);
    if (queue.length === 1) setImmediate(flush);
  };
}
