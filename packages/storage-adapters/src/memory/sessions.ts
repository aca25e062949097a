// The session index in memory.
import type { SessionId } from '@scrim/protocol';
import type { SessionFilter, SessionIndex, SessionRow } from '@scrim/protocol/stores';
import { checkLimit, cutPage, parseCursor, type SessionPlace } from '../page.ts';
import { StoreError } from '../store-error.ts';

/** Newest first; the id decides between sessions of one millisecond. */
function newestFirst(a: SessionPlace, b: SessionPlace): number {
  return b.createdAtMs - a.createdAtMs || (a.sid < b.sid ? 1 : a.sid > b.sid ? -1 : 0);
}

const isFound =
  ({ siteId, kind, fromMs, toMs, states }: SessionFilter) =>
  (row: SessionRow): boolean =>
    (siteId === undefined || row.siteId === siteId) &&
    (kind === undefined || row.kind === kind) &&
    (fromMs === undefined || row.createdAtMs >= fromMs) &&
    (toMs === undefined || row.createdAtMs < toMs) &&
    (states === undefined || states.includes(row.state));

/** A session index in this process's memory, kept in `rows`. */
export function createMemorySessions(rows: Map<SessionId, SessionRow>): SessionIndex {
  const alive = (sid: SessionId) => {
    const row = rows.get(sid);
    return row === undefined || row.state === 'erased' ? null : row;
  };
  return {
    async create(row) {
      if (rows.has(row.sid)) throw new StoreError('session_exists', 'The session id is in use.');
      const counters = { epochs: 0, chunks: 0, bytes: 0, lastArrivalAtMs: row.createdAtMs };
      rows.set(row.sid, { ...row, state: 'open', ...counters, policy: null });
    },
    get: async (sid) => rows.get(sid) ?? null,
    async addArrival(sid, arrival) {
      const row = alive(sid);
      if (row === null) return;
      rows.set(sid, {
        ...row,
        epochs: row.epochs + arrival.epochs,
        chunks: row.chunks + arrival.chunks,
        bytes: row.bytes + arrival.bytes,
        lastArrivalAtMs: Math.max(row.lastArrivalAtMs, arrival.atMs),
        policy: row.policy ?? arrival.policy ?? null,
      });
    },
    async setState(sid, state) {
      const row = alive(sid);
      const gone = state === 'erased' ? { epochs: 0, chunks: 0, bytes: 0, policy: null } : {};
      if (row !== null) rows.set(sid, { ...row, state, ...gone });
    },
    async list({ limit, cursor, ...filter }) {
      const after = cursor === undefined ? null : parseCursor(cursor);
      const found = [...rows.values()]
        .filter(isFound(filter))
        .filter((row) => after === null || newestFirst(after, row) < 0)
        .sort(newestFirst);
      return cutPage(found.slice(0, checkLimit(limit) + 1), limit);
    },
    count: async (filter) => [...rows.values()].filter(isFound(filter)).length,
  };
}
