// The write-ahead log keeps old bytes until it is cut: after an erasure it must go.
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileError } from './sqlite-error.ts';

/** How long to leave the file to another process before trying again, milliseconds. */
export const RETRY_AFTER_MS = 10;

/**
 * Moves the log into the file and cuts it to nothing. A reader or writer in another process delays it.
 *
 * @throws StoreError `store_locked` when it did not succeed within `waitMs`.
 */
export async function truncateLog(db: DatabaseSync, path: string, waitMs: number): Promise<void> {
  const deadline = performance.now() + waitMs;
  while (!tryTruncate(db)) {
    if (performance.now() > deadline) throw fileError('store_locked', path);
    await sleep(RETRY_AFTER_MS);
  }
}

/** @returns false when another process was in the way. */
export function tryTruncate(db: DatabaseSync): boolean {
  return db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
}
