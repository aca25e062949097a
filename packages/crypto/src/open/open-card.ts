// Opens the card of a page load from its header and whatever chunks are at hand, usually the last one: the last that
// opens counts, gaps mean nothing. It says which did not open; an older card shown as the newest it cannot notice.
import type { EpochId, SessionId, SiteId } from '@scrim/protocol';
import { checkChunkShape } from '../format/chunk-shape.ts';
import { parseHeader, type SealedHeader } from '../format/header.ts';
import type { HeaderCore } from '../format/header-core.ts';
import { type ChunkSecret, checkPsk, chunkAad, stepChain } from '../format/key-schedule.ts';
import { FLAG_FINAL, FLAG_KEYFRAME, MAX_CARD_BYTES, MAX_CHUNK_INDEX } from '../format/limits.ts';
import type { ChunkRecord } from '../format/sealed-file.ts';
import { refuseUnless, SealedFormatError, type SsfCode } from '../format/sealed-format-error.ts';
import { readContent } from './chunk-content.ts';
import { decryptChunk } from './chunk-decrypt.ts';
import { unwrapChain } from './epoch-opener.ts';
import { checkBinding, type ExpectedBinding } from './open-records.ts';
import type { ReadingKey } from './reading-key.ts';

/** A card's epoch, or a part of it. */
export interface CardParts {
  readonly header: Uint8Array;
  /** Any of its chunks in any order; the last alone is enough. */
  readonly chunks: Iterable<ChunkRecord> | AsyncIterable<ChunkRecord>;
}

/** What opening a card needs. */
export interface OpenCardOptions {
  readonly key: ReadingKey;
  /** 32 bytes: the card psk of the session's generation. */
  readonly psk: Uint8Array;
  readonly expect?: Omit<ExpectedBinding, 'schema'>;
}

/** What was found of a card's epoch; plain JSON. */
export interface CardReport {
  readonly siteId: SiteId;
  readonly sid: SessionId;
  readonly gen: number;
  readonly eid: EpochId;
  readonly eseq: number;
  /** Seconds since 1970 by the sealer's clock, to the minute. */
  readonly startedAt: number;
  readonly policy: HeaderCore['policy'];
  /** The card that counts is the sealer's last. If not: a crash, a card kept back and a page still open look alike. */
  readonly closed: boolean;
  /** Chunks above the one that counts, which did not open, highest first. */
  readonly failed: { readonly i: number; readonly code: SsfCode }[];
}

/** The card that counts. What it says stays hostile input. */
export interface OpenedCard {
  /** An object; its fields are not judged. */
  readonly card: unknown;
  readonly i: number;
  readonly report: CardReport;
}

/**
 * Opens the card that counts.
 *
 * @returns null when there are no chunks.
 * @throws RangeError when the psk is not 32 bytes.
 * @throws SealedFormatError of the header; `ssf_binding` for one that is no card's, too; when none of the chunks
 * opens, the code of the highest: `ssf_limit` for a card above 256 KiB.
 */
export async function openCard(parts: CardParts, options: OpenCardOptions): Promise<OpenedCard | null> {
  const { key, psk, expect = {} } = options;
  checkPsk(psk);
  const header = parseHeader(parts.header);
  checkBinding(header.core, { ...expect, schema: 'scrim-card/1' });
  const chain = await unwrapChain(header, key, psk);
  const chunks = await collectChunks(parts.chunks);
  return await openLast(header, chunks, secretsOf(chunks, chain));
}

/** Highest index first. */
async function collectChunks(chunks: CardParts['chunks']): Promise<ChunkRecord[]> {
  const collected: ChunkRecord[] = [];
  for await (const chunk of chunks) collected.push(chunk);
  return collected.sort((a, b) => b.i - a.i);
}

/** The chain goes forward only: one walk along it yields the keys of all chunks. */
function secretsOf(chunks: readonly ChunkRecord[], first: Uint8Array): ReadonlyMap<number, ChunkSecret> {
  const wanted = new Set(chunks.map(({ i }) => i).filter((i) => i <= MAX_CHUNK_INDEX));
  const secrets = new Map<number, ChunkSecret>();
  const highest = Math.max(-1, ...wanted);
  let chain = first;
  for (let i = 0; i <= highest; i += 1) {
    const step = stepChain(chain, i);
    chain = step.chain;
    if (wanted.has(i)) secrets.set(i, step.secret);
  }
  chain.fill(0);
  return secrets;
}

async function openLast(
  header: SealedHeader,
  chunks: readonly ChunkRecord[],
  secrets: ReadonlyMap<number, ChunkSecret>,
): Promise<OpenedCard | null> {
  const failures: SealedFormatError[] = [];
  for (const [at, chunk] of chunks.entries()) {
    try {
      const card = await readCard(header, chunk, secrets.get(chunk.i));
      const failed = failures.map(({ code }, k) => ({ i: chunks[k]?.i ?? 0, code }));
      return { card, i: chunk.i, report: writeReport(header, chunk, failed) };
    } catch (error) {
      if (!(error instanceof SealedFormatError)) throw error;
      failures[at] = error;
    }
  }
  if (failures[0] !== undefined) throw failures[0];
  return null;
}

async function readCard(
  { hh }: SealedHeader,
  { i, flags, ct }: ChunkRecord,
  secret: ChunkSecret | undefined,
): Promise<unknown> {
  checkChunkShape(i, flags, ct.length);
  refuseUnless(secret !== undefined, 'ssf_limit', 'index: above the limit');
  // Two chunks may claim one index: opening wipes the key that it is given.
  const own = { key: secret.key.slice(), nonce: secret.nonce };
  const plaintext = await decryptChunk(own, chunkAad(hh, i, flags), ct);
  refuseUnless(plaintext !== null, 'ssf_open_failed', 'does not open');
  refuseUnless((flags & FLAG_KEYFRAME) !== 0, 'ssf_content', 'card: a chunk without KEYFRAME');
  const { lines, skipped } = await readContent(plaintext, i, () => false, MAX_CARD_BYTES);
  refuseUnless(skipped.length === 0, 'ssf_content', 'card: a control line');
  const [line] = lines;
  refuseUnless(line !== undefined && lines.length === 1, 'ssf_content', 'card: not one line');
  return JSON.parse(line) as unknown;
}

function writeReport(
  { core }: SealedHeader,
  { flags }: ChunkRecord,
  failed: CardReport['failed'],
): CardReport {
  const { siteId, sid, gen, eid, eseq, startedAt, policy } = core;
  const closed = (flags & FLAG_FINAL) !== 0;
  return { siteId, sid, gen, eid, eseq, startedAt, policy, closed, failed };
}
