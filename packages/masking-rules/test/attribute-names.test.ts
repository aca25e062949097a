// One list for nodes and selectors: what a selector may ask for is what a masked node carries.
import { describe, expect, it } from 'vitest';
import { maskSheet } from '../src/css/sheet-mask.ts';
import { KNOWN_VALUES } from '../src/names/attribute-names.ts';
import { createTokens } from '../src/names/tokens.ts';
import { makeCanaries } from './canaries.ts';
import { maskAttributes, maskerOver } from './masked-page.ts';

const masker = maskerOver({});
const ELEMENTS: Readonly<Record<string, string>> = {
  type: 'input',
  autocomplete: 'input',
  rr_open_mode: 'dialog',
  valign: 'td',
};
/** On nodes only where inputs are shown. */
const CHOICES = new Set(['aria-checked', 'aria-selected', 'aria-pressed']);
/** What these say is done to the element, or what is not known is said in another way. */
const OTHERWISE = new Set(['contenteditable', 'block', 'drop']);

describe.each([...KNOWN_VALUES])('%s', (name, values) => {
  const tag = ELEMENTS[name] ?? 'div';
  const selector = (value: string) => maskSheet(createTokens(), `[${name}="${value}"]{}`);

  it('has the same values in selectors as on nodes', () => {
    for (const value of values) {
      expect(selector(value)).toBe(`[${name}="${value}"]{}`);
      if (CHOICES.has(name)) expect(maskAttributes(masker, tag, { [name]: value })).toEqual({});
      else if (!OTHERWISE.has(name) && !OTHERWISE.has(value))
        expect(maskAttributes(masker, tag, { [name]: value })[name]).toBe(value);
    }
  });

  it('has no other', () => {
    for (const canary of [...makeCanaries('letters', 1), ...makeCanaries('words', 1), '']) {
      expect(selector(canary)).toBe('@media not all{}');
      expect(maskSheet(createTokens(), `a:not([${name}="${canary}"]){}`)).toBe('a:not([_]){}');
      const shown = maskAttributes(masker, tag, { [name]: canary })[name];
      if (name !== 'contenteditable') expect(shown).toBeUndefined();
      else expect(shown).toBe('true');
    }
  });
});
