// A file cut at every place there is: between records it opens and the report tells; inside anything it is malformed. What
// lay whole before the cut is delivered, whatever comes after.
import { FLAG_FINAL } from '@scrim/crypto/format';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ForgedEpoch, fileOf, forgeEpoch, type Holder, newHolder, openFile } from './forge.ts';
import { type MutationTable, mutation, testMutations } from './mutation-table.ts';
import { remembering } from './remembering-key.ts';

const CHUNKS = [{ i: 0 }, { i: 1, flags: FLAG_FINAL }];
const CT = 1040;

let holder: Holder;
let epochs: readonly [ForgedEpoch, ForgedEpoch];
beforeAll(async () => {
  holder = await newHolder();
  epochs = [await forgeEpoch([holder], CHUNKS), await forgeEpoch([holder], CHUNKS)];
});

/** The fields of a file of two epochs with two chunks each, in the order in which they lie, with their lengths. */
function fieldsOf(): readonly (readonly [name: string, bytes: number])[] {
  return epochs.flatMap(({ header }, at) => [
    [`magic_${at}`, 4] as const,
    [`header_len_${at}`, 4] as const,
    [`header_${at}`, header.length] as const,
    ...[0, 1].flatMap((i) => [
      [`index_${at}_${i}`, 4] as const,
      [`flags_${at}_${i}`, 1] as const,
      [`len_${at}_${i}`, 4] as const,
      [`ct_${at}_${i}`, CT] as const,
    ]),
  ]);
}

/** Where a field begins and ends. */
function placeOf(name: string): { readonly start: number; readonly end: number } {
  let start = 0;
  for (const [field, bytes] of fieldsOf()) {
    if (field === name) return { start, end: start + bytes };
    start += bytes;
  }
  throw new RangeError(`no field ${name}`);
}

const ends = (name: string) => async () => fileOf(...epochs).slice(0, placeOf(name).end);
const inside = (name: string) => async () => {
  const { start, end } = placeOf(name);
  return fileOf(...epochs).slice(0, Math.floor((start + end) / 2));
};
const cut = (name: string, delivered: number) => ({
  [`cut_in_${name}`]: mutation('ssf_malformed', delivered, inside(name)),
});
const cutAfter = (name: string, delivered: number) => ({
  [`cut_after_${name}`]: mutation('ssf_malformed', delivered, ends(name)),
});
const endsAfter = (name: string, delivered: number) => ({
  [`ends_after_${name}`]: mutation(null, delivered, ends(name)),
});

/** All fields of one chunk record but the last byte of `ct`. */
const cutRecord = (at: string, delivered: number) => ({
  ...cut(`index_${at}`, delivered),
  ...cutAfter(`index_${at}`, delivered),
  ...cutAfter(`flags_${at}`, delivered),
  ...cut(`len_${at}`, delivered),
  ...cutAfter(`len_${at}`, delivered),
  ...cut(`ct_${at}`, delivered),
});
const cutHeader = (at: number, delivered: number) => ({
  ...cut(`magic_${at}`, delivered),
  ...cutAfter(`magic_${at}`, delivered),
  ...cut(`header_len_${at}`, delivered),
  ...cutAfter(`header_len_${at}`, delivered),
  ...cut(`header_${at}`, delivered),
});

const TRUNCATIONS: MutationTable = {
  'ssf_malformed: the file ends inside something': {
    ...cutHeader(0, 0),
    ...cutRecord('0_0', 0),
    ...cutRecord('0_1', 1),
    ...cutHeader(1, 2),
    ...cutRecord('1_0', 2),
    ...cutRecord('1_1', 3),
  },
  'a file may end behind a header and behind any chunk; the report tells': {
    ...endsAfter('header_0', 0),
    ...endsAfter('ct_0_0', 1),
    ...endsAfter('ct_0_1', 2),
    ...endsAfter('header_1', 2),
    ...endsAfter('ct_1_0', 3),
    ...endsAfter('ct_1_1', 4),
  },
};
testMutations(TRUNCATIONS, () => holder.key);

/** Every place near the ends of a field, and one in 23 inside what is long. */
function placesToCut(): number[] {
  const edges = fieldsOf().map(([name]) => placeOf(name).end);
  const length = edges.at(-1) ?? 0;
  const near = (place: number) => edges.some((edge) => Math.abs(edge - place) < 10);
  return Array.from({ length: length + 1 }, (_, place) => place).filter((at) => near(at) || at % 23 === 0);
}

describe('at any place', () => {
  it('opens between records only, and is closed only behind FINAL', async () => {
    const key = remembering(holder.key);
    const file = fileOf(...epochs);
    const between = ['header_0', 'ct_0_0', 'ct_0_1', 'header_1', 'ct_1_0', 'ct_1_1'] as const;
    const opens = new Map<number, (typeof between)[number]>(between.map((name) => [placeOf(name).end, name]));
    const whole = ['ct_0_0', 'ct_0_1', 'ct_1_0', 'ct_1_1'].map((name) => placeOf(name).end);
    for (const length of placesToCut()) {
      const { code, chunks, report } = await openFile(file.subarray(0, length), key);
      const name = opens.get(length);
      const delivered = whole.filter((end) => end <= length).length;
      const closed = name === undefined ? undefined : name === 'ct_0_1' || name === 'ct_1_1';
      expect([length, code, chunks.length, report?.epochs.at(-1)?.closed]).toEqual([
        length,
        name === undefined ? 'ssf_malformed' : null,
        delivered,
        closed,
      ]);
    }
  });
});
