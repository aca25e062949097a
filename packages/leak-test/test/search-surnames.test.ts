// A surname that several places share: what one of them shows must not be told of the others.
import { expect, test } from 'vitest';
import { createSearch } from '../src/search/search.ts';
import type { Secret } from '../src/secrets/secret.ts';

const named = (place: string, core: string): Secret => ({
  ...{ place, kind: 'token', guise: 'words', value: core, core, spellings: [], isShort: false },
});
const placesIn = (text: string, secrets: readonly Secret[]) => {
  const search = createSearch(secrets);
  search.look({ via: 'text', text });
  return search.findings().map(({ place }) => place);
};

test('tells of its own place where it is one place’s', () => {
  const secrets = [named('p1', 'okonkwo-oncology'), named('p1', 'okonkwo-asthma')];
  expect(placesIn('Dear Okonkwo,', secrets)).toEqual(['p1']);
});

test('tells of none where several share it; the whole tells of its own', () => {
  const secrets = [named('p1', 'okonkwo-oncology'), named('p2', 'okonkwo-asthma')];
  expect(placesIn('Dear Okonkwo,', secrets)).toEqual([]);
  expect(placesIn('for okonkwo-asthma', secrets)).toEqual(['p2']);
});
