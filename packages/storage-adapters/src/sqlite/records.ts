// JSON records in SQLite, one table a collection.
import type { RecordCollection, RecordStore, StoredRecord } from '@scrim/protocol/stores';
import { checkLimit } from '../page.ts';
import type { Connection } from './connection.ts';
import { integerOf, type Row, textOf } from './row-fields.ts';
import { RECORD_TABLES } from './schema.ts';

/** Collections that hold personal data or secrets, a person's or of a key: a deletion reaches the write-ahead log too. */
const ERASED: ReadonlySet<RecordCollection> = new Set([
  'consents',
  'audit_details',
  'people',
  'staff_sign_ins',
  'staff_links',
  'staff_challenges',
  'key_files',
]);

const recordOf = (row: Row): StoredRecord => ({
  key: textOf(row, 'key'),
  version: integerOf(row, 'version'),
  value: textOf(row, 'value'),
});

function prepareCollection(db: Connection['db'], table: string) {
  return {
    get: db.prepare(`SELECT * FROM ${table} WHERE key = ?`),
    insert: db.prepare(`INSERT OR IGNORE INTO ${table} (key, version, value) VALUES (?, 1, ?)`),
    update: db.prepare(`UPDATE ${table} SET value = ?, version = version + 1 WHERE key = ? AND version = ?`),
    remove: db.prepare(`DELETE FROM ${table} WHERE key = ?`),
    list: db.prepare(`SELECT * FROM ${table} WHERE ?1 IS NULL OR key > ?1 ORDER BY key LIMIT ?2`),
  };
}

/** The record store in the tables `record_…`. */
export function createSqliteRecords({ db, read, write, erase }: Connection): RecordStore {
  const prepare = (collection: RecordCollection) => prepareCollection(db, RECORD_TABLES[collection]);
  const statements = {
    sites: prepare('sites'),
    permits: prepare('permits'),
    continuations: prepare('continuations'),
    consents: prepare('consents'),
    audit_details: prepare('audit_details'),
    people: prepare('people'),
    staff_sign_ins: prepare('staff_sign_ins'),
    staff_links: prepare('staff_links'),
    staff_challenges: prepare('staff_challenges'),
    key_files: prepare('key_files'),
  } satisfies Record<RecordCollection, unknown>;
  return {
    get: (collection, key) =>
      read(() => {
        const row = statements[collection].get.get(key);
        return row === undefined ? null : recordOf(row);
      }),
    put: (collection, key, value, expected) =>
      write(() => {
        const { insert, update } = statements[collection];
        const { changes } = expected === 0 ? insert.run(key, value) : update.run(value, key, expected);
        return changes === 1;
      }),
    delete: (collection, key) => {
      const remove = () => statements[collection].remove.run(key).changes === 1;
      return ERASED.has(collection) ? erase(remove) : write(remove);
    },
    list: (collection, { after, limit }) =>
      read(() => statements[collection].list.all(after ?? null, checkLimit(limit)).map(recordOf)),
  };
}
