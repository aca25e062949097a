// What holds of every file, tried on random ones of all suites: a flipped bit is refused, a cut is told, no bytes throw
// anything but the format's own error.
import {
  encodeSealedFile,
  FLAG_FINAL,
  parseHeader,
  readSealedFile,
  SealedFormatError,
  type SuiteId,
  splitChunkBody,
} from '@scrim/crypto/format';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ForgedChunk, forgeEpoch, type Holder, newHolder, openFile } from './forge.ts';
import { proofRuns } from './proof-runs.ts';
import { remembering } from './remembering-key.ts';

const SUITES = [1, 2, 3] as const;
const holders = new Map<SuiteId, readonly Holder[]>();
beforeAll(async () => {
  for (const suite of SUITES) {
    holders.set(suite, await Promise.all([0, 1, 2, 3].map(() => newHolder(suite))));
  }
});

/** A chunk with its lines; `skips` leaves a gap before it. */
const chunk = fc.record({
  lines: fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { maxLength: 12 }),
  skips: fc.integer({ min: 0, max: 2 }),
  keyframe: fc.boolean(),
});
const epoch = fc.record({ chunks: fc.array(chunk, { maxLength: 5 }), closed: fc.boolean() });
const file = fc.record({
  suite: fc.constantFrom(...SUITES),
  recipients: fc.integer({ min: 1, max: 4 }),
  reader: fc.nat({ max: 3 }),
  epochs: fc.array(epoch, { minLength: 1, maxLength: 3 }),
});
type FilePlan = Parameters<Parameters<(typeof file)['map']>[0]>[0];

/** Lines as a page might have them: lone surrogates become escapes, as `JSON.stringify` writes them. */
const ndjson = (lines: readonly string[]) => lines.map((line) => `${JSON.stringify({ line })}\n`).join('');

async function sealPlan({ suite, recipients, reader, epochs }: FilePlan) {
  const all = holders.get(suite)?.slice(0, recipients) ?? [];
  const sealed = [];
  for (const { chunks, closed } of epochs) {
    let i = -1;
    const forged = chunks.map(({ lines, skips, keyframe }, at): ForgedChunk => {
      i += 1 + skips;
      const last = closed && at === chunks.length - 1 ? FLAG_FINAL : 0;
      return { i, flags: last | (keyframe ? 2 : 0), data: ndjson(lines) };
    });
    sealed.push(await forgeEpoch(all, forged));
  }
  const key = all[reader % all.length]?.key;
  if (key === undefined) throw new RangeError('a recipient is expected');
  const lines = epochs.flatMap(({ chunks }) => chunks.map((one) => ndjson(one.lines)));
  return { bytes: encodeSealedFile(sealed), key: remembering(key), lines };
}

const delivered = ({ chunks }: { chunks: readonly { lines: readonly string[] }[] }) =>
  chunks.map(({ lines }) => lines.map((line) => `${line}\n`).join(''));

describe('a random file', () => {
  it('opens for each recipient; with any bit flipped it is refused, and what came before is true', async () => {
    const seen = new Set<string | null>();
    await fc.assert(
      fc.asyncProperty(file, fc.array(fc.nat(), { minLength: 4, maxLength: 8 }), async (plan, places) => {
        const { bytes, key, lines } = await sealPlan(plan);
        expect(delivered(await openFile(bytes, key))).toEqual(lines);
        for (const place of places) {
          const bit = place % (bytes.length * 8);
          const broken = bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
          const opening = await openFile(broken, key);
          seen.add(opening.code);
          expect(opening.code).not.toBeNull();
          expect(delivered(opening)).toEqual(lines.slice(0, opening.chunks.length));
        }
      }),
      proofRuns(60),
    );
    expect(seen).toContain('ssf_open_failed');
    expect(seen).toContain('ssf_malformed');
  });

  it('cut anywhere delivers what lay whole before, and never says that it is closed and whole', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.nat(), async (plan, place) => {
        const { bytes, key, lines } = await sealPlan(plan);
        const { report: full } = await openFile(bytes, key);
        const opening = await openFile(bytes.subarray(0, place % bytes.length), key);
        expect(delivered(opening)).toEqual(lines.slice(0, opening.chunks.length));
        expect([null, 'ssf_malformed']).toContain(opening.code);
        if (opening.code !== null) return;
        // Cut between records: the last epoch that is left has lost its end, or the epochs after it are gone.
        const kept = opening.report?.epochs ?? [];
        const last = kept.at(-1);
        const same = last?.chunks === full?.epochs[kept.length - 1]?.chunks;
        expect(same || last?.closed === false).toBe(true);
      }),
      proofRuns(60),
    );
  });
});

/** Runs `work`; only the format's own error may come out of it. */
async function refusedOrDone(work: () => unknown): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof SealedFormatError) return error.code;
    throw error;
  }
}

async function readAll(bytes: Uint8Array): Promise<void> {
  for await (const _ of readSealedFile(bytes));
}

describe('random bytes', () => {
  /** Bytes that begin like a file, so that they come further. */
  const almost = fc
    .tuple(
      fc.constantFrom('', 'SSF1', 'SSF1\0\0\0\u0002{}', 'SSF1\0\0\u0001\0'),
      fc.uint8Array({ maxLength: 600 }),
    )
    .map(([start, rest]) => Uint8Array.of(...new TextEncoder().encode(start), ...rest));

  it('as file, header or chunk body are refused by a code', async () => {
    const key = holders.get(1)?.[0]?.key;
    if (key === undefined) throw new RangeError('a key is expected');
    await fc.assert(
      fc.asyncProperty(almost, async (bytes) => {
        expect(await refusedOrDone(() => parseHeader(bytes))).not.toBeNull();
        expect((await openFile(bytes, key)).code).toMatch(/^ssf_/);
        expect(await refusedOrDone(() => readAll(bytes))).not.toBeNull();
        expect(await refusedOrDone(() => splitChunkBody(bytes))).toBe(
          bytes.length === 0 ? 'ssf_malformed' : null,
        );
      }),
      proofRuns(500),
    );
  });

  it('as an authentic plaintext or its data are refused by a code, or are lines', async () => {
    const [holder] = holders.get(1) ?? [];
    if (holder === undefined) throw new RangeError('a holder is expected');
    const start = fc.constantFrom('', '{', '{"n":1}\n', '{"ssf":"skipped","i":[0]}\n', '{"ssf":');
    const content = fc.tuple(start, fc.uint8Array({ maxLength: 300 }), fc.constantFrom(0, 1, 2));
    const codes = new Set<string | null>();
    await fc.assert(
      fc.asyncProperty(content, fc.boolean(), async ([text, rest, codec], whole) => {
        const data = Uint8Array.of(...new TextEncoder().encode(text), ...rest);
        const framed = new Uint8Array(1024);
        framed.set([codec, ...data]);
        const forged = whole ? { i: 1, plaintext: framed } : { i: 1, codec, data };
        const { code } = await openFile(encodeSealedFile([await forgeEpoch([holder], [forged])]), holder.key);
        codes.add(code);
      }),
      proofRuns(150),
    );
    expect([...codes].filter((code) => code !== null && code !== 'ssf_content')).toEqual([]);
    expect(codes).toContain('ssf_content');
  });
});
