// Opens an epoch for sealing: checks what it is given, takes fresh chance, builds header and chain.
import {
  type EpochId,
  newEpochId,
  type PermitId,
  type Recipient,
  randomBytes,
  type SessionId,
  type SiteId,
} from '@scrim/protocol';
import type { HeaderCore, SealedSchema } from '../format/header-core.ts';
import { startEpoch } from './epoch-header.ts';
import { type EpochSealer, RatchetSealer } from './epoch-sealer.ts';
import { SEALING_KEM } from './hpke-seal.ts';

/** What an epoch is sealed with; names as in the header. */
export interface EpochSealerOptions {
  readonly siteId: SiteId;
  readonly sid: SessionId;
  readonly gen: number;
  readonly eseq: number;
  readonly prev: HeaderCore['prev'];
  /** @default null */
  readonly supersedes?: HeaderCore['supersedes'];
  readonly permitId: PermitId;
  /** 32 bytes; the card psk for schema `scrim-card/1`. */
  readonly psk: Uint8Array;
  /** 1 to 8 public keys of suite 1. */
  readonly recipients: readonly Recipient[];
  readonly policy: HeaderCore['policy'];
  readonly consent: HeaderCore['consent'];
  readonly recorder: HeaderCore['recorder'];
  readonly schema: SealedSchema;
  readonly ksv: number;
  /** Milliseconds since 1970; the header says the minute. */
  readonly startedAtMs: number;
}

/**
 * Begins an epoch: fresh id, fresh root, sealed to every recipient.
 *
 * @throws TypeError, RangeError naming the option that is wrong.
 * @throws SealError `platform_unsupported`.
 */
export async function createEpochSealer(options: EpochSealerOptions): Promise<EpochSealer> {
  const eid = newEpochId();
  const start = await startEpoch(coreOf(options, eid), options.recipients, options.psk, {
    root: randomBytes(32),
    kemFor: () => SEALING_KEM,
  });
  return new RatchetSealer(eid, start);
}

function coreOf(options: EpochSealerOptions, eid: EpochId): HeaderCore {
  const { siteId, sid, gen, eseq, prev, supersedes = null, permitId, startedAtMs } = options;
  const { policy, consent, recorder, schema, ksv } = options;
  return {
    v: 1,
    suite: 1,
    siteId,
    sid,
    gen,
    eid,
    eseq,
    prev,
    supersedes,
    startedAt: Math.floor(startedAtMs / 60_000) * 60,
    permitId,
    policy,
    consent,
    recorder,
    schema,
    pad: 'padme-1k',
    ksv,
  };
}
