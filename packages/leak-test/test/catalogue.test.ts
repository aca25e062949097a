// The catalogue's shape: ids, groups, ways of planting, and that no place of the shared peer bench is missing.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHANNELS, STATIC_CHANNELS } from '../src/catalogue/catalogue.ts';
import type { Channel } from '../src/catalogue/channel.ts';
import { makeCatalogueSecrets } from '../src/run/catalogue-secrets.ts';

const fixture = new URL('fixtures/shared-surface-ids.json', import.meta.url);
const shared: { ids: string[]; kinds: Record<string, string> } = JSON.parse(readFileSync(fixture, 'utf8'));

/** Their words for the kinds that are called otherwise here. */
const KINDS: Record<string, string> = { num8: 'number', num5: 'short-number' };

/** A value that could be any secret of words. */
const SECRET = 'quillon-vestry';
const waysOf = ({ html, head, before, during, drive, address }: Channel): unknown[] =>
  [html, head, before, during, drive, address].filter((way) => way !== undefined);

describe('the catalogue', () => {
  test('has at least 190 static channels, and far above 250 in all', () => {
    expect(STATIC_CHANNELS.length).toBeGreaterThanOrEqual(190);
    expect(CHANNELS.length).toBeGreaterThan(300);
  });

  test('ids are unique and made of a group and a name', () => {
    const ids = CHANNELS.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z]+(?:-[a-z]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/.test(id))).toEqual([]);
  });

  test('every channel has a way of planting', () => {
    expect(CHANNELS.filter((channel) => waysOf(channel).length === 0)).toEqual([]);
  });

  test('static channels do nothing while the page is recorded', () => {
    const acting = STATIC_CHANNELS.filter(({ during, drive }) => during !== undefined || drive !== undefined);
    expect(acting.map(({ id }) => id)).toEqual([]);
  });

  test('what stands outside sections is of the page', () => {
    const outside = CHANNELS.filter(({ head, address }) => head !== undefined || address !== undefined);
    expect(
      outside.filter(({ html, scope }) => html === undefined && scope !== 'page').map(({ id }) => id),
    ).toEqual([]);
  });

  test('pieces, put together, are the secret', () => {
    for (const { id, pieces } of STATIC_CHANNELS) {
      if (pieces === undefined) continue;
      const parts = pieces(SECRET);
      expect([id, [...parts.join('')].sort().join('')]).toEqual([id, [...SECRET].sort().join('')]);
      expect(parts.length, id).toBeGreaterThan(1);
    }
  });

  test('every name that is planted has a surname of its own: a part of one is never taken for another', () => {
    const { planted, decoys } = makeCatalogueSecrets(CHANNELS, 'words', '');
    const surnames = [...planted, ...decoys].flatMap(({ core }) => /^[a-z]{7,}/.exec(core) ?? []);
    expect(surnames.length).toBeGreaterThan(1000);
    expect(surnames.filter((surname, at) => surnames.indexOf(surname) !== at)).toEqual([]);
  });

  test('markup depends on nothing but the secret', () => {
    for (const { id, html, head } of CHANNELS) {
      expect([id, html?.(SECRET), head?.(SECRET)]).toEqual([id, html?.(SECRET), head?.(SECRET)]);
    }
  });

  test('all 165 places of the shared peer bench are here, with their kinds', () => {
    expect(shared.ids).toHaveLength(165);
    const byId = new Map(CHANNELS.map((channel) => [channel.id, channel]));
    expect(shared.ids.filter((id) => !byId.has(id))).toEqual([]);
    const kindOf = (id: string): string => byId.get(id)?.kind ?? 'token';
    const theirs = Object.entries(shared.kinds).map(([id, kind]) => [id, KINDS[kind] ?? kind]);
    expect(theirs.filter(([id, kind]) => kindOf(String(id)) !== kind)).toEqual([]);
  });
});
