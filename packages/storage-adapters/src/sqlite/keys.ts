// Wrapped secrets in SQLite. A deleted row leaves its name, so that it is never made again, and nothing else.
import type { SessionId, SiteId } from '@scrim/protocol';
import type { KeyRow, KeyStore } from '@scrim/protocol/stores';
import type { Connection } from './connection.ts';
import { bytesOf, integerOf, type Row, textOf } from './row-fields.ts';

const rowOf = (row: Row): KeyRow => ({
  sid: textOf(row, 'sid') as SessionId,
  gen: integerOf(row, 'gen'),
  siteId: textOf(row, 'site_id') as SiteId,
  kek: textOf(row, 'kek'),
  wrappedSecret: bytesOf(row, 'wrapped_secret'),
  wrappedConsent: bytesOf(row, 'wrapped_consent'),
});

/** The key store in the table `keys`. */
export function createSqliteKeys({ db, read, write, erase }: Connection): KeyStore {
  const insert = db.prepare(
    `INSERT OR IGNORE INTO keys (sid, gen, site_id, kek, wrapped_secret, wrapped_consent)
     SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM deleted_keys WHERE sid = ?1 AND gen = ?2)`,
  );
  const select = db.prepare('SELECT * FROM keys WHERE sid = ? AND gen = ?');
  const remove = db.prepare('DELETE FROM keys WHERE sid = ? AND gen = ?');
  const bury = db.prepare('INSERT OR IGNORE INTO deleted_keys (sid, gen) VALUES (?, ?)');
  return {
    create: ({ sid, gen, siteId, kek, wrappedSecret, wrappedConsent }) =>
      write(() => insert.run(sid, gen, siteId, kek, wrappedSecret, wrappedConsent).changes === 1),
    get: (sid, gen) =>
      read(() => {
        const row = select.get(sid, gen);
        return row === undefined ? null : rowOf(row);
      }),
    delete: (sid, gen) =>
      erase(() => {
        bury.run(sid, gen);
        return remove.run(sid, gen).changes === 1;
      }),
  };
}
