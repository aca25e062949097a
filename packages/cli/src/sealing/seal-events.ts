// Seals events that no page recorded, for people who test the format: random ids, site `local`, no policy, no consent.
import { type ChunkRecord, consentCommitment, encodeSealedFile } from '@scrim/crypto/format';
import { createEpochSealer, type EpochSealer } from '@scrim/crypto/seal';
import {
  newPermitId,
  newSessionId,
  parseSiteId,
  type Recipient,
  randomBytes,
  ScrimError,
  type SessionId,
} from '@scrim/protocol';
import { canonicalHash } from '@scrim/protocol/canonical';
import { packageVersion } from '../version.ts';
import { type EventBatch, readEventBatches } from './event-lines.ts';

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
 * @throws ScrimError `events_malformed`, `events_too_large`, `recipient_invalid`; SealError `chunk_too_large`
 */
export async function sealEvents(
  input: AsyncIterable<Uint8Array>,
  to: { readonly recipients: readonly Recipient[]; readonly psk: Uint8Array },
): Promise<SealedEvents> {
  const sid = newSessionId();
  const sealer = await openEpoch(sid, to);
  const chunks: ChunkRecord[] = [];
  let events = 0;
  // One batch is held back: the last one has FINAL, and without any there is still a chunk to have it.
  let held: EventBatch | null = null;
  for await (const batch of readEventBatches(input)) {
    events += batch.events;
    if (held !== null) chunks.push(await sealBatch(sealer, held, false));
    held = batch;
  }
  chunks.push(await sealBatch(sealer, held ?? { ndjson: '', events: 0, keyframe: false }, true));
  return { bytes: encodeSealedFile([{ header: sealer.header, chunks }]), sid, chunks: chunks.length, events };
}

async function sealBatch(
  sealer: EpochSealer,
  { ndjson, keyframe }: EventBatch,
  final: boolean,
): Promise<ChunkRecord> {
  return await sealer.seal(sealer.reserve({ keyframe, final }), ndjson);
}

async function openEpoch(
  sid: SessionId,
  { recipients, psk }: { readonly recipients: readonly Recipient[]; readonly psk: Uint8Array },
): Promise<EpochSealer> {
  const siteId = parseSiteId('local');
  if (siteId === null) throw new Error('local is a site id');
  try {
    return await createEpochSealer({
      siteId,
      sid,
      gen: 0,
      eseq: 0,
      prev: null,
      permitId: newPermitId(),
      psk,
      recipients,
      policy: { id: 'none', version: '0', hash: canonicalHash({}) },
      // There is no receipt: a commitment to the empty one says so to whoever learns the salt, which nobody does.
      consent: { commitment: consentCommitment('', randomBytes(16)), basis: 'none' },
      recorder: { name: '@scrim/cli', version: packageVersion() },
      schema: 'rrweb/2',
      ksv: 0,
      startedAtMs: Date.now(),
    });
  } catch (cause) {
    throw new ScrimError('recipient_invalid', 'A public key cannot be sealed to, or is there twice.', {
      cause,
    });
  }
}
