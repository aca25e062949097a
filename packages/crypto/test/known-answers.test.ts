// The known answers both ways: every step of the key schedule, each file opened, each file sealed again byte for byte.
import { createHash } from 'node:crypto';
import {
  encodeSealedFile,
  firstTranscript,
  keyIdOf,
  nextTranscript,
  parseHeader,
} from '@scrim/crypto/format';
import { deriveCardPsk, derivePsk } from '@scrim/crypto/keys';
import { type OpenedChunk, type OpeningReport, openSealedFile } from '@scrim/crypto/open';
import { encodeBase64Url, type KeyId } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { checkCore } from '../src/format/header-core.ts';
import { chunkAad, deriveCommit, firstChain, stepChain } from '../src/format/key-schedule.ts';
import { loadFixedKem } from '../src/hpke/fixed-kem.ts';
import { startEpoch } from '../src/seal/epoch-header.ts';
import { RatchetSealer } from '../src/seal/epoch-sealer.ts';
import { hex, KNOWN_ANSWERS, type KnownAnswer, knownAnswer, recipientKey, toHex } from './known-answers.ts';

const text = (bytes: string) => new TextDecoder().decode(hex(bytes));

async function openAll(known: KnownAnswer, recipient: number) {
  const key = await recipientKey(known, recipient);
  const opening = openSealedFile(hex(known.ssf), { key, psk: hex(known.psk) });
  const chunks: OpenedChunk[] = [];
  for (;;) {
    const step = await opening.next();
    if (step.done) return { chunks, report: step.value as OpeningReport };
    chunks.push(step.value);
  }
}

describe.each(KNOWN_ANSWERS)('%s', (name) => {
  const known = knownAnswer(name);

  it('derives the psk from the erasure secret', () => {
    const core = checkCore(JSON.parse(known.core));
    const derive = core.schema === 'rrweb/2' ? derivePsk : deriveCardPsk;
    expect(toHex(derive(hex(known.es), core.sid, core.gen))).toBe(known.psk);
  });

  it('reads the header: hashes, key ids, commitment', () => {
    const header = parseHeader(new TextEncoder().encode(known.header));
    expect(toHex(header.hc)).toBe(known.hc);
    expect(toHex(header.hw)).toBe(known.hw);
    expect(toHex(header.hh)).toBe(known.hh);
    expect(toHex(header.commit)).toBe(known.commit);
    expect(toHex(deriveCommit(hex(known.root), header.hw))).toBe(known.commit);
    expect(toHex(new TextEncoder().encode(header.core.permitId))).toBe(known.pskId);
    expect(header.wraps.map(({ kid }) => kid)).toEqual(
      known.recipients.map(({ pk }) => keyIdOf(known.suite, hex(pk))),
    );
    expect(known.recipients.map(({ kid }) => encodeBase64Url(hex(kid)))).toEqual(
      header.wraps.map(({ kid }) => kid),
    );
  });

  it('steps chain, keys, nonces and transcript', () => {
    let chain = firstChain(hex(known.root), hex(known.hh));
    expect(toHex(chain)).toBe(known.chain0);
    for (let i = 0; i <= Math.max(...known.chunks.map((chunk) => chunk.i)); i += 1) {
      const step = stepChain(chain, i);
      const chunk = known.chunks.find((candidate) => candidate.i === i);
      chain = step.chain;
      if (chunk === undefined) continue;
      expect(toHex(step.secret.key)).toBe(chunk.key);
      expect(toHex(step.secret.nonce)).toBe(chunk.nonce);
      expect(toHex(chunkAad(hex(known.hh), i, chunk.flags))).toBe(chunk.aad);
    }
  });

  it.each(known.recipients.map((_, at) => at))('opens for recipient %i', async (recipient) => {
    const { chunks, report } = await openAll(known, recipient);
    const raw = known.chunks.map((chunk) => text(chunk.raw).replace(/^\{"ssf".*\n/, ''));
    expect(chunks.map(({ lines }) => lines.map((line) => `${line}\n`).join(''))).toEqual(raw);
    expect(chunks.map(({ i, flags }) => [i, flags])).toEqual(known.chunks.map(({ i, flags }) => [i, flags]));
    expect(report.epochs).toHaveLength(1);
    expect(report.epochs[0]?.gaps).toEqual([]);
  });

  it('seals the same file from the same chance', async () => {
    const core = checkCore(JSON.parse(known.core));
    const recipients = known.recipients.map(({ pk, kid }) => ({
      suite: known.suite,
      pk: encodeBase64Url(hex(pk)),
      kid: encodeBase64Url(hex(kid)) as KeyId,
    }));
    const kems = await Promise.all(known.ikmE.map((chance) => loadFixedKem(known.suite, hex(chance))));
    const kemFor = (recipient: number) => kems[recipient] ?? expect.unreachable();
    const start = await startEpoch(core, recipients, hex(known.psk), { root: hex(known.root), kemFor });
    expect(new TextDecoder().decode(start.header)).toBe(known.header);
    const sealer = new RatchetSealer(core.eid, start);
    let th = firstTranscript(hex(known.hh));
    const chunks = [];
    for (const { i, flags, codec, data, ctLen, bodySha256, th: expected } of known.chunks) {
      while (sealer.next < i) sealer.abandon(sealer.reserve());
      const job = sealer.reserve({ final: (flags & 1) !== 0, keyframe: (flags & 2) !== 0 });
      const chunk = await sealer.sealData(job, codec, hex(data));
      expect(chunk.ct.length).toBe(ctLen);
      expect(createHash('sha256').update(Uint8Array.of(flags)).update(chunk.ct).digest('hex')).toBe(
        bodySha256,
      );
      th = nextTranscript(th, i, flags, chunk.ct);
      expect(toHex(th)).toBe(expected);
      chunks.push(chunk);
    }
    expect(toHex(sealer.transcript().th)).toBe(known.th);
    expect(toHex(encodeSealedFile([{ header: start.header, chunks }]))).toBe(known.ssf);
  });
});
