// Seals visits with the real sealer, as broken as a test asks: chunks left out, ends left open, page loads taken away.
import { encodeSealedFile } from '@scrim/crypto/format';
import { generateReadingKey, protectKey, type ReadingKeyPair } from '@scrim/crypto/keys';
import { createEpochSealer, type SealedChunk } from '@scrim/crypto/seal';
import { encodeBase64Url, newPermitId, newSessionId, type SessionId, type SiteId } from '@scrim/protocol';
import type { AnyEvent } from './recorded-events.ts';

export const SITE = 'demo-shop' as SiteId;
export const PASSPHRASE = 'correct horse battery staple';
export const STARTED_AT_MS = 1_795_219_200_000;
const HASH = 'A'.repeat(43);
/** Weak on purpose: tests unlock often. */
const QUICK_ARGON2 = { t: 1, p: 1, m: 8 };

export interface VisitPage {
  /** The events or lines of each chunk. */
  readonly chunks: readonly (readonly (AnyEvent | string)[])[];
  /** @default true */
  readonly closed?: boolean;
  /** Chunks that are sealed and then lost. */
  readonly lost?: readonly number[];
  readonly eseq?: number;
}

export interface SealedVisit {
  readonly sid: SessionId;
  readonly pair: ReadingKeyPair;
  readonly keyFile: string;
  readonly psk: Uint8Array<ArrayBuffer>;
  /** Each page load's part of the file. */
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  /** Where each chunk that is not lost ends, in its page load's part. */
  readonly cuts: readonly (readonly number[])[];
  readonly file: Uint8Array<ArrayBuffer>;
}

export async function sealVisit(pages: readonly VisitPage[], suite: 1 | 2 | 3 = 1): Promise<SealedVisit> {
  const pair = await generateReadingKey(suite);
  const sid = newSessionId();
  const psk = crypto.getRandomValues(new Uint8Array(32));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const cuts: number[][] = [];
  let prev: { eid: Awaited<ReturnType<typeof createEpochSealer>>['eid']; next: number; th: string } | null =
    null;
  for (const [index, { chunks, closed = true, lost = [], eseq = index }] of pages.entries()) {
    const sealer = await createEpochSealer({
      siteId: SITE,
      sid,
      gen: 0,
      eseq,
      prev,
      permitId: newPermitId(),
      psk,
      recipients: [{ suite, pk: encodeBase64Url(pair.publicKey), kid: pair.kid }],
      policy: { id: 'default', version: '1', hash: HASH },
      consent: { commitment: HASH, basis: 'consent' },
      recorder: { name: 'test', version: '1' },
      schema: 'rrweb/2',
      ksv: 1,
      startedAtMs: STARTED_AT_MS,
    });
    const sealed: SealedChunk[] = [];
    for (const [at, lines] of chunks.entries()) {
      const text = lines
        .map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`)
        .join('');
      const chunk = await sealer.seal(sealer.reserve({ final: closed && at === chunks.length - 1 }), text);
      if (!lost.includes(at)) sealed.push(chunk);
    }
    const { next, th } = sealer.transcript();
    prev = { eid: sealer.eid, next, th: encodeBase64Url(th) };
    const { header } = sealer;
    cuts.push(sealed.map((_, at) => encodeSealedFile([{ header, chunks: sealed.slice(0, at + 1) }]).length));
    parts.push(encodeSealedFile([{ header, chunks: sealed }]));
  }
  const file = joinParts(parts);
  return { sid, pair, keyFile: await protectKey(pair, PASSPHRASE, QUICK_ARGON2), psk, parts, cuts, file };
}

export function joinParts(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
