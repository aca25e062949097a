// Cards: the last one that opens counts, from a header and whatever chunks are at hand.
import { deflateRawSync } from 'node:zlib';
import {
  type ChunkRecord,
  encodeSealedFile,
  FLAG_FINAL,
  FLAG_KEYFRAME,
  readSealedFile,
} from '@scrim/crypto/format';
import {
  type CardParts,
  type OpenCardOptions,
  type OpenedCard,
  openCard,
  openSealedFile,
} from '@scrim/crypto/open';
import { type CardSealer, createCardSealer, createEpochSealer } from '@scrim/crypto/seal';
import { newSessionId, ScrimError, type SiteId } from '@scrim/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ForgedChunk,
  type ForgedEpoch,
  forgeEpoch,
  type Holder,
  newHolder,
  openToEnd,
  PSK,
  SID,
  SITE,
  sealerOptions,
} from './forge.ts';
import { hex, knownAnswer, recipientKey } from './known-answers.ts';

let holder: Holder;
beforeAll(async () => {
  holder = await newHolder();
});

async function newSealer(): Promise<CardSealer> {
  const { schema: _, prev: __, ...options } = sealerOptions(holder);
  return await createCardSealer(options);
}

async function open(parts: CardParts, changes: Partial<OpenCardOptions> = {}): Promise<OpenedCard | null> {
  return await openCard(parts, { key: holder.key, psk: PSK, ...changes });
}

async function codeOf(opening: Promise<unknown>): Promise<string> {
  const error: unknown = await opening.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ScrimError)) throw error ?? new Error('opened');
  return error.code;
}

function altered(chunk: ChunkRecord): ChunkRecord {
  return { ...chunk, ct: Uint8Array.from(chunk.ct, (byte, at) => (at === 40 ? byte ^ 1 : byte)) };
}

/** A card's epoch as broken as a test asks. */
async function forgeCard(chunks: readonly ForgedChunk[]): Promise<ForgedEpoch> {
  const forged = chunks.map((chunk) => ({ flags: FLAG_KEYFRAME, ...chunk }));
  return await forgeEpoch([holder], forged, { schema: 'scrim-card/1' });
}

describe('a card of more than 256 KiB', () => {
  const brackets = (count: number) => `{"a":${'['.repeat(count / 2)}${']'.repeat(count / 2)}}\n`;
  // With `{"a":`, `}` and LF.
  const LONGEST = 256 * 1024 - 8;

  it.each([
    ['as it is', 0],
    ['deflated', 1],
  ])('is not parsed: what deflates to 65 kB would take gigabytes (%s)', async (_, codec) => {
    const write = (count: number) => {
      const bytes = new TextEncoder().encode(brackets(count));
      return { i: 0, codec, data: codec === 1 ? new Uint8Array(deflateRawSync(bytes)) : bytes };
    };
    expect(await codeOf(open(await forgeCard([write(LONGEST + 2)])))).toBe('ssf_limit');
    expect(await open(await forgeCard([write(LONGEST)]))).toMatchObject({ i: 0 });
  });

  it('is not sealed', async () => {
    const sealer = await newSealer();
    const card = (length: number) => JSON.stringify({ a: 'x'.repeat(length - 8) });
    expect(await codeOf(sealer.seal(card(256 * 1024)))).toBe('chunk_too_large');
    expect(sealer.next).toBe(0);
    expect(await sealer.finish(card(256 * 1024 - 1))).toMatchObject({ i: 0 });
  });
});

describe('the known answer', () => {
  it('opens to the card that its program sealed', async () => {
    const known = knownAnswer('card');
    const parts = { header: new Uint8Array(), chunks: [] as ChunkRecord[] };
    for await (const record of readSealedFile(hex(known.ssf))) {
      if (record.kind === 'header') parts.header = record.header.bytes;
      else parts.chunks.push(record);
    }
    const key = await recipientKey(known);
    const opened = await openCard(parts, { key, psk: hex(known.psk) });
    expect(opened).toMatchObject({
      card: { epoch: 'NRshM0Z5GS3DQSAZ-zXISg' },
      i: 0,
      report: { eid: '8yXjlLPkJ6apW9UZXfM_pg', closed: false, failed: [] },
    });
  });
});

describe('sealing', () => {
  it('makes an epoch of its own that the reader of files takes too', async () => {
    const sealer = await newSealer();
    const chunks = [
      await sealer.seal({ clicks: 1 }),
      sealer.sealNow('{"clicks":2}'),
      await sealer.finish({ clicks: 3 }),
    ];
    expect(chunks.map(({ i, flags }) => [i, flags])).toEqual([
      [0, FLAG_KEYFRAME],
      [1, FLAG_KEYFRAME],
      [2, FLAG_KEYFRAME | FLAG_FINAL],
    ]);
    expect(sealer.next).toBe(3);
    const file = encodeSealedFile([{ header: sealer.header, chunks }]);
    const opening = await openToEnd(openSealedFile(file, { key: holder.key, psk: PSK }));
    expect(opening.code).toBeNull();
    expect(opening.chunks.flatMap(({ lines }) => lines)).toEqual([
      '{"clicks":1}',
      '{"clicks":2}',
      '{"clicks":3}',
    ]);
    expect(opening.report?.epochs[0]).toMatchObject({ closed: true, prev: 'none', eid: sealer.eid });
  });

  it('ends with FINAL, also without waiting', async () => {
    const sealer = await newSealer();
    const last = sealer.finishNow({ clicks: 9 });
    expect(last.flags).toBe(FLAG_KEYFRAME | FLAG_FINAL);
    expect(await codeOf(sealer.seal({}))).toBe('epoch_ended');
    expect(() => sealer.sealNow({})).toThrow(expect.objectContaining({ code: 'epoch_ended' }));
    expect(await open({ header: sealer.header, chunks: [last] })).toMatchObject({
      card: { clicks: 9 },
      report: { closed: true },
    });
  });

  it('is thrown away when the sealer is dropped', async () => {
    const sealer = await newSealer();
    const running = sealer.seal({ clicks: 1 });
    sealer.drop();
    expect(await codeOf(running)).toBe('job_abandoned');
    expect(await codeOf(sealer.seal({}))).toBe('epoch_ended');
  });

  it.each([
    ['no object', '[1]'],
    ['two lines', '{"a":1}\n{"b":2}'],
    ['a line with its LF', '{"a":1}\n'],
    ['no JSON', '{a}'],
    ['a control line', '{"ssf":"skipped","i":[0]}'],
    ['a key ssf', { ssf: null }],
    ['a list', [1]],
    ['an object that becomes a string', { toJSON: () => 'x' }],
    ['a function', () => undefined],
  ])('refuses %s, and gives out no index for it', async (_name, card) => {
    const sealer = await newSealer();
    await expect(sealer.seal(card)).rejects.toThrow(TypeError);
    expect(() => sealer.finishNow(card)).toThrow(TypeError);
    expect(sealer.next).toBe(0);
    // The same sealer seals what is a card.
    expect(sealer.sealNow({}).i).toBe(0);
  });
});

describe('opening', () => {
  it('needs the header and the last chunk only, wherever that lies', async () => {
    const sealer = await newSealer();
    const chunks: ChunkRecord[] = [];
    for (let clicks = 0; clicks < 5; clicks += 1) chunks.push(await sealer.seal({ clicks }));
    const { header } = sealer;
    const last = chunks.slice(-1);
    expect(await open({ header, chunks: last })).toMatchObject({
      card: { clicks: 4 },
      i: 4,
      report: { failed: [] },
    });
    expect(await open({ header, chunks })).toEqual(await open({ header, chunks: last }));
    expect(await open({ header, chunks: chunks.toReversed() })).toEqual(await open({ header, chunks: last }));
    const stream = async function* () {
      yield* [chunks[3], chunks[1]] as ChunkRecord[];
    };
    expect(await open({ header, chunks: stream() })).toMatchObject({ card: { clicks: 3 }, i: 3 });
  });

  it('takes the last that opens, and says which did not and why', async () => {
    const parts = await forgeCard([
      { i: 0, data: '{"clicks":0}\n' },
      { i: 2, data: '{"clicks":2}\n' },
      { i: 7, data: '{"clicks":7}\n{"clicks":8}\n' },
      { i: 9, data: '{"clicks":9}\n' },
    ]);
    const [first, second, third, fourth] = parts.chunks as [
      ChunkRecord,
      ChunkRecord,
      ChunkRecord,
      ChunkRecord,
    ];
    const claimed = [
      first,
      second,
      third,
      altered(fourth),
      { ...fourth, i: 10 },
      { ...fourth, i: 65_536 },
      { ...fourth, i: 11, flags: 8 },
      { ...fourth, i: 12, ct: fourth.ct.slice(1) },
    ];
    expect(await open({ header: parts.header, chunks: claimed })).toMatchObject({
      card: { clicks: 2 },
      i: 2,
      report: {
        failed: [
          { i: 65_536, code: 'ssf_limit' },
          { i: 12, code: 'ssf_malformed' },
          { i: 11, code: 'ssf_unsupported' },
          { i: 10, code: 'ssf_open_failed' },
          { i: 9, code: 'ssf_open_failed' },
          { i: 7, code: 'ssf_content' },
        ],
      },
    });
  });

  it('tries both of two chunks that claim one index', async () => {
    const { header, chunks } = await forgeCard([{ i: 3 }]);
    const [chunk] = chunks as [ChunkRecord];
    const code = 'ssf_open_failed';
    expect(await open({ header, chunks: [altered(chunk), chunk] })).toMatchObject({
      card: { n: 1 },
      report: { failed: [{ i: 3, code }] },
    });
    expect(await open({ header, chunks: [chunk, altered(chunk)] })).toMatchObject({ report: { failed: [] } });
  });

  it('opens a card at the last index', async () => {
    const parts = await forgeCard([{ i: 65_535, flags: FLAG_KEYFRAME | FLAG_FINAL }]);
    expect(await open(parts)).toMatchObject({ i: 65_535, report: { closed: true } });
  });

  it('gives null without chunks, and the code of the highest when none opens', async () => {
    const { header, chunks } = await forgeCard([{ i: 0 }, { i: 1, data: '' }]);
    const [zero, one] = chunks as [ChunkRecord, ChunkRecord];
    expect(await open({ header, chunks: [] })).toBeNull();
    expect(await codeOf(open({ header, chunks: [altered(zero), one] }))).toBe('ssf_content');
    expect(await codeOf(open({ header, chunks: [altered(zero), altered(one)] }))).toBe('ssf_open_failed');
  });

  it.each<[string, Omit<ForgedChunk, 'i'>]>([
    ['no line', { data: '' }],
    ['two lines', { data: '{}\n{}\n' }],
    ['a control line alone', { data: '{"ssf":"skipped","i":[0]}\n' }],
    ['a control line before the card', { data: '{"ssf":"skipped","i":[0]}\n{"n":1}\n' }],
    ['a key ssf', { data: '{"n":1,"ssf":1}\n' }],
    ['an array', { data: '[1]\n' }],
    ['no LF', { data: '{"n":1}' }],
    ['no JSON', { data: '{n}\n' }],
    ['no KEYFRAME', { flags: 0 }],
    ['an unknown codec', { codec: 2 }],
  ])('a chunk of %s is a broken sealer', async (_name, chunk) => {
    expect(await codeOf(open(await forgeCard([{ i: 1, ...chunk }])))).toBe('ssf_content');
    // The lower one still counts.
    expect(await open(await forgeCard([{ i: 0 }, { i: 1, ...chunk }]))).toMatchObject({
      card: { n: 1 },
      i: 0,
      report: { failed: [{ i: 1, code: 'ssf_content' }] },
    });
  });

  it('refuses an epoch that is no card, another session, another key, another psk', async () => {
    const sealer = await createEpochSealer(sealerOptions(holder));
    const chunk = await sealer.seal(sealer.reserve({ keyframe: true }), '{"n":1}\n');
    expect(await codeOf(open({ header: sealer.header, chunks: [chunk] }))).toBe('ssf_binding');
    const parts = await forgeCard([{ i: 0 }]);
    expect(await open(parts, { expect: { siteId: SITE, sid: SID, gen: 0 } })).toMatchObject({
      card: { n: 1 },
    });
    expect(await codeOf(open(parts, { expect: { siteId: 'other' as SiteId } }))).toBe('ssf_binding');
    expect(await codeOf(open(parts, { expect: { sid: newSessionId() } }))).toBe('ssf_binding');
    expect(await codeOf(open(parts, { expect: { gen: 1 } }))).toBe('ssf_binding');
    expect(await codeOf(open(parts, { key: (await newHolder()).key }))).toBe('ssf_no_recipient');
    expect(await codeOf(open(parts, { psk: new Uint8Array(32) }))).toBe('ssf_open_failed');
    expect(await codeOf(open({ ...parts, header: parts.header.slice(1) }))).toBe('ssf_malformed');
    await expect(open(parts, { psk: new Uint8Array(31) })).rejects.toThrow(RangeError);
  });
});
