// A session as one `.ssf` file, made while it is read: it holds one chunk at a time. A session that is erased meanwhile
// ends in an error, never as if it had been all of it.
import { encodeChunkRecord, encodeEpochStart, parseHeader } from '@scrim/crypto/format';
import { ScrimError } from '@scrim/protocol';
import type { EpochRef, SessionRow, StoredEpoch, Stores } from '@scrim/protocol/stores';

/** The page loads of a session in the order of the tab, then of arrival. Headers only: at most 256 of 32 KiB. */
export async function epochsInOrder(
  { chunks }: Pick<Stores, 'chunks'>,
  { sid, gen }: Pick<SessionRow, 'sid' | 'gen'>,
): Promise<readonly StoredEpoch[]> {
  const epochs = await chunks.listEpochs(sid, gen);
  const placed = epochs.map((epoch) => ({ epoch, eseq: parseHeader(epoch.header).core.eseq }));
  return placed.toSorted((a, b) => a.eseq - b.eseq).map(({ epoch }) => epoch);
}

/**
 * The file's bytes, read from the store as they are asked for.
 *
 * @param epochs from `epochsInOrder`
 * @throws ScrimError `session_erased` as the stream's error.
 */
export function sealedStream(
  stores: Pick<Stores, 'chunks' | 'sessions'>,
  epochs: readonly StoredEpoch[],
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = readPieces(stores, epochs);
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return();
      },
    },
    // Nothing is read before somebody asks for it.
    { highWaterMark: 0 },
  );
}

async function* readPieces(
  stores: Pick<Stores, 'chunks' | 'sessions'>,
  epochs: readonly StoredEpoch[],
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (const epoch of epochs) {
    await requireThere(stores, epoch);
    yield encodeEpochStart(epoch.header);
    for await (const chunk of stores.chunks.readChunks(epoch)) {
      await requireThere(stores, epoch);
      yield encodeChunkRecord(chunk);
    }
    // Erased chunks look like the end of the epoch.
    await requireThere(stores, epoch);
  }
}

/** The chunk store is asked, not the index alone: an erasure deletes the bytes first. */
async function requireThere({ chunks, sessions }: Pick<Stores, 'chunks' | 'sessions'>, epoch: EpochRef) {
  const session = await sessions.get(epoch.sid);
  const answer = await chunks.checkClose(epoch, NO_CLOSE);
  if (session === null || session.state === 'erased' || answer === 'erased' || answer === 'no_header')
    throw new ScrimError('session_erased', 'The session was erased while it was read.');
}

/** A close that is only asked about: what counts of the answer is whether the epoch is still there. */
const NO_CLOSE = { next: 0, th: '' } as const;
