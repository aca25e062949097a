// Lengths: the known answers, and what must hold for every length.
import { checkChunkShape, MAX_PADDED_BYTES, paddedLength } from '@scrim/crypto/format';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readVector } from './known-answers.ts';

const { cases } = readVector<{ cases: [number, number][] }>('ssf1/padme.json');

it.each(cases)('%i bytes are padded to %i', (n, expected) => {
  expect(paddedLength(n)).toBe(expected);
});

it('never shortens, never adds more than 1,024 bytes or 12 %, and is stable', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MAX_PADDED_BYTES }), (n) => {
      const padded = paddedLength(n);
      expect(padded).toBeGreaterThanOrEqual(n);
      expect(padded).toBeLessThanOrEqual(Math.max(1024, n * 1.12));
      expect(paddedLength(padded)).toBe(padded);
      expect(padded).toBeLessThanOrEqual(MAX_PADDED_BYTES);
    }),
    { numRuns: 2000 },
  );
});

it('takes exactly the lengths that padding makes', () => {
  const lengths = new Set(Array.from({ length: 20_000 }, (_, n) => paddedLength(n)));
  for (let n = 0; n < 20_000; n += 1) {
    const check = () => checkChunkShape(0, 0, n + 16);
    if (lengths.has(n)) expect(check).not.toThrow();
    else expect(check).toThrow(/^len: not a padded length/);
  }
});

it.each([-1, 0.5, Number.NaN, 2 ** 31])('%d is a RangeError', (n) => {
  expect(() => paddedLength(n)).toThrow(RangeError);
});
