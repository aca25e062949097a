// Sealed bytes in SQLite. Decides by the shared rules, inside the transaction that writes.
import type { EpochId, SessionId } from '@scrim/protocol';
import type { ChunkStore, EpochRef, SessionState, StoredChunk, StoredEpoch } from '@scrim/protocol/stores';
import { decideChunk, decideClose, decideHeader, decideRefusal } from '../chunk-rules.ts';
import type { Connection } from './connection.ts';
import { bytesOf, integerOf, type Row, textOf } from './row-fields.ts';

const chunkOf = (row: Row): StoredChunk => ({
  i: integerOf(row, 'i'),
  flags: integerOf(row, 'flags'),
  ct: bytesOf(row, 'ct'),
  arrivedAtMs: integerOf(row, 'arrived_at_ms'),
});

const closeOf = (row: Row): StoredEpoch['close'] =>
  row.close_next === null ? null : { next: integerOf(row, 'close_next'), th: textOf(row, 'close_th') };

const epochOf = (row: Row): StoredEpoch => ({
  sid: textOf(row, 'sid') as SessionId,
  gen: integerOf(row, 'gen'),
  eid: textOf(row, 'eid') as EpochId,
  header: bytesOf(row, 'header'),
  arrivedAtMs: integerOf(row, 'arrived_at_ms'),
  close: closeOf(row),
});

const EPOCH = 'sid = ? AND gen = ? AND eid = ?';
const SESSION = 'sid = ? AND gen = ?';

function prepareChunks(db: Connection['db']) {
  return {
    tombstone: db.prepare(`SELECT 1 AS erased FROM erased_sessions WHERE ${SESSION}`),
    session: db.prepare('SELECT state FROM sessions WHERE sid = ?'),
    epoch: db.prepare(`SELECT * FROM epochs WHERE ${EPOCH}`),
    // Order of arrival is the order of row ids: rows are only ever added, or deleted with their whole session.
    epochs: db.prepare(`SELECT * FROM epochs WHERE ${SESSION} ORDER BY rowid`),
    chunk: db.prepare(`SELECT * FROM chunks WHERE ${EPOCH} AND i = ?`),
    last: db.prepare(`SELECT i, flags FROM chunks WHERE ${EPOCH} ORDER BY i DESC LIMIT 1`),
    following: db.prepare(`SELECT * FROM chunks WHERE ${EPOCH} AND i > ? ORDER BY i LIMIT 1`),
    addEpoch: db.prepare('INSERT INTO epochs (sid, gen, eid, header, arrived_at_ms) VALUES (?, ?, ?, ?, ?)'),
    addChunk: db.prepare(
      'INSERT INTO chunks (sid, gen, eid, i, flags, ct, arrived_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    close: db.prepare(`UPDATE epochs SET close_next = ?, close_th = ? WHERE ${EPOCH}`),
    chunkTotal: db.prepare(
      `SELECT count(*) AS chunks, coalesce(sum(length(ct)), 0) AS bytes FROM chunks WHERE ${SESSION}`,
    ),
    headerTotal: db.prepare(`SELECT coalesce(sum(length(header)), 0) AS bytes FROM epochs WHERE ${SESSION}`),
    removeChunks: db.prepare(`DELETE FROM chunks WHERE ${SESSION}`),
    removeEpochs: db.prepare(`DELETE FROM epochs WHERE ${SESSION}`),
    bury: db.prepare('INSERT OR IGNORE INTO erased_sessions (sid, gen) VALUES (?, ?)'),
  };
}

/** What the tables know of an epoch. */
function lookUp(statements: ReturnType<typeof prepareChunks>, { sid, gen, eid }: EpochRef) {
  const row = statements.epoch.get(sid, gen, eid);
  const last = statements.last.get(sid, gen, eid);
  const session = statements.session.get(sid);
  const state = session === undefined ? null : (textOf(session, 'state') as SessionState);
  return {
    refusal: decideRefusal(statements.tombstone.get(sid, gen) !== undefined, state),
    hasHeader: row !== undefined,
    header: row === undefined ? null : bytesOf(row, 'header'),
    noted: row === undefined ? null : closeOf(row),
    last: last === undefined ? null : { i: integerOf(last, 'i'), flags: integerOf(last, 'flags') },
  };
}

/** The chunk store in the tables `epochs` and `chunks`. */
export function createSqliteChunks({ db, read, write, erase }: Connection): ChunkStore {
  const statements = prepareChunks(db);
  const closeFacts = (ref: EpochRef) => {
    const { last, ...epoch } = lookUp(statements, ref);
    return { ...epoch, lastIndex: last?.i ?? null };
  };
  return {
    putHeader: ({ sid, gen, eid }, header, arrivedAtMs) =>
      write(() => {
        const epoch = lookUp(statements, { sid, gen, eid });
        const result = decideHeader(epoch.refusal, epoch.header, header);
        if (result === 'stored') statements.addEpoch.run(sid, gen, eid, header, arrivedAtMs);
        return result;
      }),
    putChunk: ({ sid, gen, eid }, { i, flags, ct }, arrivedAtMs) =>
      write(() => {
        const { noted, ...epoch } = lookUp(statements, { sid, gen, eid });
        const there = statements.chunk.get(sid, gen, eid, i);
        const facts = {
          ...epoch,
          there: there === undefined ? null : chunkOf(there),
          closedAt: noted?.next ?? null,
        };
        const result = decideChunk(facts, { i, flags, ct });
        if (result === 'stored') statements.addChunk.run(sid, gen, eid, i, flags, ct, arrivedAtMs);
        return result;
      }),
    checkClose: (ref, close) => read(() => decideClose(closeFacts(ref), close)),
    putClose: ({ sid, gen, eid }, { next, th }) =>
      write(() => {
        const result = decideClose(closeFacts({ sid, gen, eid }), { next, th });
        if (result === 'stored') statements.close.run(next, th, sid, gen, eid);
        return result;
      }),
    listEpochs: (sid, gen) => read(() => statements.epochs.all(sid, gen).map(epochOf)),
    async *readChunks({ sid, gen, eid }) {
      for (let after = -1; ; ) {
        const row = await read(() => statements.following.get(sid, gen, eid, after));
        if (row === undefined) return;
        const chunk = chunkOf(row);
        yield chunk;
        after = chunk.i;
      }
    },
    eraseSession: (sid, gen) =>
      erase(() => {
        const chunks = statements.chunkTotal.get(sid, gen) ?? {};
        const headers = statements.headerTotal.get(sid, gen) ?? {};
        statements.bury.run(sid, gen);
        statements.removeChunks.run(sid, gen);
        statements.removeEpochs.run(sid, gen);
        return {
          chunks: integerOf(chunks, 'chunks'),
          bytes: integerOf(chunks, 'bytes') + integerOf(headers, 'bytes'),
        };
      }),
  };
}
