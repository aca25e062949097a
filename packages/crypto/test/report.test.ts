// The report: gaps, ends, and whether page loads follow each other as the sealer said.
import {
  type ChunkRecord,
  FLAG_FINAL,
  firstTranscript,
  nextTranscript,
  parseHeader,
} from '@scrim/crypto/format';
import { openEpochs, openSealedFile, type PrevReport } from '@scrim/crypto/open';
import { encodeBase64Url, newEpochId } from '@scrim/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ForgedEpoch,
  fileOf,
  forgeEpoch,
  type Holder,
  newHolder,
  openFile,
  openToEnd,
  PSK,
} from './forge.ts';

let holder: Holder;
beforeAll(async () => {
  holder = await newHolder();
});

function transcriptOf({ header, chunks }: Omit<ForgedEpoch, 'eid'>, next = 65_536): string {
  const start = firstTranscript(parseHeader(header).hh);
  const below = chunks.filter(({ i }) => i < next);
  return encodeBase64Url(below.reduce((th, { i, flags, ct }) => nextTranscript(th, i, flags, ct), start));
}

const indices = (...list: number[]) => list.map((i) => ({ i }));

describe('gaps and end', () => {
  it.each([
    [[0, 1, 2], []],
    [[1], [[0, 0]]],
    [
      [0, 3, 4, 9],
      [
        [1, 2],
        [5, 8],
      ],
    ],
    [[], []],
  ])('%j has gaps %j', async (list, gaps) => {
    const { report } = await openFile(fileOf(await forgeEpoch([holder], indices(...list))), holder.key);
    expect(report?.epochs[0]).toMatchObject({
      gaps,
      closed: false,
      chunks: list.length,
      events: list.length,
    });
  });

  it('skipped indices are no gap, and cut a gap in two', async () => {
    const chunks = [{ i: 0 }, { i: 6, flags: FLAG_FINAL, data: '{"ssf":"skipped","i":[3]}\n{"n":1}\n' }];
    const { report } = await openFile(fileOf(await forgeEpoch([holder], chunks)), holder.key);
    expect(report?.epochs[0]).toMatchObject({
      gaps: [
        [1, 2],
        [4, 5],
      ],
      closed: true,
      events: 2,
    });
  });

  it('is plain JSON', async () => {
    const { report } = await openFile(fileOf(await forgeEpoch([holder], indices(0))), holder.key);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

describe('prev', () => {
  const second = (first: ForgedEpoch, next: number, th = transcriptOf(first, next)) =>
    forgeEpoch([holder], indices(0), { eseq: 1, prev: { eid: first.eid, next, th } });

  async function judged(...epochs: ForgedEpoch[]): Promise<(PrevReport | undefined)[]> {
    const { report } = await openFile(fileOf(...epochs), holder.key);
    return report?.epochs.map(({ prev }) => prev) ?? [];
  }

  it('ok over all chunks, over some, over none, with gaps, and in any order of epochs', async () => {
    const first = await forgeEpoch([holder], indices(0, 1, 3));
    expect(await judged(first, await second(first, 4))).toEqual(['none', 'ok']);
    expect(await judged(first, await second(first, 2))).toEqual(['none', 'ok']);
    expect(await judged(first, await second(first, 0))).toEqual(['none', 'ok']);
    expect(await judged(await second(first, 4), first)).toEqual(['ok', 'none']);
  });

  it('missing when the epoch is not here', async () => {
    const first = await forgeEpoch([holder], indices(0));
    expect(await judged(await second(first, 1))).toEqual(['missing']);
    const stranger = { ...first, eid: newEpochId() };
    expect(await judged(first, await second(stranger, 1))).toEqual(['none', 'missing']);
  });

  it('short when a chunk was taken from the middle or the end', async () => {
    const first = await forgeEpoch([holder], indices(0, 1, 2));
    const next = await second(first, 3);
    const [a, b, c] = first.chunks as [ChunkRecord, ChunkRecord, ChunkRecord];
    expect(await judged({ ...first, chunks: [a, c] }, next)).toEqual(['none', 'short']);
    expect(await judged({ ...first, chunks: [a, b] }, next)).toEqual(['none', 'short']);
    expect(await judged({ ...first, chunks: [] }, next)).toEqual(['none', 'short']);
  });

  it('differs when nothing is absent', async () => {
    const first = await forgeEpoch([holder], indices(0, 1));
    expect(await judged(first, await second(first, 2, 'A'.repeat(43)))).toEqual(['none', 'differs']);
    expect(await judged(first, await second(first, 0, 'A'.repeat(43)))).toEqual(['none', 'differs']);
  });
});

describe('ways in', () => {
  it('a stream in pieces of any size opens as the whole does', async () => {
    const file = fileOf(await forgeEpoch([holder], indices(0, 1)), await forgeEpoch([holder], indices(0)));
    for (const size of [1, 7, 1000, file.length]) {
      const pieces = async function* () {
        for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
      };
      const opening = await openToEnd(openSealedFile(pieces(), { key: holder.key, psk: PSK }));
      expect([opening.code, opening.chunks.length]).toEqual([null, 3]);
    }
  });

  it('stored parts open as the file does, and are judged alike', async () => {
    const epochs = [await forgeEpoch([holder], indices(0, 1)), await forgeEpoch([holder], indices(0))];
    const options = { key: holder.key, psk: PSK };
    const whole = await openFile(fileOf(...epochs), holder.key);
    expect(await openToEnd(openEpochs(epochs, options))).toEqual(whole);
    const [first] = epochs as [ForgedEpoch];
    const code = async (chunks: ChunkRecord[]) =>
      (await openToEnd(openEpochs([{ ...first, chunks }], options))).code;
    const [a] = first.chunks as [ChunkRecord];
    expect(await code([a, a])).toBe('ssf_order');
    expect(await code([{ ...a, i: 65_536 }])).toBe('ssf_limit');
    expect(await code([{ ...a, flags: 8 }])).toBe('ssf_unsupported');
    expect(await code([{ ...a, ct: a.ct.slice(1) }])).toBe('ssf_malformed');
    expect((await openToEnd(openEpochs([], options))).code).toBe('ssf_malformed');
  });

  it('hands out a chunk before it reads the next bytes', async () => {
    const file = fileOf(await forgeEpoch([holder], indices(0, 1)));
    let asked = 0;
    const pieces = async function* () {
      for (const at of [0, 1]) {
        asked += 1;
        yield at === 0 ? file.subarray(0, -1049) : file.subarray(-1049);
      }
    };
    const opening = openSealedFile(pieces(), { key: holder.key, psk: PSK });
    expect((await opening.next()).value).toMatchObject({ i: 0 });
    expect(asked).toBe(1);
    expect((await opening.next()).value).toMatchObject({ i: 1 });
  });
});
