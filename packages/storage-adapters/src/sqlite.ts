// Stores in one SQLite file (node:sqlite, no native build): the embedded default. Several processes may have it open.
import type { Ledger, Stores } from '@scrim/protocol/stores';
import { createSqliteChunks } from './sqlite/chunks.ts';
import { openConnection } from './sqlite/connection.ts';
import { createSqliteKeys } from './sqlite/keys.ts';
import { createSqliteLedger } from './sqlite/ledger.ts';
import { createSqliteRecords } from './sqlite/records.ts';
import { LEDGER_FILE, ledgerSchema, STORE_FILE } from './sqlite/schema.ts';
import { createSqliteSessions } from './sqlite/sessions.ts';

export { type StoreCode, StoreError } from './store-error.ts';

export interface SqliteOptions {
  /** The file; made with mode 0600 when missing. Its folder must exist. */
  readonly path: string;
  /**
   * How long a write waits for another process that holds the file, milliseconds.
   * @default 5000
   */
  readonly lockWaitMs?: number;
}

/** Stores, and the means to empty the write-ahead log by hand (after bulk deletions, before a file copy). */
export type SqliteStores = Stores & { checkpoint(): Promise<void> };

/**
 * Opens the stores in a file, makes it when it is missing, and checks it.
 *
 * @throws StoreError `store_version`, `store_locked`, `store_corrupt`, `store_failed`
 */
export function openSqliteStores({ path, lockWaitMs }: SqliteOptions): SqliteStores {
  const connection = openConnection(path, STORE_FILE, lockWaitMs);
  return {
    chunks: createSqliteChunks(connection),
    sessions: createSqliteSessions(connection),
    keys: createSqliteKeys(connection),
    records: createSqliteRecords(connection),
    audit: createSqliteLedger(connection, 'audit'),
    checkpoint: connection.checkpoint,
    close: connection.close,
  };
}

export interface SqliteLedgerOptions extends SqliteOptions {
  /**
   * Tells several ledgers of one file apart: 1–40 of `a-z 0-9 _`, a letter first.
   * @default 'entries'
   */
  readonly name?: string;
}

/** A ledger with a file of its own. */
export type SqliteLedger = Ledger & { close(): Promise<void> };

/**
 * Opens a ledger in a file of its own, outside the store and what its backups cover: the erasure journal's place.
 *
 * @throws StoreError `store_version`, `store_locked`, `store_corrupt`, `store_failed`
 */
export function openSqliteLedger({ path, name = 'entries', lockWaitMs }: SqliteLedgerOptions): SqliteLedger {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(name))
    throw new TypeError('name: expected 1 to 40 of a-z, 0-9 and _, a letter first');
  const table = `ledger_${name}`;
  const connection = openConnection(path, { ...LEDGER_FILE, schema: ledgerSchema(table) }, lockWaitMs);
  return { ...createSqliteLedger(connection, table), close: connection.close };
}
