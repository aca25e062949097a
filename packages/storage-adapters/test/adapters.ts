// The adapters under the shared contract tests: data, so that a new one is one line.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stores } from '@scrim/protocol/stores';
import { createMemoryStores } from '@scrim/storage-adapters/memory';
import { openSqliteStores } from '@scrim/storage-adapters/sqlite';

/** An empty folder of its own, and how to remove it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'scrim-store-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Opened {
  readonly stores: Stores;
  close(): Promise<void>;
}

export const ADAPTERS: readonly { readonly name: string; open(): Opened }[] = [
  {
    name: 'memory',
    open: () => {
      const stores = createMemoryStores();
      return { stores, close: stores.close };
    },
  },
  {
    name: 'sqlite',
    open: () => {
      const folder = temporaryFolder();
      const stores = openSqliteStores({ path: join(folder.path, 'scrim.db') });
      const close = async () => {
        await stores.close();
        folder.remove();
      };
      return { stores, close };
    },
  },
];
