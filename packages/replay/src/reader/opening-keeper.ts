// One opening as the console sees it: news to listeners, and a promise of the report. Keeps the news so that a listener
// that comes later misses nothing.
import { type ReplayError, type ReplayErrorCode, replayError } from '../replay-error.ts';
import type { OpeningUpdate, SessionReport } from '../session.ts';

/** A session that is being opened. */
export interface Opening {
  readonly updates: {
    /** Told of all news, those before included. @returns what ends the subscription */
    subscribe(listener: (update: OpeningUpdate) => void): () => void;
  };
  /**
   * The report, also of an opening that broke off midway (`failure` in it says where and why).
   *
   * @throws ReplayError when nothing was opened at all, and when the keys were forgotten meanwhile.
   */
  readonly done: Promise<SessionReport>;
  /** Stops; what was opened stays on the stage. */
  cancel(): void;
}

/** The side of an opening that the worker's answers go to. */
export interface OpeningKeeper {
  readonly opening: Opening;
  take(update: OpeningUpdate): void;
  /** Nothing more comes. */
  over(): void;
  fail(code: ReplayErrorCode): void;
}

export function createOpeningKeeper(cancel: () => void): OpeningKeeper {
  const listeners = new Set<(update: OpeningUpdate) => void>();
  const news: OpeningUpdate[] = [];
  let failure: ReplayError = replayError('worker_failed');
  let resolve: (report: SessionReport) => void = () => undefined;
  let reject: (error: ReplayError) => void = () => undefined;
  const promise = new Promise<SessionReport>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // A console that only listens to the news has no unhandled rejection.
  promise.catch(() => undefined);

  const take = (update: OpeningUpdate): void => {
    news.push(update);
    if (update.kind === 'ended') resolve(update.report);
    if (update.kind === 'failed') failure = replayError(update.code);
    for (const listener of listeners) listener(update);
  };
  return {
    opening: {
      updates: {
        subscribe(listener) {
          for (const update of news) listener(update);
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      done: promise,
      cancel,
    },
    take,
    over: () => reject(failure),
    fail(code) {
      take({ kind: 'failed', code });
      reject(failure);
    },
  };
}
