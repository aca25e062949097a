// Whole sessions for tests that run in Node and in Chromium alike: sealed and opened through the package's doors only.
import { encodeSealedFile } from '@scrim/crypto/format';
import type { ReadingKeyPair } from '@scrim/crypto/keys';
import { type OpenedChunk, openSealedFile, readingKey } from '@scrim/crypto/open';
import {
  createEpochSealer,
  type EpochSealer,
  type EpochSealerOptions,
  skippedLine,
} from '@scrim/crypto/seal';
import { encodeBase64Url, newPermitId, newSessionId, type Recipient, type SiteId } from '@scrim/protocol';

const HASH = 'A'.repeat(43);

/** The psk of every session here. */
export const SESSION_PSK = new Uint8Array(32).fill(7);

export const recipientOf = ({ suite, publicKey, kid }: ReadingKeyPair): Recipient => ({
  suite,
  pk: encodeBase64Url(publicKey),
  kid,
});

/** Begins an epoch for these recipients. */
export async function sealerFor(
  recipients: readonly Recipient[],
  changes: Partial<EpochSealerOptions> = {},
): Promise<EpochSealer> {
  return await createEpochSealer({
    siteId: 'demo-shop' as SiteId,
    sid: newSessionId(),
    gen: 0,
    eseq: 0,
    prev: null,
    permitId: newPermitId(),
    psk: SESSION_PSK,
    recipients,
    policy: { id: 'default', version: '1', hash: HASH },
    consent: { commitment: HASH, basis: 'consent' },
    recorder: { name: '@scrim/recorder', version: '0.1.0' },
    schema: 'rrweb/2',
    ksv: 1,
    startedAtMs: 1_795_219_259_999,
    ...changes,
  });
}

/** A session of two chunks with a gap between them, by both ciphers. */
export async function sealSession(
  pairs: readonly ReadingKeyPair[],
  lines: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const sealer = await sealerFor(pairs.map(recipientOf));
  const [a, b, c] = [sealer.reserve({ keyframe: true }), sealer.reserve(), sealer.reserve({ final: true })];
  const text = lines.map((line) => `${line}\n`);
  const first = await sealer.seal(a, text.slice(0, -1).join(''));
  sealer.abandon(b);
  const last = sealer.sealNow(c, `${skippedLine([1])}${text.slice(-1).join('')}`);
  return encodeSealedFile([{ header: sealer.header, chunks: [first, last] }]);
}

/** Every line of a file, opened with this pair's private key. */
export async function openLines(
  file: Uint8Array,
  { suite, privateKey }: Pick<ReadingKeyPair, 'suite' | 'privateKey'>,
  psk: Uint8Array = SESSION_PSK,
): Promise<readonly string[]> {
  const chunks: OpenedChunk[] = [];
  for await (const chunk of openSealedFile(file, { key: await readingKey(suite, privateKey), psk }))
    chunks.push(chunk);
  return chunks.flatMap((chunk) => chunk.lines);
}
