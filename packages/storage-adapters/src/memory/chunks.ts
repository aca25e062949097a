// Sealed bytes in memory. Copies what comes in and what goes out, so that no caller can alter what is stored.
import type { SessionId } from '@scrim/protocol';
import type { ChunkStore, EpochRef, SessionRow, StoredChunk, StoredEpoch } from '@scrim/protocol/stores';
import { decideChunk, decideClose, decideHeader, decideRefusal } from '../chunk-rules.ts';

interface Epoch {
  readonly stored: StoredEpoch;
  readonly chunks: Map<number, StoredChunk>;
}

const nameOf = (sid: string, gen: number) => `${sid} ${gen}`;
const byIndex = (a: StoredChunk, b: StoredChunk) => a.i - b.i;
const sizeOf = ({ stored, chunks }: Epoch) =>
  stored.header.length + [...chunks.values()].reduce((sum, { ct }) => sum + ct.length, 0);

/** An empty chunk store in this process's memory. @param rows the session index, whose states decide what is taken. */
export function createMemoryChunks(rows: ReadonlyMap<SessionId, SessionRow>): ChunkStore {
  /** Session generation → epoch id → epoch, in order of arrival. */
  const sessions = new Map<string, Map<string, Epoch>>();
  const erased = new Set<string>();
  const epochsOf = (sid: string, gen: number) => sessions.get(nameOf(sid, gen)) ?? new Map<string, Epoch>();
  const find = ({ sid, gen, eid }: EpochRef) => epochsOf(sid, gen).get(eid) ?? null;
  const refusalOf = ({ sid, gen }: EpochRef) =>
    decideRefusal(erased.has(nameOf(sid, gen)), rows.get(sid)?.state ?? null);
  const keep = (epoch: Epoch) => {
    const { sid, gen, eid } = epoch.stored;
    sessions.set(nameOf(sid, gen), epochsOf(sid, gen).set(eid, epoch));
  };
  const lastOf = (epoch: Epoch | null) => [...(epoch?.chunks.values() ?? [])].sort(byIndex).at(-1) ?? null;
  const closeFacts = (ref: EpochRef) => {
    const epoch = find(ref);
    return {
      refusal: refusalOf(ref),
      hasHeader: epoch !== null,
      noted: epoch?.stored.close ?? null,
      lastIndex: lastOf(epoch)?.i ?? null,
    };
  };
  return {
    async putHeader({ sid, gen, eid }, bytes, arrivedAtMs) {
      const there = find({ sid, gen, eid });
      const result = decideHeader(refusalOf({ sid, gen, eid }), there?.stored.header ?? null, bytes);
      const stored = { sid, gen, eid, header: Uint8Array.from(bytes), arrivedAtMs, close: null };
      if (result === 'stored') keep({ stored, chunks: new Map() });
      return result;
    },
    async putChunk(ref, { i, flags, ct }, arrivedAtMs) {
      const epoch = find(ref);
      const facts = {
        refusal: refusalOf(ref),
        hasHeader: epoch !== null,
        there: epoch?.chunks.get(i) ?? null,
        last: lastOf(epoch),
        closedAt: epoch?.stored.close?.next ?? null,
      };
      const result = decideChunk(facts, { i, flags, ct });
      if (result === 'stored') epoch?.chunks.set(i, { i, flags, ct: Uint8Array.from(ct), arrivedAtMs });
      return result;
    },
    checkClose: async (ref, close) => decideClose(closeFacts(ref), close),
    async putClose(ref, { next, th }) {
      const epoch = find(ref);
      const result = decideClose(closeFacts(ref), { next, th });
      if (result === 'stored' && epoch !== null)
        keep({ ...epoch, stored: { ...epoch.stored, close: { next, th } } });
      return result;
    },
    listEpochs: async (sid, gen) =>
      [...epochsOf(sid, gen).values()].map(({ stored }) => ({
        ...stored,
        header: Uint8Array.from(stored.header),
      })),
    async *readChunks(ref) {
      const chunks = [...(find(ref)?.chunks.values() ?? [])].sort(byIndex);
      for (const chunk of chunks) yield { ...chunk, ct: Uint8Array.from(chunk.ct) };
    },
    async eraseSession(sid, gen) {
      const epochs = [...epochsOf(sid, gen).values()];
      sessions.delete(nameOf(sid, gen));
      erased.add(nameOf(sid, gen));
      return {
        chunks: epochs.reduce((sum, { chunks }) => sum + chunks.size, 0),
        bytes: epochs.reduce((sum, epoch) => sum + sizeOf(epoch), 0),
      };
    },
  };
}
