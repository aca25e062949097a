// JSON records in memory, one map a collection.
import type { RecordCollection, RecordStore, StoredRecord } from '@scrim/protocol/stores';
import { checkLimit } from '../page.ts';

/** An empty record store in this process's memory. */
export function createMemoryRecords(): RecordStore {
  const collections: Record<RecordCollection, Map<string, StoredRecord>> = {
    sites: new Map(),
    permits: new Map(),
    continuations: new Map(),
    consents: new Map(),
    audit_details: new Map(),
    people: new Map(),
    staff_sign_ins: new Map(),
    staff_links: new Map(),
    staff_challenges: new Map(),
    key_files: new Map(),
  };
  return {
    get: async (collection, key) => collections[collection].get(key) ?? null,
    async put(collection, key, value, expected) {
      const records = collections[collection];
      if ((records.get(key)?.version ?? 0) !== expected) return false;
      records.set(key, { key, version: expected + 1, value });
      return true;
    },
    delete: async (collection, key) => collections[collection].delete(key),
    async list(collection, { after, limit }) {
      const keys = [...collections[collection].keys()].filter((key) => after === undefined || key > after);
      const page = new Set(keys.sort().slice(0, checkLimit(limit)));
      return [...collections[collection].values()]
        .filter((record) => page.has(record.key))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    },
  };
}
