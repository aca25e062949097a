// An append-only list in memory. Never changes or removes an entry.
import type { Ledger } from '@scrim/protocol/stores';

/** An empty ledger in this process's memory. */
export function createMemoryLedger(): Ledger {
  const entries: string[] = [];
  return {
    async append(entry) {
      const seq = entries.length;
      entries.push(entry(seq));
      return seq;
    },
    async *read(from = 0) {
      for (let seq = from; ; seq++) {
        const entry = entries[seq];
        if (entry === undefined) return;
        yield { seq, entry };
      }
    },
    size: async () => entries.length,
  };
}
