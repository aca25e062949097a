// What is said to cover another pattern matches whatever that one matches.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coversPages } from '../src/policy/rule-cover.ts';
import { matchPath, parsePathPattern } from '../src/rules/path-pattern.ts';

const segment = fc.constantFrom('a', 'b');
const pattern = fc
  .tuple(fc.array(fc.oneof(segment, fc.constant(':any')), { maxLength: 3 }), fc.boolean())
  .map(([segments, isOpen]) => `/${[...segments, ...(isOpen ? ['*'] : [])].join('/')}`);
const path = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`);

function isOn(on: string, address: string): boolean {
  const read = parsePathPattern(on);
  return read !== null && matchPath(read, address) === 'yes';
}

it('pages of a covered pattern are pages of the other', () => {
  let covered = 0;
  fc.assert(
    fc.property(pattern, pattern, fc.array(path, { minLength: 20, maxLength: 20 }), (wide, narrow, paths) => {
      if (!coversPages(wide, narrow)) return;
      covered += 1;
      expect(paths.filter((address) => isOn(narrow, address) && !isOn(wide, address))).toEqual([]);
    }),
    { numRuns: 5000 },
  );
  expect(covered).toBeGreaterThan(300);
});

it.each([
  ['/*', '/:any', true],
  ['/*', '/help/*', true],
  ['/:any/*', '/help/hours/today', true],
  ['/help/:any', '/help/hours', true],
  ['/help/', '/help', true],
  ['/:any', '/*', false],
  ['/help/:any', '/help/*', false],
  ['/*', '/', false],
  ['/help', '/help/*', false],
  ['/help/*', '/help', false],
  ['/a', '/b', false],
])('%s covers %s: %s', (wide, narrow, so) => {
  expect(coversPages(wide, narrow)).toBe(so);
  expect(coversPages(undefined, narrow)).toBe(true);
  expect(coversPages(wide, undefined)).toBe(false);
});
