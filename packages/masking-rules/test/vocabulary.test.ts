// Which names pass, by the parts that decide it: the vocabulary, the tokens, and the names of a sheet's selectors.

import { DEFAULT_POLICY, parsePolicy } from '@scrim/masking-rules/policy';
import { describe, expect, it } from 'vitest';
import { maskSheet } from '../src/css/sheet-mask.ts';
import { collectNames } from '../src/names/collect-names.ts';
import { maskElementName } from '../src/names/element-names.ts';
import { createTokens } from '../src/names/tokens.ts';
import { createVocabulary } from '../src/names/vocabulary.ts';
import { makeCanaries } from './canaries.ts';

const TOKEN = /^_[a-z]{10}$/;
const KINDS = ['class', 'id', 'name', 'part', 'tag'] as const;
const tokensOf = (...args: Parameters<typeof createVocabulary>) =>
  createTokens({ vocabulary: createVocabulary(...args) });

describe('the vocabulary', () => {
  it('without a policy has no name and no route', () => {
    const vocabulary = createVocabulary();
    expect(KINDS.some((kind) => vocabulary.passes(kind, 'card'))).toBe(false);
    expect(vocabulary.literals('/orders')).toBeNull();
    expect(vocabulary.parameters.size).toBe(0);
  });

  it('lets listed names pass in every kind, whole and in their own case', () => {
    const { passes } = createVocabulary({ names: ['card', 'x-badge'] });
    expect(KINDS.map((kind) => passes(kind, 'card'))).toEqual([true, true, true, true, false]);
    expect(KINDS.map((kind) => passes(kind, 'x-badge'))).toEqual([true, true, true, true, true]);
    for (const name of ['Card', 'car', 'cards', 'card-smith', 'smith-card', ' card', 'x-badge-smith', '']) {
      expect(KINDS.some((kind) => passes(kind, name))).toBe(false);
    }
  });

  it('learns from a file what a name is, and nothing else', () => {
    const vocabulary = createVocabulary();
    vocabulary.learn('.card #main x-badge::part(label){}');
    const passed = ['card', 'main', 'x-badge', 'label'].map((name) =>
      KINDS.filter((kind) => vocabulary.passes(kind, name)),
    );
    expect(passed).toEqual([['class'], ['id'], ['tag'], ['part']]);
  });

  it('learns nothing where the policy does not want it', () => {
    const vocabulary = createVocabulary({ stylesheets: false });
    vocabulary.learn('.card{}');
    expect(vocabulary.passes('class', 'card')).toBe(false);
  });

  it('knows the literals of a route that matches the whole path', () => {
    const { literals } = createVocabulary({ routes: ['/orders/:id', '/orders/new', '/help/*', '/'] });
    expect(literals('/orders/smith')).toEqual([true, false]);
    expect(literals('/orders/new')).toEqual([true, true]);
    expect(literals('/help/a/b')).toEqual([true, false, false]);
    for (const path of ['/orders', '/orders/1/smith', '/Orders/1', '/order/1', '/smith', '/orders%2F1']) {
      expect(literals(path)).toBeNull();
    }
  });
});

describe('names in selectors', () => {
  it.each([
    ['.a.b, #c > x-d .e\\:f{}', ['a', 'b', 'c', 'e:f', 'x-d']],
    ['div:hover::before, :root, *{}', []],
    [':is(.a, :not(#b)):nth-child(2n of .c) ::slotted(.d) ::part(e f){}', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['@media (min-width:1px){@layer x{@supports (a:b){@container y (width>1px){.a{}}}}}', ['a']],
    ['@scope (.a) to (.b){.c{& .d{}}}', ['a', 'b', 'c', 'd']],
    ['.a{.b{} &.c{} @media x{.d{}} color:red}', ['a', 'b', 'c', 'd']],
  ])('of %s are %j', (css, expected) => expect(collectNames(css)).toEqual(expected));

  it.each([
    '[data-ward="CANARY"],[class="CANARY"],[CANARY],[class~=CANARY]{}',
    '/*.CANARY*/a/*#CANARY*/{}',
    'a{content:".CANARY";background:url(.CANARY{}#CANARY)}',
    '@keyframes CANARY{from{}}@keyframes x{CANARY{}}',
    '@layer CANARY{}@container CANARY (width>1px){}@property --CANARY{}',
    '@media (CANARY){}@supports (CANARY:x){}@import url(.CANARY);@font-face{font-family:CANARY}',
    ':lang(CANARY),:state(CANARY),::highlight(CANARY),:CANARY,::CANARY,a:nth-child(CANARY){}',
    '::view-transition-group(CANARY){}',
    'a{--x:{.CANARY{}};--CANARY:1px;view-transition-name:CANARY;CANARY:x}',
    '@page CANARY{}@counter-style CANARY{symbols:".CANARY"}@namespace CANARY url(x);',
    '@unknown{.CANARY{}}',
    'a{color:red;.CANARY:x;#CANARY}',
  ])('are none in %s', (css) => {
    for (const canary of [...makeCanaries('letters', 1), ...makeCanaries('words', 1)]) {
      const planted = css.replaceAll('CANARY', canary);
      expect(collectNames(planted)).toEqual([]);
      // The control: the same word as a class is found.
      expect(collectNames(`${planted.replace(/[^;}]*$/, '')} .${canary}{}`)).toEqual([canary]);
    }
  });

  it('of 5,000 rules are all found', () => {
    const css = Array.from(
      { length: 5000 },
      (_, n) => `.block-${n}__a:hover > li:not(.b${n}){color:red;top:${n}px}`,
    );
    expect(collectNames(css.join('\n'))).toHaveLength(10_000);
  });

  it('are those that a policy takes: no white space, no half signs, no longer than its limit', () => {
    const css =
      String.raw`.a\20 b{} .\d800 x{} #c\9 d{} .u-row{} .x\,y{}` +
      `.${'n'.repeat(201)}{} .${'n'.repeat(200)}{}`;
    const names = collectNames(css);
    expect(names).toEqual(expect.arrayContaining(['u-row', 'x,y', 'n'.repeat(200)]));
    expect(names.filter((name) => /[\s\p{Cs}]/u.test(name) || name.length > 200)).toEqual([]);
    expect(() => parsePolicy({ ...DEFAULT_POLICY, vocabulary: { names } })).not.toThrow();
  });
});

describe('tokens', () => {
  it('are drawn anew without a key, and the same again with one', () => {
    const key = new Uint8Array(32).fill(7);
    expect(createTokens()('class', 'a')).not.toBe(createTokens()('class', 'a'));
    expect(createTokens({ key })('class', 'a')).toBe(createTokens({ key })('class', 'a'));
    expect(createTokens({ key })('class', 'a')).not.toBe(createTokens({ key })('id', 'a'));
  });

  it('have ten letters, all of them about as often', () => {
    const tokenise = createTokens();
    const counts = new Map<string, number>();
    const tokens = Array.from({ length: 5000 }, (_, n) => tokenise('class', String(n)));
    for (const letter of tokens.join('').replaceAll('_', ''))
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(tokens.every((token) => TOKEN.test(token))).toBe(true);
    expect(new Set(tokens).size).toBe(5000);
    expect(counts.size).toBe(26);
    // 50,000 letters: 1,923 each, give or take eight standard deviations.
    for (const count of counts.values()) expect(Math.abs(count - 1923)).toBeLessThan(345);
  });

  it('are the names themselves where the vocabulary has them', () => {
    const tokenise = tokensOf({ names: ['card', 'x-badge'] });
    expect(tokenise('class', 'card')).toBe('card');
    expect(tokenise('class', 'smith')).toMatch(TOKEN);
    for (const kind of ['path', 'host', 'property', 'word'] as const)
      expect(tokenise(kind, 'card')).toMatch(TOKEN);
    expect(maskElementName(tokenise, 'X-BADGE')).toBe('x-badge');
    expect(maskElementName(tokenise, 'card')).toMatch(/^x-[a-z]{10}$/);
  });

  it('stay tokens when the vocabulary learns the name later', () => {
    const vocabulary = createVocabulary();
    const tokenise = createTokens({ vocabulary });
    const before = tokenise('class', 'early');
    vocabulary.learn('.early,.late{}');
    expect(tokenise('class', 'early')).toBe(before);
    expect(tokenise('class', 'late')).toBe('late');
  });

  it('of stored events stay, with what masking wrote around them, and only there', () => {
    const stored = createTokens({ keepTokens: true });
    expect(stored('class', '_abcdefghij')).toBe('_abcdefghij');
    expect(stored('property', '--_abcdefghij')).toBe('_abcdefghij');
    expect(stored('host', 'abcdefghij.invalid')).toBe('_abcdefghij');
    expect(maskElementName(stored, 'x-abcdefghij')).toBe('x-abcdefghij');
    for (const name of [
      'abcdefghij',
      '_abcdefghi',
      '_abcdefghijk',
      '_Abcdefghij',
      '_abcdefghij ',
      '_smith',
    ]) {
      expect(stored('class', name)).not.toBe(name);
    }
    expect(createTokens()('class', '_abcdefghij')).not.toBe('_abcdefghij');
  });

  it('of a masked sheet stay: masked again it is the same', () => {
    const css =
      '.a #b x-c::part(d){--e:1px;width:var(--e);animation:f 1s;grid-area:g;font:12px h}@keyframes f{from{top:0}}@layer i;';
    const once = maskSheet(createTokens(), css);
    expect(maskSheet(createTokens({ keepTokens: true }), once)).toBe(once);
    expect(maskSheet(createTokens(), once)).not.toBe(once);
  });
});
