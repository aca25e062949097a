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
import { isSuiteId, type SuiteId } from '../format/suites.ts';
import { loadSealingKem } from '../hpke/sealing-kem.ts';
import type { SealingWorker } from '../worker/sealing-thread.ts';
import { startEpoch } from './epoch-header.ts';
import { type EpochSealer, RatchetSealer } from './epoch-sealer.ts';
import { SealError } from './seal-error.ts';

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
  /** 1 to 8 public keys, all of one suite. */
  readonly recipients: readonly Recipient[];
  readonly policy: HeaderCore['policy'];
  readonly consent: HeaderCore['consent'];
  readonly recorder: HeaderCore['recorder'];
  readonly schema: SealedSchema;
  readonly ksv: number;
  /** Milliseconds since 1970; the header says the minute. */
  readonly startedAtMs: number;
  /** Compresses and encrypts chunks while it is ready; from `startSealingWorker`. @default none: the page's own thread */
  readonly worker?: SealingWorker;
}

/**
 * Begins an epoch: fresh id, fresh root, sealed to every recipient, in the suite of their keys. Suites 2 and 3 are loaded
 * when they are first asked for.
 *
 * @throws TypeError, RangeError naming the option that is wrong.
 * @throws SealError `platform_unsupported`, `suite_not_loaded`.
 */
export async function createEpochSealer(options: EpochSealerOptions): Promise<EpochSealer> {
  const eid = newEpochId();
  const { recipients, psk, worker } = options;
  const suite = suiteOf(recipients);
  const kem = await loadSealingKem(suite).catch((cause) => {
    throw new SealError('suite_not_loaded', `suite ${suite}: its part of the program could not be loaded`, {
      cause,
    });
  });
  const chance = { root: randomBytes(32), kemFor: () => kem };
  const start = await startEpoch(coreOf(options, suite, eid), recipients, psk, chance);
  return new RatchetSealer(eid, start, worker);
}

function suiteOf(recipients: readonly Recipient[]): SuiteId {
  const [suite, ...others] = new Set(recipients.map((recipient) => recipient.suite));
  if (others.length > 0) throw new RangeError('recipients: expected keys of one suite');
  if (!isSuiteId(suite)) throw new RangeError('recipients: expected 1 to 8 of suite 1, 2 or 3');
  return suite;
}

function coreOf(options: EpochSealerOptions, suite: SuiteId, eid: EpochId): HeaderCore {
  const { siteId, sid, gen, eseq, prev, supersedes = null, permitId, startedAtMs } = options;
  const { policy, consent, recorder, schema, ksv } = options;
  return {
    v: 1,
    suite,
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
