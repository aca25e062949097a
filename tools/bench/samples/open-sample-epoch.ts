// An epoch to seal into, with fresh keys; nobody keeps the private one.

import { generateReadingKey } from '@scrim/crypto/keys';
import { createEpochSealer, type EpochSealer } from '@scrim/crypto/seal';
import { encodeBase64Url, newPermitId, newSessionId, randomBytes, type SiteId } from '@scrim/protocol';

/** @returns opens another epoch to the same recipient each time it is called */
export async function sampleEpochs(): Promise<() => Promise<EpochSealer>> {
  const { suite, publicKey, kid } = await generateReadingKey();
  const hash = encodeBase64Url(randomBytes(32));
  return () =>
    createEpochSealer({
      siteId: 'bench' as SiteId,
      sid: newSessionId(),
      gen: 0,
      eseq: 0,
      prev: null,
      permitId: newPermitId(),
      psk: randomBytes(32),
      recipients: [{ suite, pk: encodeBase64Url(publicKey), kid }],
      policy: { id: 'default', version: '1', hash },
      consent: { commitment: hash, basis: 'consent' },
      recorder: { name: 'bench', version: '0.0.0' },
      schema: 'rrweb/2',
      ksv: 1,
      startedAtMs: Date.now(),
    });
}
