// The vectors are the ones that the manifest names: nothing was edited to make a test pass.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readVector } from './known-answers.ts';

const sources = readVector<{ path: string; sha256?: string; license: string }[]>('manifest.json');

it.each(sources.filter(({ sha256 }) => sha256 !== undefined))(
  '$path is as its source has it',
  ({ path, sha256 }) => {
    const bytes = readFileSync(new URL(`vectors/${path}`, import.meta.url));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  },
);

it('every source has a licence', () => {
  expect(sources.every(({ license }) => license.length > 0)).toBe(true);
  expect(sources.length).toBeGreaterThanOrEqual(8);
});
