// The transcript of an epoch after each of its chunks, so that a later epoch's word about it can be checked: 34 bytes a
// chunk, 2 MiB an epoch at most.
import { firstTranscript, stepTranscript } from '../format/transcript.ts';

const HASH_BYTES = 32;
/** Room that the first chunk takes; doubled whenever it is used up. */
const FIRST_CHUNKS = 16;

/** Which chunks are present, and the transcript after each. */
export interface TranscriptChain {
  /** @param i above every index so far. */
  add(i: number, bodyHash: Uint8Array): void;
  has(i: number): boolean;
  /** The transcript over the chunks below `next`. */
  below(next: number): Uint8Array;
  /** -1 without chunks. */
  highest(): number;
  size(): number;
}

/** The transcript of a header without chunks. */
export function createTranscriptChain(hh: Uint8Array): TranscriptChain {
  const start = firstTranscript(hh);
  let indices = new Uint16Array(FIRST_CHUNKS);
  let hashes = new Uint8Array(FIRST_CHUNKS * HASH_BYTES);
  let size = 0;
  const hashAt = (at: number) => (at < 0 ? start : hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));

  function grow(): void {
    const wider = new Uint16Array(2 * indices.length);
    const longer = new Uint8Array(2 * hashes.length);
    wider.set(indices);
    longer.set(hashes);
    [indices, hashes] = [wider, longer];
  }

  /** How many chunks lie below an index. */
  function countBelow(next: number): number {
    let [from, to] = [0, size];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((indices[middle] ?? 0) < next) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  return {
    add(i, bodyHash) {
      if (size === indices.length) grow();
      hashes.set(stepTranscript(hashAt(size - 1), i, bodyHash), size * HASH_BYTES);
      indices[size] = i;
      size += 1;
    },
    has(i) {
      const at = countBelow(i);
      return at < size && indices[at] === i;
    },
    below: (next) => new Uint8Array(hashAt(countBelow(next) - 1)),
    highest: () => (size === 0 ? -1 : (indices[size - 1] ?? -1)),
    size: () => size,
  };
}
