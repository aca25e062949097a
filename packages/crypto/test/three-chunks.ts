// The epoch that the mutation suites break: three chunks, the first a keyframe and the last FINAL.
import { FLAG_FINAL, FLAG_KEYFRAME } from '@scrim/crypto/format';
import { joinBytes, u32 } from '@scrim/protocol';
import { type ForgedChunk, type ForgedEpoch, fileOf, forgeEpoch, type Holder } from './forge.ts';

export type Chunks = ForgedEpoch['chunks'];

export const THREE: readonly ForgedChunk[] = [
  { i: 0, flags: FLAG_KEYFRAME },
  { i: 1 },
  { i: 2, flags: FLAG_FINAL },
];
export const NONE = new Uint8Array();
export const flip = (bytes: Uint8Array, at: number) => bytes.with(at, (bytes.at(at) ?? 0) ^ 1);

/** Ways to make the epoch and to break it. @param holderOf asked when a file is made: holders come in `beforeAll`. */
export function threeChunks(holderOf: () => Holder) {
  const epoch = (chunks = THREE, changes = {}) => forgeEpoch([holderOf()], chunks, changes);
  const mutateChunks = async (change: (chunks: Chunks) => Chunks): Promise<Uint8Array> => {
    const sealed = await epoch();
    return fileOf({ ...sealed, chunks: change(sealed.chunks) });
  };
  return {
    epoch,
    mutateChunks,
    good: async () => fileOf(await epoch()),
    /** Only the first chunk, changed. */
    mutateFirst: (change: (chunk: Chunks[number]) => Chunks[number]) => () =>
      mutateChunks(([a]) => (a === undefined ? [] : [change(a)])),
    /** A file's nine bytes of a record, and nothing of its `ct`. */
    bareRecord: (i: number, flags: number, length: number) => async () =>
      joinBytes(fileOf(await epoch([])), u32(i), Uint8Array.of(flags), u32(length)),
    /** The good epoch, and after it the same with other fields. */
    followedBy: (changes: object) => async () => fileOf(await epoch(), await epoch(THREE, changes)),
  };
}
