// SQLite's result codes as ours. What is no SQLite error passes through unchanged.
import { type StoreCode, StoreError } from '../store-error.ts';

/** Primary result codes. Source: https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const CONSTRAINT = 19;
const MISMATCH = 20;
const NOTADB = 26;

const CODES: Readonly<Record<number, StoreCode>> = {
  [BUSY]: 'store_locked',
  [LOCKED]: 'store_locked',
  [CORRUPT]: 'store_corrupt',
  [NOTADB]: 'store_corrupt',
};

const SENTENCES: Partial<Record<StoreCode, readonly [string, string]>> = {
  store_locked: ['is held by another process', 'Find out which process keeps it open, and try again.'],
  store_corrupt: ['is damaged, or no SQLite file', 'Put it aside and restore a backup.'],
  store_failed: ['could not be read or written', 'Look at the free space, the permissions and the disk.'],
  store_closed: ['was closed', 'Open it again.'],
};

/** The error of one of our files: its code, its name and what to do. */
export function fileError(code: StoreCode, path: string, cause?: unknown): StoreError {
  const [what, hint] = SENTENCES[code] ?? ['cannot be used', 'Look at the code.'];
  return new StoreError(code, `The file ${path} ${what}.`, { hint, cause });
}

/** The primary result code of an error of node:sqlite, or null. */
export function resultCode(error: unknown): number | null {
  const extended = error instanceof Error && 'errcode' in error ? error.errcode : null;
  return typeof extended === 'number' ? extended & 0xff : null;
}

export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code === BUSY || code === LOCKED;
}

/** What the caller of a store is told of `error`. */
export function toStoreError(error: unknown, path: string): unknown {
  const code = resultCode(error);
  if (code === CONSTRAINT || code === MISMATCH)
    return new TypeError('a value does not fit the column that it is for', { cause: error });
  if (code !== null) return fileError(CODES[code] ?? 'store_failed', path, error);
  const closed = error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_STATE';
  return closed ? fileError('store_closed', path, error) : error;
}
