import { CalendarDate } from '@internationalized/date';
import { describe, expect, it } from 'vitest';
import {
  daysOf,
  isFiltered,
  parseSessionSearch,
  queryOf,
  withFilter,
} from '../src/browser/sessions/session-search.ts';

const today = new CalendarDate(2026, 3, 29);

describe('parseSessionSearch', () => {
  it('keeps what is ours', () => {
    const search = {
      site: 'demo-shop',
      kind: 'test',
      from: '2026-03-01',
      to: '2026-03-02',
      cursor: 'abc',
      page: 3,
    };
    expect(parseSessionSearch(search)).toEqual(search);
  });

  it.each([
    [{ site: 'no such/site?' }],
    [{ kind: 'both' }],
    [{ range: '1y' }],
    [{ from: '2026-02-30' }],
    [{ from: 20260301 }],
    [{ from: '2026-03-02', to: '2026-03-01' }],
    [{ cursor: '' }],
    [{ cursor: 'x'.repeat(513) }],
    [{ page: 4 }],
    [{ other: 'x' }],
  ])('drops %j', (raw) => {
    expect(parseSessionSearch(raw)).toEqual({});
  });

  it('lets a moving range win over days', () => {
    expect(parseSessionSearch({ range: '7d', from: '2026-03-01' })).toEqual({ range: '7d' });
  });

  it('counts a page with a cursor from 2 on', () => {
    expect(parseSessionSearch({ cursor: 'a', page: -1 })).toEqual({ cursor: 'a', page: 2 });
  });
});

describe('queryOf', () => {
  it('means whole days of the time zone, also where the clock changes', () => {
    const query = queryOf({ from: '2026-03-29', to: '2026-03-29' }, today, 'Europe/Berlin');
    expect(query).toEqual({
      fromMs: Date.parse('2026-03-28T23:00:00Z'),
      toMs: Date.parse('2026-03-29T22:00:00Z'),
    });
  });

  it('leaves a moving range open at its end', () => {
    expect(queryOf({ range: '7d' }, today, 'UTC')).toEqual({ fromMs: Date.parse('2026-03-23T00:00:00Z') });
    expect(daysOf({ range: 'today' }, today)).toEqual({ from: today, to: today });
  });

  it('asks for site and kind', () => {
    expect(queryOf({ site: 's', kind: 'live' }, today, 'UTC')).toEqual({ siteId: 's', kind: 'live' });
  });
});

describe('withFilter', () => {
  it('goes back to the first page', () => {
    expect(withFilter({ site: 'a', cursor: 'x', page: 2 }, { kind: 'live' })).toEqual({
      site: 'a',
      kind: 'live',
    });
  });

  it('clears with undefined', () => {
    const search = withFilter({ site: 'a', range: '7d' }, { site: undefined, range: undefined });
    expect(search).toEqual({});
    expect(isFiltered(search)).toBe(false);
    expect(isFiltered({ site: 'a' })).toBe(true);
    expect(isFiltered({ cursor: 'a', page: 2 })).toBe(false);
  });
});
