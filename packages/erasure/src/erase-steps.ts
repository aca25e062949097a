// The steps of an erasure after its journal entry. Each may run again; a crash between two is finished later.
import type { ChunkStore, KeyStore, SessionIndex } from '@scrim/protocol/stores';
import type { JournalEntry } from './journal-entry.ts';

export interface EraseStores {
  readonly keys: KeyStore;
  readonly chunks: ChunkStore;
  readonly sessions: SessionIndex;
}

/**
 * Deletes what a journal entry names: the secret first, since without it nothing opens; then the blobs; the tombstone
 * last, because its absence is what tells that the rest may not be done.
 */
export async function finishErasure(
  { keys, chunks, sessions }: EraseStores,
  { sid, gen }: JournalEntry,
): Promise<{ readonly chunks: number; readonly bytes: number }> {
  await keys.delete(sid, gen);
  const deleted = await chunks.eraseSession(sid, gen);
  const session = await sessions.get(sid);
  if (session !== null && session.gen <= gen) await sessions.setState(sid, 'erased');
  return deleted;
}

/** Is something left of what a journal entry names? */
export async function isUnfinished(
  { keys, chunks, sessions }: EraseStores,
  { sid, gen }: JournalEntry,
): Promise<boolean> {
  if ((await keys.get(sid, gen)) !== null) return true;
  if ((await chunks.listEpochs(sid, gen)).length > 0) return true;
  const session = await sessions.get(sid);
  return session !== null && session.gen <= gen && session.state !== 'erased';
}
