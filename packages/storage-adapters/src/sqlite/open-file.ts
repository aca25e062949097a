// Opens an SQLite file of ours: made for its owner only, known by kind and version, checked, never silently repaired.
import { chmodSync, closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store-error.ts';
import { integerOf, type Row } from './row-fields.ts';
import type { FileKind } from './schema.ts';
import { fileError, isBusy, toStoreError } from './sqlite-error.ts';
import { tryTruncate } from './wal.ts';

/** What SQLite itself waits for a lock, milliseconds: it blocks the process, so longer waits are ours (`write.ts`). */
const SQLITE_WAIT_MS = 20;

/** An open file. */
export interface OpenFile {
  readonly db: DatabaseSync;
  /** Absolute. */
  readonly path: string;
}

/**
 * Opens or makes a file of `kind`.
 *
 * @throws StoreError `store_version`, `store_locked`, `store_corrupt`, `store_failed`
 */
export function openFile(path: string, kind: FileKind, waitMs: number): OpenFile {
  if (typeof path !== 'string' || path === '' || path === ':memory:')
    throw new TypeError('path: expected the path of a file');
  const absolute = resolve(path);
  claimFile(absolute);
  const deadline = performance.now() + waitMs;
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(absolute, { timeout: SQLITE_WAIT_MS });
    prepare(db, absolute, kind, deadline);
    return { db, path: absolute };
  } catch (error) {
    if (db?.isOpen === true) db.close();
    throw toStoreError(error, absolute);
  }
}

function prepare(db: DatabaseSync, path: string, kind: FileKind, deadline: number): void {
  patiently(deadline, () => checkKind(db, path, kind));
  patiently(deadline, () => db.exec('PRAGMA journal_mode = WAL'));
  db.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON');
  // Rolled back savepoints would else leave page images in a temporary file of another folder.
  db.exec('PRAGMA temp_store = MEMORY');
  patiently(deadline, () => checkIntegrity(db, path));
  patiently(deadline, () => makeTables(db, path, kind));
  // A crash between an erase and its checkpoint leaves the erased bytes in the log: they go now.
  patiently(deadline, () => tryTruncate(db));
}

/** Makes a missing file with mode 0600 before SQLite would with another; SQLite gives -wal and -shm the same mode. */
function claimFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
    syncFolder(dirname(path));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      throw fileError('store_failed', path, error);
    // Never by a descriptor: closing one would drop the locks that this process holds on the file elsewhere.
    chmodSync(path, 0o600);
  }
}

/** A new file's name is durable only with its folder. Windows has no such call and needs none. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function pragma(db: DatabaseSync, name: string): number {
  return integerOf(db.prepare(`PRAGMA ${name}`).get() as Row, name);
}

const isFresh = (db: DatabaseSync): boolean => pragma(db, 'schema_version') === 0;

function checkKind(db: DatabaseSync, path: string, kind: FileKind): void {
  if (isFresh(db)) return;
  const version = pragma(db, 'user_version');
  const isKnown = version === kind.version || kind.upgrades[version] !== undefined;
  if (pragma(db, 'application_id') === kind.applicationId && isKnown) return;
  throw new StoreError(
    'store_version',
    `The file ${path} is no Scrim ${kind.name} of version ${kind.version}.`,
    {
      hint: 'Use the version of Scrim that wrote it, or another path.',
    },
  );
}

function checkIntegrity(db: DatabaseSync, path: string): void {
  const row = db.prepare('PRAGMA quick_check(1)').get();
  if (row?.quick_check !== 'ok') throw fileError('store_corrupt', path);
}

/** Two processes may open a new or an old file at once: whoever comes second finds the work done. */
function makeTables(db: DatabaseSync, path: string, kind: FileKind): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    checkKind(db, path, kind);
    if (isFresh(db)) db.exec(`PRAGMA application_id = ${kind.applicationId}`);
    else upgrade(db, kind);
    db.exec(`PRAGMA user_version = ${kind.version}`);
    db.exec(kind.schema);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Takes an older file to this version, one version at a time. Runs in the caller's transaction. */
function upgrade(db: DatabaseSync, kind: FileKind): void {
  for (let version = pragma(db, 'user_version'); version < kind.version; version++)
    db.exec(kind.upgrades[version] ?? '');
}

/** Tries again while another process is in the way. Opening is synchronous, so this waits synchronously. */
function patiently(deadline: number, step: () => void): void {
  for (;;) {
    try {
      step();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
