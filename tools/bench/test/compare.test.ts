// What a figure is: medians, ratios within a round, variants in turn. With made-up measurements, so nothing is timed.
import { describe, expect, it } from 'vitest';
import { compare, median, type Variant } from '../compare.ts';

const effort = { rounds: 3, warmUps: 1, size: (full: number) => full };

/** Gives these values in turn and writes down when it was asked. */
function variantOf(name: string, values: readonly number[], calls: string[] = []): Variant<'speed'> {
  let round = 0;
  return {
    name,
    measure: async () => {
      calls.push(name);
      const speed = values[round] ?? Number.NaN;
      round += 1;
      return { speed };
    },
  };
}

describe('a comparison', () => {
  it('runs its variants in turn and throws the warm-up away', async () => {
    const calls: string[] = [];
    const variants = [variantOf('a', [1000, 1, 2, 3], calls), variantOf('b', [1000, 4, 5, 6], calls)];
    const figures = await compare({ metrics: { speed: 'MB/s' }, variants }, effort);
    expect(calls.join('')).toBe('abababab');
    expect(figures).toEqual([
      { name: 'speed: a', value: 2, unit: 'MB/s' },
      { name: 'speed: b', value: 5, unit: 'MB/s' },
    ]);
  });

  it('takes the ratio against the baseline of the same round, wherever the baseline stands', async () => {
    // The machine becomes ten times slower every round.
    const variants = [
      variantOf('b', [0, 2, 20, 200]),
      variantOf('a', [0, 1, 10, 100]),
      variantOf('c', [0, 100, 10, 1]),
    ];
    const figures = await compare({ metrics: { speed: 'ms' }, baseline: 'a', variants }, effort);
    expect(figures.map(({ ratio }) => ratio)).toEqual([2, 1, 1]);
    const [first] = await compare(
      {
        metrics: { speed: 'ms' },
        baseline: 'a',
        variants: [variantOf('b', [0, 1, 40, 200]), variantOf('a', [0, 1, 10, 100])],
      },
      effort,
    );
    // Of the medians it would be 4.
    expect(first).toEqual({ name: 'speed: b', value: 40, unit: 'ms', ratio: 2 });
  });

  it('leaves out a metric that a variant does not give, and a ratio against nothing', async () => {
    const silent: Variant<'speed'> = { name: 'silent', measure: async () => ({}) };
    const variants = [silent, variantOf('a', [1, 0, 1, 1]), variantOf('b', [1, 2, 2, 2])];
    const figures = await compare({ metrics: { speed: 'ms' }, baseline: 'a', variants }, effort);
    expect(figures).toEqual([
      { name: 'speed: a', value: 1, unit: 'ms' },
      { name: 'speed: b', value: 2, unit: 'ms' },
    ]);
  });

  it('refuses a baseline that is no variant, and a value that is no number', async () => {
    const variants = [variantOf('a', [1, 1, 1, 1])];
    await expect(compare({ metrics: { speed: 'ms' }, baseline: 'z', variants }, effort)).rejects.toThrow(
      '"z"',
    );
    const broken = [variantOf('a', [1, 1])];
    await expect(compare({ metrics: { speed: 'ms' }, variants: broken }, effort)).rejects.toThrow('finite');
  });
});

it('takes the mean of the two values in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
