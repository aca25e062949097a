// Seals events that no page recorded, for people who test the format: random ids, site `local`, no policy, no consent.
import { type ChunkRecord, encodeSealedFile } from '@scrim/crypto/format';
import { type EpochSealer, SealError } from '@scrim/crypto/seal';
import { newSessionId, type Recipient, ScrimError, type SessionId } from '@scrim/protocol';
import { type EventBatch, readEventBatches } from './event-lines.ts';
import { openLocalEpoch } from './local-epoch.ts';

/** A sealed file and what went into it. */
export interface SealedEvents {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sid: SessionId;
  readonly chunks: number;
  readonly events: number;
}

/**
 * One epoch of all the events.
 *
 * @throws ScrimError `events_malformed`, `events_too_large`, `chunk_too_large`, `recipient_invalid`; SealError
 *   `platform_unsupported`
 */
export async function sealEvents(
  input: AsyncIterable<Uint8Array>,
  to: { readonly recipients: readonly Recipient[]; readonly psk: Uint8Array },
): Promise<SealedEvents> {
  const sid = newSessionId();
  const sealer = await openLocalEpoch(sid, to, '--to');
  const chunks: ChunkRecord[] = [];
  let events = 0;
  // One batch is held back: the last one has FINAL, and without any there is still a chunk to have it.
  let held: EventBatch | null = null;
  for await (const batch of readEventBatches(input)) {
    events += batch.events;
    if (held !== null) chunks.push(await sealBatch(sealer, held, false));
    held = batch;
  }
  chunks.push(await sealBatch(sealer, held ?? NO_EVENTS, true));
  return { bytes: encodeSealedFile([{ header: sealer.header, chunks }]), sid, chunks: chunks.length, events };
}

const NO_EVENTS: EventBatch = { ndjson: '', firstLine: 1, events: 0, keyframe: false };

async function sealBatch(sealer: EpochSealer, batch: EventBatch, final: boolean): Promise<ChunkRecord> {
  const { ndjson, keyframe } = batch;
  try {
    return await sealer.seal(sealer.reserve({ keyframe, final }), ndjson);
  } catch (error) {
    throw error instanceof SealError && error.code === 'chunk_too_large' ? tooLarge(batch, error) : error;
  }
}

/** Only one event, or a page's start, is a batch that can be as large as that. */
function tooLarge({ firstLine, events }: EventBatch, cause: SealError): ScrimError {
  const lines = events === 1 ? `Line ${firstLine}` : `Lines ${firstLine} and ${firstLine + 1}`;
  return new ScrimError('chunk_too_large', `${lines}: larger than a chunk can hold once compressed.`, {
    cause,
  });
}
