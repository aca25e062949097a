// The stored engine against the live one where there is no browser: recordings that stored-corpora.browser.test.ts wrote.
import { readFileSync } from 'node:fs';
import { compilePolicy } from '@scrim/masking-rules/policy';
import { describe, expect, it } from 'vitest';
import { readCorpus } from './corpora/corpus.ts';
import { FIXTURE_PAGES } from './corpora/fixture-pages.ts';
import { checkHidden, checkKept, maskStored } from './corpora/stored-checks.ts';

describe.each(FIXTURE_PAGES)('$name', (page) => {
  const corpus = readCorpus(readFileSync(new URL(`./corpora/${page.name}.ndjson`, import.meta.url), 'utf8'));

  it('was recorded under the policies that it has now', () => {
    expect(corpus.policies).toEqual([page.loose, ...page.strict, ...(page.doubtful ?? [])]);
  });

  it.each(['loose', ...page.strict.map(({ id }) => id)])(
    'is what the live page made of it under %s',
    (id) => {
      checkKept(corpus, id, compilePolicy);
      expect(maskStored(corpus, id, compilePolicy).unevaluable).toEqual([]);
    },
  );

  it.each((page.doubtful ?? []).map(({ id }) => id))('tells which rule of %s meets what is gone', (id) => {
    expect(maskStored(corpus, id, compilePolicy).unevaluable).not.toEqual([]);
  });

  it.each(Object.keys(page.hidden))('holds nothing that %s hides', (id) => {
    checkHidden(corpus, id, page.hidden[id] ?? [], compilePolicy);
  });
});
