// An append-only list in a table. The number is given inside the transaction, so that two processes leave no gap.
import type { Ledger } from '@scrim/protocol/stores';
import type { Connection } from './connection.ts';
import { integerOf, textOf } from './row-fields.ts';

/** Entries read at once: a reader never keeps a read transaction open between two of them. */
const PAGE_ROWS = 256;

/** The ledger in `table`, a name of our own. */
export function createSqliteLedger({ db, read, write }: Connection, table: string): Ledger {
  const size = db.prepare(`SELECT coalesce(max(seq) + 1, 0) AS size FROM ${table}`);
  const insert = db.prepare(`INSERT INTO ${table} (seq, entry) VALUES (?, ?)`);
  const page = db.prepare(`SELECT seq, entry FROM ${table} WHERE seq >= ? ORDER BY seq LIMIT ${PAGE_ROWS}`);
  const sizeNow = () => integerOf(size.get() ?? {}, 'size');
  return {
    append: (entry) =>
      write(() => {
        const seq = sizeNow();
        insert.run(seq, entry(seq));
        return seq;
      }),
    async *read(from = 0) {
      for (let next = from; ; ) {
        const rows = await read(() => page.all(next));
        for (const row of rows) yield { seq: integerOf(row, 'seq'), entry: textOf(row, 'entry') };
        const last = rows.at(-1);
        if (last === undefined) return;
        next = integerOf(last, 'seq') + 1;
      }
    },
    size: () => read(sizeNow),
  };
}
