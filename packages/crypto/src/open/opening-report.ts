// What an opening can say about completeness: gaps, ends, and whether page loads follow each other as the sealer said.
import type { EpochId, SessionId, SiteId } from '@scrim/protocol';
import { encodeBase64Url } from '@scrim/protocol';
import type { SealedHeader } from '../format/header.ts';
import type { HeaderCore } from '../format/header-core.ts';
import { FLAG_FINAL } from '../format/limits.ts';
import type { ChunkRecord } from '../format/sealed-file.ts';
import type { ChunkContent } from './chunk-content.ts';
import { createIndexSet } from './index-set.ts';
import { createTranscriptChain } from './transcript-chain.ts';

/**
 * What became of the epoch that this one says came before it. `none`: it names none. `missing`: not here. `ok`: the
 * transcripts agree. `short`: they do not, and chunks are absent there. `differs`: they do not, and none is absent.
 */
export type PrevReport = 'none' | 'missing' | 'ok' | 'short' | 'differs';

/** What was found of one epoch. */
export interface EpochReport {
  readonly eid: EpochId;
  readonly eseq: number;
  /** Seconds since 1970 by the sealer's clock, to the minute. */
  readonly startedAt: number;
  readonly policy: HeaderCore['policy'];
  /** Absent indices below the highest, as inclusive pairs, less those that were never sealed. */
  readonly gaps: [number, number][];
  /** FINAL was seen. If not: a crash, a cut tail and a page still open look alike. */
  readonly closed: boolean;
  readonly prev: PrevReport;
  readonly chunks: number;
  readonly events: number;
}

/** What was found of a session; plain JSON. */
export interface OpeningReport {
  readonly siteId: SiteId;
  readonly sid: SessionId;
  readonly gen: number;
  readonly epochs: EpochReport[];
}

/** Collects one epoch's account while it is read. */
export interface EpochAccount {
  readonly core: HeaderCore;
  isPresent(i: number): boolean;
  /** @param bodyHash `H(u8 flags ‖ ct)`. */
  addChunk(chunk: Pick<ChunkRecord, 'i' | 'flags'>, bodyHash: Uint8Array, content: ChunkContent): void;
  /** The transcript (base64url) over the chunks below `next`, and whether one of those is absent. */
  transcriptBelow(next: number): { readonly th: string; readonly complete: boolean };
  report(): Omit<EpochReport, 'prev'>;
}

export function createEpochAccount({ core, hh }: SealedHeader): EpochAccount {
  const chain = createTranscriptChain(hh);
  const skipped = createIndexSet();
  let closed = false;
  let events = 0;
  const absent = (below: number) => absentBelow(below, (i) => chain.has(i) || skipped.has(i));

  return {
    core,
    isPresent: chain.has,
    addChunk({ i, flags }, bodyHash, content) {
      chain.add(i, bodyHash);
      for (const index of content.skipped) skipped.add(index);
      closed = (flags & FLAG_FINAL) !== 0;
      events += content.lines.length;
    },
    transcriptBelow: (next) => ({
      th: encodeBase64Url(chain.below(next)),
      complete: absent(next).length === 0,
    }),
    report: () => ({
      eid: core.eid,
      eseq: core.eseq,
      startedAt: core.startedAt,
      policy: core.policy,
      gaps: absent(chain.highest()),
      closed,
      chunks: chain.size(),
      events,
    }),
  };
}

function absentBelow(below: number, isThere: (i: number) => boolean): [number, number][] {
  const ranges: [number, number][] = [];
  for (let i = 0; i < below; i += 1) {
    const last = ranges.at(-1);
    if (isThere(i)) continue;
    if (last?.[1] === i - 1) last[1] = i;
    else ranges.push([i, i]);
  }
  return ranges;
}

function judgePrev({ core: { prev } }: EpochAccount, accounts: readonly EpochAccount[]): PrevReport {
  if (prev === null) return 'none';
  const named = accounts.find(({ core }) => core.eid === prev.eid);
  if (named === undefined) return 'missing';
  const { th, complete } = named.transcriptBelow(prev.next);
  if (th === prev.th) return 'ok';
  return complete ? 'differs' : 'short';
}

/** The report over all epochs of a file; `accounts` is not empty. */
export function writeReport(first: HeaderCore, accounts: readonly EpochAccount[]): OpeningReport {
  const { siteId, sid, gen } = first;
  const epochs = accounts.map((account) => ({ ...account.report(), prev: judgePrev(account, accounts) }));
  return { siteId, sid, gen, epochs };
}
