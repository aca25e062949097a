// The table: every form of every kind in both guises is found in every container, under its own name, and decoys never.
import { describe, expect, it } from 'vitest';
import type { FoundForm } from '../src/search/finding.ts';
import { peelBytes } from '../src/search/peel.ts';
import { createSearch } from '../src/search/search.ts';
import { createSecretMaker } from '../src/secrets/make-secrets.ts';
import { CONTAINERS, KINDS, WRITTEN } from './written-forms.ts';

const maker = createSecretMaker();
const secrets = (['letters', 'words'] as const).flatMap((guise) =>
  KINDS.map((kind) => maker.make(`${guise}.${kind}`, kind, guise)),
);
const decoys = [...maker.decoys('letters'), ...maker.decoys('words')];

describe.each(CONTAINERS)('in $name', ({ wrap, contentType, contentEncoding }) => {
  const foundIn = (texts: readonly string[]) => {
    const search = createSearch([...secrets, ...decoys]);
    for (const text of texts) {
      for (const layer of peelBytes(wrap(text), { via: 'body', contentType, contentEncoding }))
        search.look(layer);
    }
    return search.findings().map(({ place }) => place);
  };

  it.each(WRITTEN)('finds: $name', ({ write, applies = () => true }) => {
    const asked = secrets.filter(applies);
    expect(asked.length).toBeGreaterThan(0);
    expect(foundIn([asked.map(write).join(' and ')])).toEqual(asked.map(({ place }) => place));
  });

  it('finds each alone', () => {
    expect(foundIn(secrets.map(({ value }) => value))).toEqual(secrets.map(({ place }) => place));
  });

  it('finds nothing of decoys where nothing is', () => {
    expect(
      foundIn(['Nothing is here, in many words; 12345, 1999-01-01, #ffffff, rgb(1, 2, 3) and so on.']),
    ).toEqual([]);
  });
});

describe('the name of a form', () => {
  it.each(WRITTEN)('$name is called $form', ({ write, form, applies = () => true }) => {
    for (const secret of secrets.filter(applies)) {
      const search = createSearch([secret]);
      search.look({ via: 'text', text: `before ${write(secret)} after` });
      expect(search.findings().flatMap(({ forms }): readonly FoundForm[] => forms)).toContain(form);
    }
  });
});
