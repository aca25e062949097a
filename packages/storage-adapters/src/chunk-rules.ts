// What may be written where in an epoch: the one rule of every adapter. Pure; never touches storage.
import type { PutResult, SessionState, StoredChunk } from '@scrim/protocol/stores';

/** Set on the last chunk of an epoch. Source: SSF1, "Chunk". */
const FLAG_FINAL = 1;

/** The part of a chunk that a sealer decides. */
export type ChunkBytes = Pick<StoredChunk, 'i' | 'flags'> & { readonly ct: Uint8Array };

/** Why a session takes nothing at all; null when it does. */
export type SessionRefusal = 'erased' | 'revoked' | null;

/** @param state the session's in the index; null when the index does not know it. */
export function decideRefusal(erased: boolean, state: SessionState | null): SessionRefusal {
  if (erased) return 'erased';
  return state === 'revoked' ? 'revoked' : null;
}

/** What a store knows of an epoch when a chunk for it arrives. */
export interface EpochFacts {
  readonly refusal: SessionRefusal;
  readonly hasHeader: boolean;
  /** The chunk at the same index. */
  readonly there: ChunkBytes | null;
  /** The chunk with the highest index. A FINAL chunk is always this one, by the rules below. */
  readonly last: Pick<StoredChunk, 'i' | 'flags'> | null;
  /** The `next` of the noted close. */
  readonly closedAt: number | null;
}

/** Are these the same bytes? */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** What becomes of a chunk. `stored` means: write it now. Lower indices may come late: retries overtake each other. */
export function decideChunk(facts: EpochFacts, chunk: ChunkBytes): PutResult {
  if (facts.refusal !== null) return facts.refusal;
  if (!facts.hasHeader) return 'no_header';
  if (facts.there !== null) return sameChunk(facts.there, chunk) ? 'known' : 'conflict';
  return isAfterEnd(facts, chunk.i) || endsTooEarly(facts, chunk) ? 'conflict' : 'stored';
}

/** What becomes of a header. */
export function decideHeader(
  refusal: SessionRefusal,
  there: Uint8Array | null,
  header: Uint8Array,
): PutResult {
  if (refusal !== null) return refusal;
  if (there === null) return 'stored';
  return sameBytes(there, header) ? 'known' : 'conflict';
}

/** What a store knows of an epoch when its sealer's close arrives. */
export interface CloseFacts {
  readonly refusal: SessionRefusal;
  readonly hasHeader: boolean;
  readonly noted: { readonly next: number; readonly th: string } | null;
  /** The highest index, or null when there is no chunk. */
  readonly lastIndex: number | null;
}

/** What becomes of a close. One that would leave chunks at or after its `next` contradicts what is stored. */
export function decideClose(
  facts: CloseFacts,
  close: { readonly next: number; readonly th: string },
): PutResult {
  if (facts.refusal !== null) return facts.refusal;
  if (!facts.hasHeader) return 'no_header';
  const { noted } = facts;
  if (noted !== null) return noted.next === close.next && noted.th === close.th ? 'known' : 'conflict';
  return facts.lastIndex !== null && facts.lastIndex >= close.next ? 'conflict' : 'stored';
}

const isFinal = (flags: number): boolean => (flags & FLAG_FINAL) !== 0;

const sameChunk = (a: ChunkBytes, b: ChunkBytes): boolean => a.flags === b.flags && sameBytes(a.ct, b.ct);

function isAfterEnd({ last, closedAt }: EpochFacts, i: number): boolean {
  return (closedAt !== null && i >= closedAt) || (last !== null && isFinal(last.flags) && i > last.i);
}

function endsTooEarly({ last }: EpochFacts, chunk: ChunkBytes): boolean {
  return isFinal(chunk.flags) && last !== null && last.i > chunk.i;
}
