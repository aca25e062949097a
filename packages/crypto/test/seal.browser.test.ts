// In Chromium: what is sealed here opens here, what was sealed in Node or by another program opens here, and the
// platform's own edges (DEFLATE, X25519) are where the format needs them.
import { encodeSealedFile, FLAG_FINAL, FLAG_KEYFRAME } from '@scrim/crypto/format';
import {
  generateReadingKey,
  generateSigningKey,
  protectKey,
  signGrant,
  signManifest,
  unlockKeyFile,
} from '@scrim/crypto/keys';
import { verifyManifest } from '@scrim/crypto/manifest';
import { type OpenedChunk, openSealedFile, type ReadingKey, readingKey } from '@scrim/crypto/open';
import { createEpochSealer, skippedLine } from '@scrim/crypto/seal';
import { encodeBase64Url, newPermitId, newSessionId, ScrimError, type SiteId } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { inflate } from '../src/open/inflate.ts';
import sealedInNode from './fixtures/sealed-in-node.json' with { type: 'json' };
import card from './vectors/ssf1/card.json' with { type: 'json' };
import gapAndSkip from './vectors/ssf1/gap-and-skip.json' with { type: 'json' };
import suite1 from './vectors/ssf1/suite1-2-recipients.json' with { type: 'json' };
import suite2 from './vectors/ssf1/suite2-1-recipient.json' with { type: 'json' };
import suite3 from './vectors/ssf1/suite3-2-recipients.json' with { type: 'json' };

const SITE = 'demo-shop' as SiteId;
const HASH = 'A'.repeat(43);
const PSK = new Uint8Array(32).fill(7);
const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

async function open(bytes: Uint8Array, key: ReadingKey, psk: Uint8Array = PSK) {
  const chunks: OpenedChunk[] = [];
  const opening = openSealedFile(bytes, { key, psk });
  for (;;) {
    const step = await opening.next();
    if (step.done) return { chunks, report: step.value };
    chunks.push(step.value);
  }
}

async function codeOf(promise: Promise<unknown>): Promise<string | null> {
  return await promise.then(
    () => null,
    (error) => (error instanceof ScrimError ? error.code : String(error)),
  );
}

async function sealHere() {
  const pair = await generateReadingKey();
  const sealer = await createEpochSealer({
    siteId: SITE,
    sid: newSessionId(),
    gen: 0,
    eseq: 0,
    prev: null,
    permitId: newPermitId(),
    psk: PSK,
    recipients: [{ suite: 1, pk: encodeBase64Url(pair.publicKey), kid: pair.kid }],
    policy: { id: 'default', version: '1', hash: HASH },
    consent: { commitment: HASH, basis: 'consent' },
    recorder: { name: '@scrim/recorder', version: '0.1.0' },
    schema: 'rrweb/2',
    ksv: 1,
    startedAtMs: Date.now(),
  });
  const [a, b, c] = [sealer.reserve({ keyframe: true }), sealer.reserve(), sealer.reserve({ final: true })];
  const first = await sealer.seal(a, '{"text":"Grüße 😀"}\n'.repeat(3000));
  sealer.abandon(b);
  const last = sealer.sealNow(c, `${skippedLine([1])}{"n":2}\n`);
  return { pair, first, file: encodeSealedFile([{ header: sealer.header, chunks: [first, last] }]) };
}

describe('in Chromium', () => {
  it('what is sealed here opens here', async () => {
    const { pair, first, file } = await sealHere();
    expect(first.ct.length).toBeLessThan(3000);
    const { chunks, report } = await open(file, await readingKey(1, pair.privateKey));
    expect(chunks.map(({ i, flags, lines }) => [i, flags, lines.length])).toEqual([
      [0, FLAG_KEYFRAME, 3000],
      [2, FLAG_FINAL, 1],
    ]);
    expect(chunks[0]?.lines[0]).toBe('{"text":"Grüße 😀"}');
    expect(report.epochs[0]).toMatchObject({ gaps: [], closed: true, prev: 'none' });
    const flipped = file.with(file.length - 1, (file.at(-1) ?? 0) ^ 1);
    expect(await codeOf(open(flipped, await readingKey(1, pair.privateKey)))).toBe('ssf_open_failed');
  });

  it('what was sealed in Node opens here', async () => {
    const { file, privateKey, psk, lines } = sealedInNode;
    const { chunks } = await open(hex(file), await readingKey(1, hex(privateKey)), hex(psk));
    expect(chunks.flatMap((chunk) => chunk.lines)).toEqual(lines);
  });

  it.each([suite1, suite2, suite3, card, gapAndSkip])('the known answer $name opens here', async (known) => {
    const { sk = '' } = known.recipients[0] ?? {};
    const key = await readingKey(known.suite as 1 | 2 | 3, hex(sk));
    const { chunks } = await open(hex(known.ssf), key, hex(known.psk));
    const raw = known.chunks.map((chunk) =>
      new TextDecoder().decode(hex(chunk.raw)).replace(/^\{"ssf".*\n/, ''),
    );
    expect(chunks.map(({ lines }) => lines.map((line) => `${line}\n`).join(''))).toEqual(raw);
  });

  it('a key file made here opens here, and a manifest signed here is taken here', async () => {
    const pair = await generateReadingKey();
    const file = await protectKey(pair, 'a passphrase', { t: 1, p: 1, m: 8 });
    expect(await unlockKeyFile(file, 'a passphrase')).toEqual(pair);
    expect(await codeOf(unlockKeyFile(file, 'another'))).toBe('passphrase_wrong');
    const [root, signer] = [await generateSigningKey(), await generateSigningKey()];
    const key = encodeBase64Url(signer.publicKey);
    const grant = await signGrant({ siteId: SITE, key, nbf: 0, exp: 2_000, mayLoosen: false }, root);
    const manifest = {
      v: 1,
      siteId: SITE,
      version: 1,
      iat: 0,
      exp: 2_000,
      settings: { enabled: true, start: 'opt-in', origins: [], onWithdraw: 'stop' },
      policy: { v: 1, id: 'default', version: '1', mode: 'mask-all', rules: [] },
      recipients: [{ suite: 1, pk: encodeBase64Url(pair.publicKey), kid: pair.kid }],
      backendKeys: [],
    } as const;
    const jws = await signManifest(manifest, { manifestKey: signer, grant });
    const options = { siteId: SITE, rootKey: encodeBase64Url(root.publicKey), nowMs: 1_000_000 };
    expect(await verifyManifest(jws, options)).toEqual({ ...manifest, mayLoosen: false });
    expect(await codeOf(verifyManifest(jws, { ...options, rootKey: key }))).toBe('manifest_signer');
  });

  it('DEFLATE is one complete stream with nothing after it, bounded', async () => {
    const deflate = async (bytes: Uint8Array<ArrayBuffer>) => {
      const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    };
    const good = await deflate(new Uint8Array(10_000));
    expect((await inflate(good)).length).toBe(10_000);
    expect(await codeOf(inflate(Uint8Array.of(...good, 0)))).toBe('ssf_content');
    expect(await codeOf(inflate(Uint8Array.of(...good, ...good)))).toBe('ssf_content');
    expect(await codeOf(inflate(good.slice(0, -1)))).toBe('ssf_content');
    expect(await codeOf(inflate(new Uint8Array()))).toBe('ssf_content');
    expect(await codeOf(inflate(await deflate(new Uint8Array(256 * 1024 * 1024))))).toBe('ssf_limit');
  });

  it('a low-order encapsulation is refused (RFC 9180 §7.1.4)', async () => {
    const key = await readingKey(1, (await generateReadingKey()).privateKey);
    for (const enc of ['00'.repeat(32), `01${'00'.repeat(31)}`])
      await expect(key.decap(hex(enc))).rejects.toThrow();
    expect((await key.decap(hex(`09${'00'.repeat(31)}`))).length).toBe(32);
  });
});
