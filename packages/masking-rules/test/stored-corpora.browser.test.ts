// The stored engine against the live one, on pages that are recorded here and now by the real rrweb.
//
// Writes the recordings to test/corpora/*.ndjson for the test without a browser, when asked to:
//   VITE_WRITE_CORPORA=1 pnpm nx run @scrim/masking-rules:test:browser
import { compilePolicy } from '@scrim/masking-rules';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { type Corpus, writeCorpus } from './corpora/corpus.ts';
import { FIXTURE_PAGES } from './corpora/fixture-pages.ts';
import { recordCorpus } from './corpora/record-corpus.ts';
import { checkDoubtful, checkHidden, checkSame } from './corpora/stored-checks.ts';

declare global {
  interface ImportMeta {
    readonly env: Readonly<Record<string, string | undefined>>;
  }
}

describe.each(FIXTURE_PAGES)('$name', (page) => {
  let corpus: Corpus;
  beforeAll(async () => {
    corpus = await recordCorpus(page);
    if (import.meta.env.VITE_WRITE_CORPORA !== undefined) {
      const text = writeCorpus(
        JSON.parse(JSON.stringify(corpus).replaceAll(location.origin, 'https://site.test')),
      );
      await commands.writeFile(`./test/corpora/${page.name}.ndjson`, text);
    }
  }, 30_000);

  it('recorded something of every kind that the page does', () => {
    expect(corpus.steps.length).toBeGreaterThan(5);
  });

  it('is the same under its own policy', () => {
    checkSame(corpus, 'loose', compilePolicy);
  });

  it.each(page.strict.map(({ id }) => id))('is what the live page made of it under %s', (id) => {
    checkSame(corpus, id, compilePolicy);
  });

  it.each((page.doubtful ?? []).map(({ id }) => id))(
    'shows no more than the live page did under %s',
    (id) => {
      checkDoubtful(corpus, id, compilePolicy);
    },
  );

  it.each(Object.keys(page.hidden))('holds nothing that %s hides', (id) => {
    checkHidden(corpus, id, page.hidden[id] ?? [], compilePolicy);
  });
});
