// An epoch that no page recorded: random ids, site `local`, no policy, no consent. To seal events for tests of the format,
// and to see whether a public key can be sealed to at all.
import { consentCommitment } from '@scrim/crypto/format';
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

/**
 * @param argument names where the public keys came from in errors.
 * @throws ScrimError `recipient_invalid`; SealError `platform_unsupported`
 */
export async function openLocalEpoch(
  sid: SessionId,
  { recipients, psk }: { readonly recipients: readonly Recipient[]; readonly psk: Uint8Array },
  argument: string,
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
    if (cause instanceof ScrimError) throw cause;
    throw new ScrimError('recipient_invalid', `A public key of ${argument} cannot be sealed to.`, { cause });
  }
}

/**
 * Refuses public keys of the right length that are none: pages would take a manifest with one, and record nothing.
 *
 * @throws ScrimError `recipient_invalid`; SealError `platform_unsupported`
 */
export async function requireSealable(recipients: readonly Recipient[], argument: string): Promise<void> {
  if (recipients.length === 0) return;
  const sealer = await openLocalEpoch(newSessionId(), { recipients, psk: randomBytes(32) }, argument);
  sealer.drop();
}
