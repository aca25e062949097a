// The session index in memory.
import type { SessionId } from '@scrim/protocol';
import type { SessionIndex, SessionRow } from '@scrim/protocol/stores';
import { checkLimit, cutPage, parseCursor, type SessionPlace } from '../page.ts';
import { StoreError } from '../store-error.ts';

/** Newest first; the id decides between sessions of one millisecond. */
function newestFirst(a: SessionPlace, b: SessionPlace): number {
  return b.createdAtMs - a.createdAtMs || (a.sid < b.sid ? 1 : a.sid > b.sid ? -1 : 0);
}

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
      rows.set(row.sid, { ...row, state: 'open', ...counters });
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
      });
    },
    async setState(sid, state) {
      const row = alive(sid);
      const gone = state === 'erased' ? { epochs: 0, chunks: 0, bytes: 0 } : {};
      if (row !== null) rows.set(sid, { ...row, state, ...gone });
    },
    async list({ siteId, kind, limit, cursor }) {
      const after = cursor === undefined ? null : parseCursor(cursor);
      const found = [...rows.values()]
        .filter((row) => siteId === undefined || row.siteId === siteId)
        .filter((row) => kind === undefined || row.kind === kind)
        .filter((row) => after === null || newestFirst(after, row) < 0)
        .sort(newestFirst);
      return cutPage(found.slice(0, checkLimit(limit) + 1), limit);
    },
  };
}
