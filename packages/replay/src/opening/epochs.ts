// Records of a sealed file → its epochs, each announced before its chunks are read. Judges nothing: that is the
// opener's work.
import type { ChunkRecord, SealedHeader, SealedRecord } from '@scrim/crypto/format';
import type { StoredParts } from '@scrim/crypto/open';

/** @param onEpoch told of each header before the epoch is opened; what it throws ends the opening. */
export async function* epochsOf(
  records: AsyncGenerator<SealedRecord, void, undefined>,
  onEpoch: (header: SealedHeader) => Promise<void>,
): AsyncGenerator<StoredParts, void, undefined> {
  let next = await records.next();

  async function* chunksOfEpoch(): AsyncGenerator<ChunkRecord, void, undefined> {
    for (;;) {
      next = await records.next();
      if (next.done || next.value.kind === 'header') return;
      yield next.value;
    }
  }

  while (!next.done && next.value.kind === 'header') {
    const { header } = next.value;
    await onEpoch(header);
    yield { header: header.bytes, chunks: chunksOfEpoch() };
  }
}
