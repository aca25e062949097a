// Keeps an epoch's transcript while jobs end in any order: it stands before the first job that has not ended.
import { firstTranscript, stepTranscript } from '../format/transcript.ts';

export interface TranscriptKeeper {
  /** @param bodyHash null when the index was given up and never sealed. */
  settle(i: number, bodyHash: Uint8Array | null): void;
  read(): { readonly next: number; readonly th: Uint8Array<ArrayBuffer> };
}

export function createTranscriptKeeper(hh: Uint8Array): TranscriptKeeper {
  const settled = new Map<number, Uint8Array | null>();
  let next = 0;
  let th = firstTranscript(hh);
  return {
    settle(i, bodyHash) {
      if (i >= next) settled.set(i, bodyHash);
      for (let hash = settled.get(next); hash !== undefined; hash = settled.get(next)) {
        if (hash !== null) th = stepTranscript(th, next, hash);
        settled.delete(next);
        next += 1;
      }
    },
    read: () => ({ next, th: new Uint8Array(th) }),
  };
}
