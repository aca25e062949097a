// What says nothing new after masking would tell the rhythm of typing: one event a pause. The control: what says
// something else passes at any speed, and so do a page's own events.
import { compilePolicy } from '@scrim/masking-rules/policy';
import { expect, it } from 'vitest';
import { maskerOver } from './masked-page.ts';

const CUSTOM = 5;
const policy = compilePolicy({
  v: 1,
  id: 'test',
  version: '1',
  mode: 'mask-all',
  rules: [],
  vocabulary: { routes: ['/search', '/cart'], parameters: ['page'] },
  events: [{ tag: 'filter', fields: {}, reason: 'test' }],
});

/** Masks custom events that come so many milliseconds one after the other; how many pass. */
function passed(apartMs: number, events: readonly object[]): number {
  const masker = maskerOver({}, { policy });
  const masked = events.map((data, at) =>
    masker.mask({ type: CUSTOM, data, timestamp: 1000 + at * apartMs } as never),
  );
  return masked.filter((event) => event !== null).length;
}

const routes = (...paths: readonly string[]) =>
  paths.map((path) => ({ tag: 'scrim.route', payload: { href: `https://shop.test${path}` } }));
const typed = (text: string) => [...text].map((_, at) => `/search?q=${text.slice(0, at + 1)}`);

it.each(['smith', 'oncology ward seven'])('an address that holds what is typed is one route: %s', (text) => {
  expect(passed(120, routes(...typed(text)))).toBe(1);
  expect(passed(120, routes(...typed(text).map((path) => path.replace('?q=', '#'))))).toBe(1);
});

it('routes that differ pass at any speed, and one that comes after a pause', () => {
  expect(passed(10, routes('/search', '/cart', '/search', '/search?page=2', '/smith', '/jones'))).toBe(6);
  expect(passed(1500, routes('/search#a', '/search#b'))).toBe(2);
});

it("a page's own events are never taken for a repetition", () => {
  expect(passed(10, [{ tag: 'filter' }, { tag: 'filter' }, { tag: 'filter' }])).toBe(3);
});
