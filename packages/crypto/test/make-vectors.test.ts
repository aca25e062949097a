// The vectors that we make: of the same shape as those that an independent program made, the same on every run, opened
// by our reader; and the independent program's own, made anew from their inputs, byte for byte.
import { readdirSync, readFileSync } from 'node:fs';
import { parseHeader } from '@scrim/crypto/format';
import { openSealedFile } from '@scrim/crypto/open';
import { makeVectors } from '@scrim/crypto/vectors';
import { joinBytes } from '@scrim/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkCore } from '../src/format/header-core.ts';
import { inflate } from '../src/open/inflate.ts';
import { buildVector } from '../src/test-vectors/build-vector.ts';
import { deflateLiterally } from '../src/test-vectors/literal-deflate.ts';
import { openToEnd } from './forge.ts';
import {
  hex,
  KNOWN_ANSWERS,
  type KnownAnswer,
  knownAnswer,
  readVector,
  recipientKey,
} from './known-answers.ts';

let made: ReadonlyMap<string, KnownAnswer>;

async function makeAll(seed?: Uint8Array): Promise<ReadonlyMap<string, KnownAnswer>> {
  const vectors = await makeVectors(seed === undefined ? {} : { seed });
  return new Map(vectors.map(({ name, json }) => [name, json as KnownAnswer]));
}

function madeVector(name: string): KnownAnswer {
  const vector = made.get(name);
  if (vector === undefined) throw new Error(`no vector ${name}`);
  return vector;
}

beforeAll(async () => {
  made = await makeAll();
});

/** Every key of a JSON value with its type; of a list, those of its elements. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((one) => JSON.stringify(shapeOf(one))))];
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value).map(([key, one]) => [key, shapeOf(one)]);
}

describe.each(KNOWN_ANSWERS)('%s', (name) => {
  it('of the independent program is made anew from its inputs', async () => {
    const known = knownAnswer(name);
    const { json } = await buildVector({
      name,
      note: known.note,
      core: checkCore(JSON.parse(known.core)),
      es: hex(known.es),
      privateKeys: known.recipients.map(({ sk }) => hex(sk)),
      root: hex(known.root),
      ikmE: known.ikmE.map(hex),
      chunks: known.chunks.map((chunk) => ({ ...chunk, raw: hex(chunk.raw), data: hex(chunk.data) })),
    });
    const texts = [json, known].map((vector) =>
      Object.entries(vector).map((entry) => JSON.stringify(entry).slice(0, 4000)),
    );
    expect(texts[0]).toEqual(texts[1]);
    expect(JSON.stringify(json) === JSON.stringify(known)).toBe(true);
  });

  it('of ours has the same keys, in the same order', () => {
    expect(shapeOf(madeVector(name))).toEqual(shapeOf(knownAnswer(name)));
    expect(madeVector(name).note).toBe(knownAnswer(name).note);
    expect(madeVector(name).chunks.map(({ i, flags, codec }) => [i, flags, codec])).toEqual(
      knownAnswer(name).chunks.map(({ i, flags, codec }) => [i, flags, codec]),
    );
  });

  it('of ours is opened by each recipient', async () => {
    const vector = madeVector(name);
    for (const at of vector.recipients.keys()) {
      const key = await recipientKey(vector, at);
      const opening = await openToEnd(openSealedFile(hex(vector.ssf), { key, psk: hex(vector.psk) }));
      expect(opening.code).toBeNull();
      const lines = opening.chunks.map((chunk) => chunk.lines.map((line) => `${line}\n`).join(''));
      const raw = vector.chunks.map((chunk) => new TextDecoder().decode(hex(chunk.raw)));
      expect(lines).toEqual(raw.map((text) => text.replace(/^\{"ssf".*\n/, '')));
    }
  });
});

it('are the same nine, and the padding is that of the independent program', () => {
  expect([...made.keys()].toSorted()).toEqual([...KNOWN_ANSWERS, 'padme'].toSorted());
  expect(madeVector('padme')).toEqual(readVector('ssf1/padme.json'));
});

it('are the same on every run, and others from another seed', async () => {
  const again = await makeAll();
  expect([...again]).toEqual([...made]);
  const seed = new Uint8Array(32).fill(9);
  const others = await makeAll(seed);
  expect([...(await makeAll(seed))]).toEqual([...others]);
  for (const name of KNOWN_ANSWERS) {
    const [one, other] = [madeVector(name), others.get(name)];
    expect(other?.root).not.toBe(one.root);
    expect(other?.ssf).not.toBe(one.ssf);
  }
  // The seed was not wiped or kept.
  expect(seed).toEqual(new Uint8Array(32).fill(9));
  await expect(makeVectors({ seed: new Uint8Array(31) })).rejects.toThrow(RangeError);
});

it('name each other: the second page follows the first, the card and the re-sealed epoch are of it', async () => {
  const first = madeVector('suite1-1-recipient');
  const second = madeVector('second-page');
  const key = await recipientKey(first);
  const file = joinBytes(hex(first.ssf), hex(second.ssf));
  const { report } = await openToEnd(openSealedFile(file, { key, psk: hex(first.psk) }));
  expect(report?.epochs.map(({ prev, closed }) => [prev, closed])).toEqual([
    ['none', true],
    ['ok', true],
  ]);
  const { eid } = parseHeader(new TextEncoder().encode(first.header)).core;
  const resealed = parseHeader(new TextEncoder().encode(madeVector('resealed').header)).core;
  expect(resealed.supersedes?.eid).toBe(eid);
  expect(new TextDecoder().decode(hex(madeVector('card').chunks[0]?.raw ?? ''))).toBe(`{"epoch":"${eid}"}\n`);
});

it('no chance is used for two things', () => {
  const epochs = KNOWN_ANSWERS.map(madeVector);
  const drawn = epochs.flatMap(({ root, ikmE }) => [root, ...ikmE]);
  expect(new Set(drawn).size).toBe(drawn.length);
  const keys = epochs.flatMap(({ chunks }) => chunks.map(({ key }) => key));
  expect(new Set(keys).size).toBe(keys.length);
});

it.each([0, 1, 143, 144, 255])('DEFLATE without choices: byte %i, and all of them', async (byte) => {
  const data = Uint8Array.from([byte, ...Array.from({ length: 256 }, (_, at) => at), byte]);
  expect(await inflate(deflateLiterally(data))).toEqual(data);
  expect(await inflate(deflateLiterally(Uint8Array.of(byte)))).toEqual(Uint8Array.of(byte));
  expect(await inflate(deflateLiterally(new Uint8Array()))).toEqual(new Uint8Array());
});

it('no other door of the package leads to them', () => {
  const root = new URL('../src/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const importers = files.filter((file) =>
    /['"][./]+test-vectors\//.test(readFileSync(new URL(file, root), 'utf8')),
  );
  // The door itself: were the search blind, it would not be found.
  expect(importers).toEqual(['vectors.ts']);
});
