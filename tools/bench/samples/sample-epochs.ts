// Epochs to seal into, with fresh keys, and the key that opens them. Runs in Node and in a page.
import { generateReadingKey } from '@scrim/crypto/keys';
import { type ReadingKey, readingKey } from '@scrim/crypto/open';
import { createEpochSealer, type EpochSealer } from '@scrim/crypto/seal';
import { encodeBase64Url, newPermitId, newSessionId, randomBytes, type SiteId } from '@scrim/protocol';

/** A recipient and what its epochs are opened with. */
export interface SampleEpochs {
  readonly key: ReadingKey;
  readonly psk: Uint8Array;
  /** Begins another epoch to the same recipient. */
  begin(): Promise<EpochSealer>;
}

export async function sampleEpochs(suite: 1 | 2 | 3): Promise<SampleEpochs> {
  const { publicKey, privateKey, kid } = await generateReadingKey(suite);
  const hash = encodeBase64Url(randomBytes(32));
  const psk = randomBytes(32);
  const begin = () =>
    createEpochSealer({
      siteId: 'bench' as SiteId,
      sid: newSessionId(),
      gen: 0,
      eseq: 0,
      prev: null,
      permitId: newPermitId(),
      psk,
      recipients: [{ suite, pk: encodeBase64Url(publicKey), kid }],
      policy: { id: 'default', version: '1', hash },
      consent: { commitment: hash, basis: 'consent' },
      recorder: { name: 'bench', version: '0.0.0' },
      schema: 'rrweb/2',
      ksv: 1,
      startedAtMs: Date.now(),
    });
  return { key: await readingKey(suite, privateKey), psk, begin };
}
