// The shape of the channels that happen while a page is recorded. That each is exercised and found is tested with the
// leaky recorder.
import { describe, expect, it } from 'vitest';
import { STATIC_CHANNELS } from '../src/catalogue/catalogue.ts';
import { LIVE_CHANNELS } from '../src/catalogue/live/index.ts';
import { createSecretMaker } from '../src/secrets/make-secrets.ts';
import type { Guise } from '../src/secrets/secret.ts';

const GUISES: readonly Guise[] = ['letters', 'words'];
const sorted = (text: string): string => [...text].sort().join('');

describe('live channels', () => {
  it('are many, each with an id of its own, in a group', () => {
    const ids = LIVE_CHANNELS.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(500);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z-]+\.[a-z-]+(?:\.[a-z-]+)*$/);
  });

  it('share no id with the channels that are there before', () => {
    const before = new Set(STATIC_CHANNELS.map(({ id }) => id));
    expect(LIVE_CHANNELS.filter(({ id }) => before.has(id))).toEqual([]);
  });

  it('happen: in the page, or by a person', () => {
    const still = LIVE_CHANNELS.filter(({ during, drive }) => during === undefined && drive === undefined);
    expect(still).toEqual([]);
  });

  it('say so where no section can hold them', () => {
    const homeless = LIVE_CHANNELS.filter(({ html, scope }) => html === undefined && scope !== 'page');
    expect(homeless.map(({ id }) => id)).toEqual([]);
  });

  it.each(GUISES)('say the pieces that they are planted in, of %s', (guise) => {
    const maker = createSecretMaker();
    for (const { id, kind = 'token', pieces } of LIVE_CHANNELS.filter((channel) => channel.pieces)) {
      const { value } = maker.make(id, kind, guise);
      const told = pieces?.(value) ?? [];
      expect(told.length, id).toBeGreaterThan(1);
      expect(sorted(told.join('')), id).toBe(sorted(value));
    }
  });
});
