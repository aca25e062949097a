// Whatever `scrim seal` writes, `scrim open` takes: lines at and above what a chunk can hold.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { FLAG_FINAL, FLAG_KEYFRAME, MAX_INFLATED_BYTES } from '@scrim/crypto/format';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chunksOf, newSealingPlace, type SealingPlace } from './sealing.ts';

const MIB = 1024 * 1024;
/** An event of this type whose text makes the line, with its LF, this long. */
const eventOf = (type: number, bytes: number, fill = 'y') => {
  const around = `{"type":${type},"d":""}\n`.length;
  return `{"type":${type},"d":"${fill.repeat((bytes - around) / Buffer.byteLength(fill))}"}\n`;
};
const randomEvent = (type: number, bytes: number) =>
  `{"type":${type},"d":"${randomBytes(Math.floor(bytes * 0.75)).toString('base64')}"}\n`;

let place: SealingPlace;
beforeAll(async () => {
  place = await newSealingPlace();
});
afterAll(() => place.remove());

describe('a Meta is alone', { timeout: 120_000 }, () => {
  it.each([
    [
      'and a snapshot that fill more than a chunk',
      () => ['{"type":4}\n', eventOf(2, MAX_INFLATED_BYTES - 1)],
    ],
    [
      'and a snapshot that do so in bytes, not in characters',
      () => [eventOf(4, 20 * MIB), eventOf(2, 16 * 3 * MIB + 20, '€')],
    ],
    ['with a large event that is no snapshot', () => [eventOf(4, 40 * MIB), eventOf(3, 40 * MIB)]],
    ['with one that is random', () => [randomEvent(4, 5 * MIB), randomEvent(3, 5 * MIB)]],
    ['with one that is small', () => [eventOf(4, MIB), eventOf(3, 100)]],
  ])('%s', async (_, lines) => {
    const events = lines().join('');
    const sealed = await place.seal('alone', events);
    expect(sealed).toMatchObject({ code: 0 });
    expect((await chunksOf(sealed.out)).map(({ flags }) => flags)).toEqual([0, FLAG_FINAL]);
    const opened = await place.open(sealed.out);
    expect(opened.code).toBe(0);
    expect(opened.stdout === events).toBe(true);
  });
});

describe('a Meta is with its snapshot', { timeout: 120_000 }, () => {
  it('when both together are as large as a chunk can be', async () => {
    const meta = '{"type":4}\n';
    const events = meta + eventOf(2, MAX_INFLATED_BYTES - meta.length);
    const sealed = await place.seal('together', events + eventOf(3, 100));
    const flags = (await chunksOf(sealed.out)).map((chunk) => chunk.flags);
    expect(flags).toEqual([FLAG_KEYFRAME, FLAG_FINAL]);
    expect(await place.open(sealed.out)).toMatchObject({ code: 0 });
  });

  it('but not with one that comes later', async () => {
    const sealed = await place.seal('later', eventOf(4, 100) + eventOf(3, 100) + eventOf(2, MIB));
    expect((await chunksOf(sealed.out)).map(({ flags }) => flags)).toEqual([0, FLAG_FINAL]);
  });
});

describe('what no chunk can hold is named by its line', { timeout: 120_000 }, () => {
  it.each([
    ['a long line', () => ['{"type":3}\n', eventOf(3, MAX_INFLATED_BYTES + 1)], 'events_too_large: Line 2: '],
    [
      'a longer one',
      () => ['{"type":3}\n', eventOf(3, 2 * MAX_INFLATED_BYTES)],
      'events_too_large: Line 2: ',
    ],
    [
      'one too random',
      () => ['{"type":3}\n{"type":3}\n', randomEvent(3, 12 * MIB)],
      'chunk_too_large: Line 3: ',
    ],
    [
      'a page start too random',
      () => ['{"type":3}\n', randomEvent(4, 6 * MIB), randomEvent(2, 6 * MIB)],
      'chunk_too_large: Lines 2 and 3: ',
    ],
  ])('%s', async (name, lines, told) => {
    const sealed = await place.seal(name, lines().join(''));
    expect(sealed).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`error: ${told}`) });
    expect(existsSync(sealed.out)).toBe(false);
  });
});
