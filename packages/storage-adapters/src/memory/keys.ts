// Wrapped secrets in memory. A deleted row is never made again.
import type { KeyRow, KeyStore } from '@scrim/protocol/stores';

const copy = (row: KeyRow): KeyRow => ({
  ...row,
  wrappedSecret: Uint8Array.from(row.wrappedSecret),
  wrappedConsent: Uint8Array.from(row.wrappedConsent),
});

/** An empty key store in this process's memory. */
export function createMemoryKeys(): KeyStore {
  const rows = new Map<string, KeyRow>();
  const deleted = new Set<string>();
  const nameOf = (sid: string, gen: number) => `${sid} ${gen}`;
  return {
    async create(row) {
      const name = nameOf(row.sid, row.gen);
      if (rows.has(name) || deleted.has(name)) return false;
      rows.set(name, copy(row));
      return true;
    },
    async get(sid, gen) {
      const row = rows.get(nameOf(sid, gen));
      return row === undefined ? null : copy(row);
    },
    async delete(sid, gen) {
      deleted.add(nameOf(sid, gen));
      return rows.delete(nameOf(sid, gen));
    },
  };
}
