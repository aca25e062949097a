// A sealer for tests that can be as broken as a test asks: any core, any flags, any plaintext, any order.
import { encodeSealedFile, type HeaderCore, type SuiteId } from '@scrim/crypto/format';
import type { ReadingKeyPair } from '@scrim/crypto/keys';
import {
  type OpenedChunk,
  type OpeningReport,
  type OpenOptions,
  openSealedFile,
  type ReadingKey,
  readingKey,
} from '@scrim/crypto/open';
import type { EpochSealerOptions } from '@scrim/crypto/seal';
import {
  type EpochId,
  encodeBase64Url,
  newEpochId,
  newPermitId,
  newSessionId,
  type Recipient,
  randomBytes,
  ScrimError,
  type SiteId,
} from '@scrim/protocol';
import { chunkAad, stepChain } from '../src/format/key-schedule.ts';
import { loadKem } from '../src/hpke/kem.ts';
import { readingKeyPairOf } from '../src/keys/key-pairs.ts';
import { encryptChunkNow, padPlaintext } from '../src/seal/chunk-cipher.ts';
import { startEpoch } from '../src/seal/epoch-header.ts';

export const SITE = 'demo-shop' as SiteId;
export const SID = newSessionId();
export const PSK = new Uint8Array(32).fill(7);
export const HASH = encodeBase64Url(new Uint8Array(32).fill(1));

export interface Holder {
  readonly pair: ReadingKeyPair;
  readonly key: ReadingKey;
  readonly recipient: Recipient;
}

export async function newHolder(suite: SuiteId = 1): Promise<Holder> {
  const pair = await readingKeyPairOf(suite, randomBytes(32));
  const recipient: Recipient = { suite, pk: encodeBase64Url(pair.publicKey), kid: pair.kid };
  return { pair, key: await readingKey(suite, pair.privateKey), recipient };
}

export function newCore(changes: Partial<HeaderCore> = {}): HeaderCore {
  return {
    v: 1,
    suite: 1,
    siteId: SITE,
    sid: SID,
    gen: 0,
    eid: newEpochId(),
    eseq: 0,
    prev: null,
    supersedes: null,
    startedAt: 1_795_219_200,
    permitId: newPermitId(),
    policy: { id: 'default', version: '1', hash: HASH },
    consent: { commitment: HASH, basis: 'consent' },
    recorder: { name: '@scrim/recorder', version: '0.1.0' },
    schema: 'rrweb/2',
    pad: 'padme-1k',
    ksv: 1,
    ...changes,
  };
}

export interface ForgedChunk {
  readonly i: number;
  readonly flags?: number;
  readonly codec?: number;
  readonly data?: string | Uint8Array;
  /** The whole plaintext, as it is. */
  readonly plaintext?: Uint8Array;
}

export interface ForgedEpoch {
  readonly eid: EpochId;
  readonly header: Uint8Array;
  readonly chunks: { readonly i: number; readonly flags: number; readonly ct: Uint8Array }[];
}

function plaintextOf({ codec = 0, data = '{"n":1}\n', plaintext }: ForgedChunk): Uint8Array {
  if (plaintext !== undefined) return plaintext;
  const padded = padPlaintext(0, typeof data === 'string' ? new TextEncoder().encode(data) : data);
  padded[0] = codec;
  return padded;
}

/** Seals exactly these chunks, in this order; the keys are those of their indices. */
export async function forgeEpoch(
  holders: readonly Holder[],
  chunks: readonly ForgedChunk[],
  changes: Partial<HeaderCore> = {},
): Promise<ForgedEpoch> {
  const core = newCore({ suite: holders[0]?.recipient.suite ?? 1, ...changes });
  const recipients = holders.map(({ recipient }) => recipient);
  const root = randomBytes(32);
  const kem = await loadKem(core.suite);
  const { header, hh, chain } = await startEpoch(core, recipients, PSK, { root, kemFor: () => kem });
  const sealed = chunks.map((chunk) => {
    const { i, flags = 0 } = chunk;
    let link = chain.slice();
    for (let k = 0; k < i; k += 1) link = stepChain(link, k).chain;
    const { secret } = stepChain(link, i);
    return { i, flags, ct: encryptChunkNow(secret, chunkAad(hh, i, flags), plaintextOf(chunk)) };
  });
  return { eid: core.eid, header, chunks: sealed };
}

export interface Opening {
  readonly chunks: OpenedChunk[];
  readonly report: OpeningReport | null;
  /** The code it ended with, or null. */
  readonly code: string | null;
}

/** Opens to the end and keeps what was delivered. */
export async function openToEnd(
  opening: AsyncGenerator<OpenedChunk, OpeningReport, undefined>,
): Promise<Opening> {
  const chunks: OpenedChunk[] = [];
  try {
    for (;;) {
      const step = await opening.next();
      if (step.done) return { chunks, report: step.value, code: null };
      chunks.push(step.value);
    }
  } catch (error) {
    if (!(error instanceof ScrimError)) throw error;
    return { chunks, report: null, code: error.code };
  }
}

export async function openFile(
  bytes: Uint8Array,
  key: ReadingKey,
  options: Partial<OpenOptions> = {},
): Promise<Opening> {
  return await openToEnd(openSealedFile(bytes, { key, psk: PSK, ...options }));
}

export function fileOf(...epochs: readonly Omit<ForgedEpoch, 'eid'>[]): Uint8Array<ArrayBuffer> {
  return encodeSealedFile(epochs);
}

/** What a test's sealer is made with. */
export function sealerOptions(holder: Holder, changes: Partial<EpochSealerOptions> = {}): EpochSealerOptions {
  return {
    siteId: SITE,
    sid: SID,
    gen: 0,
    eseq: 0,
    prev: null,
    permitId: newPermitId(),
    psk: PSK,
    recipients: [holder.recipient],
    policy: { id: 'default', version: '1', hash: HASH },
    consent: { commitment: HASH, basis: 'consent' },
    recorder: { name: '@scrim/recorder', version: '0.1.0' },
    schema: 'rrweb/2',
    ksv: 1,
    startedAtMs: 1_795_219_259_999,
    ...changes,
  };
}
