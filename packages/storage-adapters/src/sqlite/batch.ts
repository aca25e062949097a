// One transaction for many callers. A piece of work that fails takes back only itself; a COMMIT that fails, all.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { isBusy } from './sqlite-error.ts';

/** What became of one piece of work, once the transaction is committed. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

/** The statements around one piece of work. */
export interface Savepoint {
  readonly set: StatementSync;
  readonly release: StatementSync;
  readonly rollBack: StatementSync;
}

export function prepareSavepoint(db: DatabaseSync): Savepoint {
  return {
    set: db.prepare('SAVEPOINT one'),
    release: db.prepare('RELEASE one'),
    rollBack: db.prepare('ROLLBACK TO one'),
  };
}

/** @returns false when another process is writing. */
export function beginBatch(db: DatabaseSync): boolean {
  try {
    db.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

/**
 * Does the works in order and commits; needs a begun transaction.
 *
 * @throws what SQLite threw, when nothing of the batch was kept.
 */
export function commitBatch(
  db: DatabaseSync,
  savepoint: Savepoint,
  works: readonly (() => void)[],
): readonly Outcome[] {
  try {
    const outcomes = works.map((work) => attempt(db, savepoint, work));
    db.exec('COMMIT');
    return outcomes;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function attempt(db: DatabaseSync, savepoint: Savepoint, work: () => void): Outcome {
  savepoint.set.run();
  try {
    work();
    savepoint.release.run();
    return { ok: true };
  } catch (error) {
    // A full disk ends the transaction itself: then nothing of the batch is kept.
    if (!db.isTransaction) throw error;
    savepoint.rollBack.run();
    savepoint.release.run();
    return { ok: false, error };
  }
}
