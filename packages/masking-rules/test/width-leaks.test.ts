// What the width of a mask tells somebody who knows the list that a value is from: recomputed here, published in the
// README. Old and first column: masks by length. Second: masks by width, where a box depends on the width.
import { readFileSync } from 'node:fs';
import { maskText as byLength, maskTextByWidth } from '@scrim/masking-rules';
import { describe, expect, it } from 'vitest';
import { GUESSABLE, widthIn } from './guessable-lists.ts';

const SIZE_PX = 16;
const byWidth = (text: string, shapes = true): string =>
  maskTextByWidth(text, {
    width: widthIn(SIZE_PX, text),
    room: Number.POSITIVE_INFINITY,
    shapes,
    oneLine: true,
    xWidth: widthIn(SIZE_PX, 'x'),
    spaceWidth: widthIn(SIZE_PX, ' '),
  });

/** How values fall into groups that look the same. */
function groupsOf(values: readonly string[], mask: (value: string) => string) {
  const groups = new Map<string, number>();
  for (const value of values) groups.set(mask(value), (groups.get(mask(value)) ?? 0) + 1);
  const sizes = [...groups.values()];
  const bits = sizes.reduce((sum, size) => sum + (size / values.length) * Math.log2(values.length / size), 0);
  return {
    groups: sizes.length,
    bits,
    largest: Math.max(...sizes),
    alone: sizes.filter((size) => size === 1).length,
  };
}

function row(name: string, values: readonly string[]): string {
  const cells = [byLength, byWidth].map((mask) => {
    const { groups, bits, largest, alone } = groupsOf(values, mask);
    return `${groups} · ${bits.toFixed(1)} · ${largest} · ${alone}`;
  });
  return `| ${name} | ${Math.log2(values.length).toFixed(1)} | ${cells.join(' | ')} |`;
}

describe('what a width tells', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const published = readme
    .split('\n')
    .filter((line) => line.includes(' · '))
    .map((line) => line.trim());

  it.each(Object.entries(GUESSABLE))('of %s is what the README says', (name, values) => {
    expect(values.length).toBe(new Set(values).size);
    expect(published).toContain(row(name, values));
  });

  it('is not more than a length does where no box depends on it', () => {
    for (const values of Object.values(GUESSABLE)) {
      const coarse = groupsOf(values, (value) => byWidth(value, false));
      expect(coarse.groups).toBeLessThanOrEqual(groupsOf(values, byLength).groups + 1);
    }
  });

  it('tells no yes from no, and no two values of the same width apart', () => {
    expect(byWidth('Yes')).toBe(byWidth('No'));
    expect(byWidth('12345')).toBe(byWidth('98760'));
    // The control: it does tell what is as different as this.
    expect(byWidth('PTSD')).not.toBe(byWidth('Chronic kidney disease'));
  });

  it('is lost and kept by masking again', () => {
    for (const value of Object.values(GUESSABLE).flat()) {
      const mask = byWidth(value);
      expect(mask).toMatch(/^[x\u00a0]*$/);
      expect(byLength(mask)).toBe(mask);
    }
  });
});
