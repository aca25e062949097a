// The session index in SQLite.
import type { SessionId, SessionKind, SiteId } from '@scrim/protocol';
import type { SessionIndex, SessionRow, SessionState } from '@scrim/protocol/stores';
import { checkLimit, cutPage, parseCursor } from '../page.ts';
import { StoreError } from '../store-error.ts';
import type { Connection } from './connection.ts';
import { integerOf, type Row, textOf } from './row-fields.ts';

const rowOf = (row: Row): SessionRow => ({
  sid: textOf(row, 'sid') as SessionId,
  siteId: textOf(row, 'site_id') as SiteId,
  gen: integerOf(row, 'gen'),
  kind: textOf(row, 'kind') as SessionKind,
  state: textOf(row, 'state') as SessionState,
  createdAtMs: integerOf(row, 'created_at_ms'),
  lastArrivalAtMs: integerOf(row, 'last_arrival_at_ms'),
  epochs: integerOf(row, 'epochs'),
  chunks: integerOf(row, 'chunks'),
  bytes: integerOf(row, 'bytes'),
});

/** The `WHERE` of a list, of fixed pieces, and its values. */
function filterOf({ siteId, kind, cursor }: Parameters<SessionIndex['list']>[0]) {
  const after = cursor === undefined ? null : parseCursor(cursor);
  const parts: (readonly [string, ...(string | number)[]])[] = [
    ...(siteId === undefined ? [] : [['site_id = ?', siteId] as const]),
    ...(kind === undefined ? [] : [['kind = ?', kind] as const]),
    ...(after === null ? [] : [['(created_at_ms, sid) < (?, ?)', after.createdAtMs, after.sid] as const]),
  ];
  const where = parts.length === 0 ? '' : `WHERE ${parts.map(([sql]) => sql).join(' AND ')}`;
  return { where, values: parts.flatMap(([, ...values]) => values) };
}

/** The session index in the table `sessions`. */
export function createSqliteSessions({ db, read, write }: Connection): SessionIndex {
  const insert = db.prepare(
    `INSERT OR IGNORE INTO sessions
       (sid, site_id, gen, kind, state, created_at_ms, last_arrival_at_ms, epochs, chunks, bytes)
     VALUES (?1, ?2, ?3, ?4, 'open', ?5, ?5, 0, 0, 0)`,
  );
  const select = db.prepare('SELECT * FROM sessions WHERE sid = ?');
  const count = db.prepare(
    `UPDATE sessions SET epochs = epochs + ?, chunks = chunks + ?, bytes = bytes + ?,
       last_arrival_at_ms = max(last_arrival_at_ms, ?) WHERE sid = ? AND state <> 'erased'`,
  );
  const move = db.prepare(`UPDATE sessions SET state = ? WHERE sid = ? AND state <> 'erased'`);
  const bury = db.prepare(
    `UPDATE sessions SET state = 'erased', epochs = 0, chunks = 0, bytes = 0 WHERE sid = ?`,
  );
  return {
    create: ({ sid, siteId, gen, kind, createdAtMs }) =>
      write(() => {
        if (insert.run(sid, siteId, gen, kind, createdAtMs).changes !== 1)
          throw new StoreError('session_exists', 'The session id is in use.');
      }),
    get: (sid) =>
      read(() => {
        const row = select.get(sid);
        return row === undefined ? null : rowOf(row);
      }),
    addArrival: (sid, { epochs, chunks, bytes, atMs }) =>
      write(() => {
        count.run(epochs, chunks, bytes, atMs, sid);
      }),
    setState: (sid, state) =>
      write(() => {
        if (state === 'erased') bury.run(sid);
        else move.run(state, sid);
      }),
    list: (query) =>
      read(() => {
        const { where, values } = filterOf(query);
        const sql = `SELECT * FROM sessions ${where} ORDER BY created_at_ms DESC, sid DESC LIMIT ?`;
        const rows = db.prepare(sql).all(...values, checkLimit(query.limit) + 1);
        return cutPage(rows.map(rowOf), query.limit);
      }),
  };
}
