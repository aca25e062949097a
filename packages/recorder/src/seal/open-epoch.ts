// A new epoch for this document: fresh keys, bound to the session, the consent and the policy that runs.
import { consentCommitment } from '@scrim/crypto/format';
import { createEpochSealer, type EpochSealer, SealError, type SealingWorker } from '@scrim/crypto/seal';
import { decodeBase64Url } from '@scrim/protocol';
import type { Admission } from '../gate/admit.ts';
import { Refusal } from '../gate/refusal.ts';

/** The program that seals; its version is held to package.json by a test. */
export const RECORDER = { name: '@scrim/recorder', version: '0.1.0' } as const;

/** @throws Refusal `crypto_unavailable` where this browser cannot seal to the manifest's recipients */
export async function openEpoch(admission: Admission, worker: SealingWorker | null): Promise<EpochSealer> {
  try {
    return await createSealer(admission, worker);
  } catch (error) {
    throw error instanceof SealError ? new Refusal('crypto_unavailable', error.code) : error;
  }
}

function createSealer(
  { permit, manifest, policy, receipt, continuity }: Admission,
  worker: SealingWorker | null,
): Promise<EpochSealer> {
  return createEpochSealer({
    siteId: permit.siteId,
    sid: permit.sid,
    gen: permit.gen,
    eseq: continuity === null ? 0 : continuity.eseq + 1,
    prev: continuity?.prev ?? null,
    permitId: permit.permitId,
    psk: bytesOf(permit.psk),
    recipients: manifest.recipients,
    policy: { id: policy.policy.id, version: policy.policy.version, hash: policy.hash },
    consent: { commitment: consentCommitment(receipt, bytesOf(permit.consentSalt)), basis: 'consent' },
    recorder: RECORDER,
    schema: 'rrweb/2',
    ksv: manifest.version,
    startedAtMs: Date.now(),
    ...(worker === null ? {} : { worker }),
  });
}

/** The permit's byte strings were checked when it came in. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64Url(text);
  if (bytes === null) throw new TypeError('permit: expected base64url');
  return bytes;
}
