// The embedded default: one folder, SQLite for everything that is stored, a key file and the erasure journal in
// folders of their own, because a backup must never hold the former and a restore never overwrite the latter.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type AuditLog, createAuditLog } from '@scrim/access-control/audit';
import { createFileKeyProvider, type KeyProvider } from '@scrim/crypto/providers';
import { createErasure, type Erasure } from '@scrim/erasure';
import type { Stores } from '@scrim/protocol/stores';
import { openSqliteLedger, openSqliteStores } from '@scrim/storage-adapters/sqlite';
import { createSessionAccess, type SessionAccess } from './sessions/session-access.ts';
import { createSites, type Sites } from './sites/sites.ts';

export interface EmbeddedCollector {
  readonly stores: Stores;
  readonly provider: KeyProvider;
  readonly erasure: Erasure;
  readonly audit: AuditLog;
  readonly sites: Sites;
  readonly sessions: SessionAccess;
  close(): Promise<void>;
}

/** Where things lie in a data folder. */
export function dataFolderLayout(folder: string) {
  return {
    store: join(folder, 'store', 'scrim.db'),
    providerKeys: join(folder, 'provider-keys', 'keys.json'),
    erasureJournal: join(folder, 'erasure-journal', 'journal.db'),
  };
}

/** Opens a data folder, making what is missing, and finishes erasures that a crash cut short. */
export async function openEmbedded(options: {
  readonly folder: string;
  readonly nowMs?: () => number;
}): Promise<EmbeddedCollector> {
  const { folder, nowMs = Date.now } = options;
  const layout = dataFolderLayout(folder);
  for (const file of Object.values(layout)) await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  const provider = await createFileKeyProvider({ path: layout.providerKeys });
  const stores = openSqliteStores({ path: layout.store });
  const journal = openSqliteLedger({ path: layout.erasureJournal });
  const { keys, chunks, sessions: index, records } = stores;
  const erasure = createErasure({ keys, chunks, sessions: index, provider, journal, nowMs });
  const audit = createAuditLog({ ledger: stores.audit, details: records, nowMs });
  await erasure.resume();
  return {
    stores,
    provider,
    erasure,
    audit,
    sites: createSites(records, nowMs),
    sessions: createSessionAccess({ stores, erasure, audit }),
    async close() {
      await stores.close();
      await journal.close();
    },
  };
}
