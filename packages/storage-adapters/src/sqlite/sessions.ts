// The session index in SQLite.
import type { SessionId, SessionKind, SiteId } from '@scrim/protocol';
import type { SessionFilter, SessionIndex, SessionRow, SessionState } from '@scrim/protocol/stores';
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
  policy:
    row.policy_id === null ? null : { id: textOf(row, 'policy_id'), version: textOf(row, 'policy_version') },
});

type Condition = readonly [sql: string, ...values: (string | number)[]];

/** The conditions of a filter, of fixed pieces; values are bound, never written into the text. */
function conditionsOf({ siteId, kind, fromMs, toMs, states }: SessionFilter): readonly Condition[] {
  return [
    ...(siteId === undefined ? [] : [['site_id = ?', siteId] as const]),
    ...(kind === undefined ? [] : [['kind = ?', kind] as const]),
    ...(fromMs === undefined ? [] : [['created_at_ms >= ?', fromMs] as const]),
    ...(toMs === undefined ? [] : [['created_at_ms < ?', toMs] as const]),
    ...(states === undefined ? [] : [[`state IN (${states.map(() => '?').join(', ')})`, ...states] as const]),
  ];
}

function placeOf(cursor: string | undefined): readonly Condition[] {
  if (cursor === undefined) return [];
  const { createdAtMs, sid } = parseCursor(cursor);
  return [['(created_at_ms, sid) < (?, ?)', createdAtMs, sid]];
}

function whereOf(conditions: readonly Condition[]) {
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`;
  return { where, values: conditions.flatMap(([, ...values]) => values) };
}

/** The session index in the table `sessions`. */
export function createSqliteSessions({ db, read, write }: Connection): SessionIndex {
  const insert = db.prepare(
    `INSERT OR IGNORE INTO sessions
       (sid, site_id, gen, kind, state, created_at_ms, last_arrival_at_ms, epochs, chunks, bytes)
     VALUES (?1, ?2, ?3, ?4, 'open', ?5, ?5, 0, 0, 0)`,
  );
  const select = db.prepare('SELECT * FROM sessions WHERE sid = ?');
  // All right sides see the row as it was: id and version are of the same policy, the first one.
  const add = db.prepare(
    `UPDATE sessions SET epochs = epochs + ?1, chunks = chunks + ?2, bytes = bytes + ?3,
       last_arrival_at_ms = max(last_arrival_at_ms, ?4),
       policy_id = coalesce(policy_id, ?5),
       policy_version = CASE WHEN policy_id IS NULL THEN ?6 ELSE policy_version END
     WHERE sid = ?7 AND state <> 'erased'`,
  );
  const move = db.prepare(`UPDATE sessions SET state = ? WHERE sid = ? AND state <> 'erased'`);
  const bury = db.prepare(
    `UPDATE sessions SET state = 'erased', epochs = 0, chunks = 0, bytes = 0,
       policy_id = NULL, policy_version = NULL WHERE sid = ?`,
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
    addArrival: (sid, { epochs, chunks, bytes, atMs, policy }) =>
      write(() => {
        add.run(epochs, chunks, bytes, atMs, policy?.id ?? null, policy?.version ?? null, sid);
      }),
    setState: (sid, state) =>
      write(() => {
        if (state === 'erased') bury.run(sid);
        else move.run(state, sid);
      }),
    list: (query) =>
      read(() => {
        const { where, values } = whereOf([...conditionsOf(query), ...placeOf(query.cursor)]);
        const sql = `SELECT * FROM sessions ${where} ORDER BY created_at_ms DESC, sid DESC LIMIT ?`;
        const rows = db.prepare(sql).all(...values, checkLimit(query.limit) + 1);
        return cutPage(rows.map(rowOf), query.limit);
      }),
    count: (filter) =>
      read(() => {
        const { where, values } = whereOf(conditionsOf(filter));
        const row = db.prepare(`SELECT count(*) AS found FROM sessions ${where}`).get(...values);
        return integerOf(row ?? {}, 'found');
      }),
  };
}
