import { describe, expect, it } from 'vitest';
import { pageAfter, pageBefore, placeOf, searchAt } from '../src/browser/sessions/cursor-trail.ts';

const first = placeOf({}, undefined);

describe('cursor trail', () => {
  it('goes forward and back over the same pages', () => {
    const second = pageAfter(first, 'b');
    const third = pageAfter(second, 'c');
    expect(third).toEqual({ cursor: 'c', page: 3, trail: [null, 'b'] });
    expect(pageBefore(third)).toEqual(second);
    expect(pageBefore(second)).toEqual(first);
    expect(pageBefore(first)).toBeNull();
  });

  it('lives in the address and the history entry', () => {
    const second = pageAfter(first, 'b');
    const search = searchAt({ site: 's' }, second);
    expect(search).toEqual({ site: 's', cursor: 'b', page: 2 });
    expect(placeOf(search, second.trail)).toEqual(second);
    expect(searchAt(search, first)).toEqual({ site: 's' });
  });

  it.each([[undefined], [[null, 'x']], [['x']], ['trail'], [[null, 3]]])(
    'knows no way back from a shared address with %j',
    (kept) => {
      const place = placeOf({ cursor: 'b', page: 2 }, kept);
      expect(pageBefore(place)).toBeNull();
      expect(pageAfter(place, 'c')).toEqual({ cursor: 'c', page: 3, trail: [] });
    },
  );
});
