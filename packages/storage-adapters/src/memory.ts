// Stores in memory, for tests and trials. Forgets everything when the process ends; never touches a disk.
import type { SessionId } from '@scrim/protocol';
import type { SessionRow, Stores } from '@scrim/protocol/stores';
import { createMemoryChunks } from './memory/chunks.ts';
import { createMemoryKeys } from './memory/keys.ts';
import { createMemoryLedger } from './memory/ledger.ts';
import { createMemoryRecords } from './memory/records.ts';
import { createMemorySessions } from './memory/sessions.ts';

export { createMemoryLedger } from './memory/ledger.ts';
export { type StoreCode, StoreError } from './store-error.ts';

/** All stores, empty, in this process's memory: they keep every rule of the contract but durability. */
export function createMemoryStores(): Stores {
  const rows = new Map<SessionId, SessionRow>();
  return {
    chunks: createMemoryChunks(rows),
    sessions: createMemorySessions(rows),
    keys: createMemoryKeys(),
    records: createMemoryRecords(),
    audit: createMemoryLedger(),
    close: async () => {},
  };
}
