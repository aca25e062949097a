// The one owner of an epoch's chain. It steps the chain when an index is given out; a key meets one input, ever, and
// is never readable on a job. Never stores a key, never sends anything.
import type { EpochId } from '@scrim/protocol';
import { type ChunkSecret, chunkAad, stepChain } from '../format/key-schedule.ts';
import { FLAG_FINAL, FLAG_KEYFRAME, MAX_CHUNK_INDEX } from '../format/limits.ts';
import { SealingThread, type SealingWorker } from '../worker/sealing-thread.ts';
import { type Codec, padPlaintext, refuseTooLong } from './chunk-cipher.ts';
import { deflateIfShorter } from './deflate.ts';
import type { EpochStart } from './epoch-header.ts';
import { SealError } from './seal-error.ts';
import { type SealedBody, sealBody, sealBodyNow } from './sealed-body.ts';
import { createTranscriptKeeper, type TranscriptKeeper } from './transcript-keeper.ts';

/** An index with its flags, good for one chunk. Its key is nowhere on it. */
export interface ChunkJob {
  readonly i: number;
  readonly flags: number;
}

/** A chunk as it is sent and stored. */
export interface SealedChunk {
  readonly i: number;
  readonly flags: number;
  readonly ct: Uint8Array<ArrayBuffer>;
}

/** Seals the chunks of one epoch. */
export interface EpochSealer {
  readonly eid: EpochId;
  /** Header bytes, to be sent before any chunk. */
  readonly header: Uint8Array<ArrayBuffer>;
  /** The next free index, 0 to 65,536. */
  readonly next: number;
  /**
   * Gives out the next index and steps the chain. Index 65,535 is FINAL whether asked for or not; after FINAL the
   * chain is gone. KEYFRAME speaks of the lines after a control line: they begin with a Meta and a full snapshot.
   *
   * @throws SealError `epoch_ended`.
   */
  reserve(flags?: { readonly keyframe?: boolean; readonly final?: boolean }): ChunkJob;
  /**
   * Compresses, pads and encrypts: in the worker while one is ready, else here by WebCrypto. Whatever comes of it, the
   * job is used; only what is refused with a TypeError leaves it as it was.
   *
   * @param ndjson zero or more lines, each one JSON object and LF; at most 64 MiB of UTF-8.
   * @throws TypeError when it does not begin and end as such lines do.
   * @throws SealError `job_used`, `job_abandoned`, `chunk_too_large`; `worker_failed`: seal the lines under a new index,
   * behind a `skippedLine` that names this one.
   */
  seal(job: ChunkJob, ndjson: string): Promise<SealedChunk>;
  /**
   * The same without waiting and without compression, for the tail at page hide.
   *
   * @throws SealError `job_used`, `chunk_too_large`.
   */
  sealNow(job: ChunkJob, ndjson: string): SealedChunk;
  /**
   * Gives a job up, reserved or being sealed: its key is wiped, a result still to come is thrown away. Name its index
   * in the `skipped` line of a later chunk.
   */
  abandon(job: ChunkJob): void;
  /** Covers the chunks before the first job that has not ended. */
  transcript(): { readonly next: number; readonly th: Uint8Array<ArrayBuffer> };
  /** Wipes chain and keys and refuses all further work; what is being sealed is thrown away. */
  drop(): void;
}

export class RatchetSealer implements EpochSealer {
  readonly eid: EpochId;
  readonly header: Uint8Array<ArrayBuffer>;
  readonly #hh: Uint8Array<ArrayBuffer>;
  readonly #transcript: TranscriptKeeper;
  readonly #reserved = new Map<ChunkJob, ChunkSecret>();
  /** null once the worker has the key. */
  readonly #sealing = new Map<ChunkJob, ChunkSecret | null>();
  readonly #worker: SealingThread | null;
  #chain: Uint8Array<ArrayBuffer> | null;
  #next = 0;

  /** @throws TypeError when `worker` is not what `startSealingWorker` returned. */
  constructor(eid: EpochId, { header, hh, chain }: EpochStart, worker: SealingWorker | null = null) {
    this.eid = eid;
    this.#worker = checkWorker(worker);
    this.header = header;
    this.#hh = hh;
    this.#chain = chain;
    this.#transcript = createTranscriptKeeper(hh);
  }

  get next(): number {
    return this.#next;
  }

  reserve({ keyframe = false, final = false } = {}): ChunkJob {
    if (this.#chain === null) throw new SealError('epoch_ended', 'reserve: the epoch has ended');
    const i = this.#next;
    const ends = final || i === MAX_CHUNK_INDEX;
    const job = Object.freeze({ i, flags: (ends ? FLAG_FINAL : 0) | (keyframe ? FLAG_KEYFRAME : 0) });
    const { chain, secret } = stepChain(this.#chain, i);
    if (ends) chain.fill(0);
    this.#chain = ends ? null : chain;
    this.#reserved.set(job, secret);
    this.#next += 1;
    return job;
  }

  async seal(job: ChunkJob, ndjson: string): Promise<SealedChunk> {
    const bytes = encodeLines(ndjson);
    const secret = this.#begin(job);
    try {
      refuseTooLong(bytes);
      if (this.#worker?.state === 'ready') return await this.#handOver(job, secret, bytes, this.#worker);
      const { codec, data } = await deflateIfShorter(bytes);
      return await this.#encrypt(job, codec, data);
    } finally {
      this.abandon(job);
    }
  }

  sealNow(job: ChunkJob, ndjson: string): SealedChunk {
    const bytes = encodeLines(ndjson);
    const secret = this.#begin(job);
    try {
      refuseTooLong(bytes);
      return this.#end(job, sealBodyNow(secret, this.#aad(job), padPlaintext(0, bytes)));
    } finally {
      this.abandon(job);
    }
  }

  /** Seals data that is encoded already; the known-answer tests come in here. */
  async sealData(job: ChunkJob, codec: Codec, data: Uint8Array): Promise<SealedChunk> {
    this.#begin(job);
    return this.#encrypt(job, codec, data);
  }

  abandon(job: ChunkJob): void {
    const secret = this.#reserved.get(job) ?? this.#sealing.get(job);
    if (secret === undefined) return;
    this.#forget(job, secret);
    this.#transcript.settle(job.i, null);
  }

  transcript(): { readonly next: number; readonly th: Uint8Array<ArrayBuffer> } {
    return this.#transcript.read();
  }

  drop(): void {
    this.#chain?.fill(0);
    this.#chain = null;
    for (const [job, secret] of [...this.#reserved, ...this.#sealing]) this.#forget(job, secret);
  }

  /** From here on the key is spent, whatever happens. */
  #begin(job: ChunkJob): ChunkSecret {
    const secret = this.#reserved.get(job);
    if (secret === undefined) throw new SealError('job_used', 'job: used, given up or of another sealer');
    this.#reserved.delete(job);
    this.#sealing.set(job, secret);
    return secret;
  }

  async #encrypt(job: ChunkJob, codec: Codec, data: Uint8Array): Promise<SealedChunk> {
    const padded = padPlaintext(codec, data);
    // Never a wiped key: the job may have been given up while its lines were compressed.
    const secret = this.#sealing.get(job);
    if (secret === undefined || secret === null) throw abandoned();
    return this.#end(job, await sealBody(secret, this.#aad(job), padded));
  }

  /** The key goes with the job and stays with the worker: no one else can seal this index any more. */
  async #handOver(
    job: ChunkJob,
    { key, nonce }: ChunkSecret,
    bytes: Uint8Array<ArrayBuffer>,
    worker: SealingThread,
  ): Promise<SealedChunk> {
    this.#sealing.set(job, null);
    const sealing = worker.seal({ key, nonce, aad: this.#aad(job), bytes });
    return this.#end(job, await sealing.catch((error) => this.#failed(job, error)));
  }

  #failed(job: ChunkJob, error: unknown): never {
    throw this.#sealing.has(job) ? error : abandoned();
  }

  #end(job: ChunkJob, { body, bodyHash }: SealedBody): SealedChunk {
    const secret = this.#sealing.get(job);
    if (secret === undefined) throw abandoned();
    this.#forget(job, secret);
    this.#transcript.settle(job.i, bodyHash);
    return { i: job.i, flags: job.flags, ct: body.subarray(1) };
  }

  #forget(job: ChunkJob, secret: ChunkSecret | null): void {
    secret?.key.fill(0);
    secret?.nonce.fill(0);
    this.#reserved.delete(job);
    this.#sealing.delete(job);
  }

  #aad({ i, flags }: ChunkJob): Uint8Array<ArrayBuffer> {
    return chunkAad(this.#hh, i, flags);
  }
}

const abandoned = (): SealError => new SealError('job_abandoned', 'job: given up while it was being sealed');

function checkWorker(worker: SealingWorker | null): SealingThread | null {
  if (worker === null || worker instanceof SealingThread) return worker;
  throw new TypeError('worker: expected what startSealingWorker returned');
}

function encodeLines(ndjson: string): Uint8Array<ArrayBuffer> {
  if (typeof ndjson !== 'string') throw new TypeError('ndjson: expected a string');
  if (ndjson !== '' && !(ndjson.startsWith('{') && ndjson.endsWith('}\n'))) {
    throw new TypeError('ndjson: expected lines of one JSON object and LF each');
  }
  return new TextEncoder().encode(ndjson);
}
