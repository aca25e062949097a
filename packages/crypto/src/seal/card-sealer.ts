// Seals cards: the summary of one page load, sealed anew whenever it changed, each time whole, so that a list or a
// search needs a header and the last chunk. Never seals an event.
import type { EpochId } from '@scrim/protocol';
import { MAX_CARD_BYTES } from '../format/limits.ts';
import { createEpochSealer, type EpochSealerOptions } from './create-epoch-sealer.ts';
import type { ChunkJob, EpochSealer, SealedChunk } from './epoch-sealer.ts';
import { SealError } from './seal-error.ts';

/** What a card's epoch is sealed with; `psk` is the card psk. `schema` and `prev` are always the same. */
export type CardSealerOptions = Omit<EpochSealerOptions, 'schema' | 'prev' | 'worker'>;

/** A card: an object that becomes one, or the JSON text of one without LF; below 256 KiB. It has no key `ssf`. */
export type CardLine = object | string;

/** Seals the cards of one page load; the last one counts. */
export interface CardSealer {
  readonly eid: EpochId;
  /** Header bytes, to be sent before any chunk. */
  readonly header: Uint8Array<ArrayBuffer>;
  /** The next free index, 0 to 65,536. */
  readonly next: number;
  /**
   * Seals a card; a later one takes its place.
   *
   * @throws TypeError when it is no card.
   * @throws SealError `epoch_ended`, `job_abandoned`, `chunk_too_large`.
   */
  seal(card: CardLine): Promise<SealedChunk>;
  /** The same without waiting. */
  sealNow(card: CardLine): SealedChunk;
  /** Seals the last card with FINAL; the chain is gone from then on. */
  finish(card: CardLine): Promise<SealedChunk>;
  /** The same without waiting, for page hide. */
  finishNow(card: CardLine): SealedChunk;
  /** Covers the chunks before the first one that is still being sealed. */
  transcript(): { readonly next: number; readonly th: Uint8Array<ArrayBuffer> };
  /** Wipes chain and keys and refuses all further work; what is being sealed is thrown away. */
  drop(): void;
}

/**
 * Begins the card of a page load: an epoch of schema `scrim-card/1` with its own id and root.
 *
 * @throws TypeError, RangeError naming the option that is wrong.
 * @throws SealError `platform_unsupported`.
 */
export async function createCardSealer(options: CardSealerOptions): Promise<CardSealer> {
  const { psk, ...others } = options;
  return new WholeLineSealer(await createEpochSealer({ ...others, psk, schema: 'scrim-card/1', prev: null }));
}

class WholeLineSealer implements CardSealer {
  readonly eid: EpochId;
  readonly header: Uint8Array<ArrayBuffer>;
  readonly #epoch: EpochSealer;

  constructor(epoch: EpochSealer) {
    this.eid = epoch.eid;
    this.header = epoch.header;
    this.#epoch = epoch;
  }

  get next(): number {
    return this.#epoch.next;
  }

  async seal(card: CardLine): Promise<SealedChunk> {
    return await this.#seal(card, false);
  }

  sealNow(card: CardLine): SealedChunk {
    const line = writeLine(card);
    return this.#epoch.sealNow(this.#reserve(false), line);
  }

  async finish(card: CardLine): Promise<SealedChunk> {
    return await this.#seal(card, true);
  }

  finishNow(card: CardLine): SealedChunk {
    const line = writeLine(card);
    return this.#epoch.sealNow(this.#reserve(true), line);
  }

  transcript(): { readonly next: number; readonly th: Uint8Array<ArrayBuffer> } {
    return this.#epoch.transcript();
  }

  drop(): void {
    this.#epoch.drop();
  }

  /** The line is made before the index is given out: what is no card uses none. */
  async #seal(card: CardLine, final: boolean): Promise<SealedChunk> {
    const line = writeLine(card);
    return await this.#epoch.seal(this.#reserve(final), line);
  }

  #reserve(final: boolean): ChunkJob {
    return this.#epoch.reserve({ keyframe: true, final });
  }
}

function writeLine(card: CardLine): string {
  const text = typeof card === 'string' ? card : JSON.stringify(card);
  if (!isCardText(text)) throw new TypeError('card: expected one JSON object on one line, without a key ssf');
  const line = `${text}\n`;
  if (new TextEncoder().encode(line).length > MAX_CARD_BYTES) {
    throw new SealError('chunk_too_large', `card: expected at most ${MAX_CARD_BYTES} bytes with its LF`);
  }
  return line;
}

/** What a reader takes as a card. */
function isCardText(text: unknown): boolean {
  if (typeof text !== 'string' || !text.startsWith('{') || !text.endsWith('}') || text.includes('\n'))
    return false;
  try {
    return !Object.hasOwn(JSON.parse(text) as object, 'ssf');
  } catch {
    return false;
  }
}
