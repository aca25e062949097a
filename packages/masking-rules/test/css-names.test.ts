// Every place of CSS where a page's own words stand: they are the same token in all places that refer to one another,
// so that the style still works, or they are gone. Each with random letters and with ordinary words.
import { TokenType, tokenize } from '@csstools/css-tokenizer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeName, writeString } from '../src/css/css-names.ts';
import { knownName } from '../src/css/css-words.ts';
import { maskProperty, maskSheet, maskStyleAttribute } from '../src/css/sheet-mask.ts';
import { maskElementName } from '../src/names/element-names.ts';
import { createTokens } from '../src/names/tokens.ts';
import { createVocabulary } from '../src/names/vocabulary.ts';
import { makeCanaries } from './canaries.ts';

const CANARIES = [...makeCanaries('letters', 1), ...makeCanaries('words', 1)];
const tokenise = createTokens();
/** Tokens replaced by a letter, the same for the same token. */
function shape(css: string, by = tokenise): string {
  const seen: string[] = [];
  return maskSheet(by, css).replace(/_[a-z]{10}/g, (token) => {
    if (!seen.includes(token)) seen.push(token);
    return String.fromCharCode(65 + seen.indexOf(token));
  });
}
const GONE = '@media not all{}';

/** Text with the canary, and what is left of it. */
const PLACES: readonly (readonly [css: string, expected: string])[] = [
  // Names that refer to one another.
  [
    '@keyframes CANARY{to{top:0}}a{animation:CANARY 1s}b{animation-name:CANARY}',
    '@keyframes A{to{top:0;}}a{animation:A 1s;}b{animation-name:A;}',
  ],
  [
    '@keyframes "CANARY"{to{top:0}}a{--x:CANARY 1s;animation:var(--x)}',
    '@keyframes A{to{top:0;}}a{--B:A 1s;animation:var(--B);}',
  ],
  ['@layer CANARY,base.CANARY;@layer CANARY{a{}}', '@layer A,B.A;@layer A{a{}}'],
  [
    '@container CANARY (width > 1px){a{}}b{container:CANARY/size;container-name:CANARY}',
    '@container A (width > 1px){a{}}b{container:A/size;container-name:A;}',
  ],
  ['@container style(--CANARY: CANARY){a{}}b{--CANARY:CANARY}', '@container style(--A: B){a{}}b{--A:B;}'],
  [
    'a{view-transition-name:CANARY}::view-transition-group(CANARY){top:0}',
    'a{view-transition-name:A;}::view-transition-group(A){top:0;}',
  ],
  [
    'a{view-transition-class:CANARY}::view-transition-old(*.CANARY){top:0}',
    'a{view-transition-class:A;}::view-transition-old(*.A){top:0;}',
  ],
  [
    'a{anchor-name:--CANARY}b{position-anchor:--CANARY;top:anchor(--CANARY bottom)}',
    'a{anchor-name:--A;}b{position-anchor:--A;top:anchor(--A bottom);}',
  ],
  [
    '@position-try --CANARY{top:0}a{position-try-fallbacks:--CANARY}',
    '@position-try --A{top:0;}a{position-try-fallbacks:--A;}',
  ],
  [
    'a{scroll-timeline-name:--CANARY;view-timeline:--CANARY block}b{animation-timeline:--CANARY}',
    'a{scroll-timeline-name:--A;view-timeline:--A block;}b{animation-timeline:--A;}',
  ],
  [
    '@property --CANARY{syntax:"<length>";inherits:false;initial-value:1px}a{width:var(--CANARY)}',
    '@property --A{syntax:"<length>";inherits:false;initial-value:1px;}a{width:var(--A);}',
  ],
  [
    'a{grid-template-areas:"CANARY CANARY"}b{grid-area:CANARY;grid-row:CANARY-start}',
    'a{grid-template-areas:"A A";}b{grid-area:A;grid-row:A-start;}',
  ],
  [
    '@font-face{font-family:CANARY;src:local("CANARY"),local("Arial"),url(CANARY);size-adjust:90%}a{font-family:CANARY}',
    '@font-face{font-family:A;src:local("arial");size-adjust:90%;}a{font-family:A;}',
  ],
  ['@scope (.CANARY) to (#CANARY){:scope{top:0}}', '@scope (.A) to (#B){:scope{top:0;}}'],
  [
    '.CANARY{&:hover{top:0}& .CANARY{top:1px}@starting-style{top:2px}}',
    '.A{&:hover{top:0;}& .A{top:1px;}@starting-style{top:2px;}}',
  ],
  ['@supports selector(.CANARY:has(a)){a{}}', '@supports selector(.A:has(a)){a{}}'],
  // What says something of its own, and goes.
  ['.a/*CANARY*/.b,:not(.a/*CANARY*/)/*CANARY*/{}', '.A/**/.B,:not(.A/**/)/**/{}'],
  [
    '@media/*CANARY*/(width>1px){a{color/*CANARY*/:/*CANARY*/red/*CANARY*/}}',
    '@media (width>1px){a{color:red;}}',
  ],
  ['@layer/*CANARY*/a;@keyframes a/*CANARY*/{/*CANARY*/to/*CANARY*/{}}', '@layer A;@keyframes A{to{}}'],
  [
    'a{content:"CANARY";content:counter(CANARY);content:"CANARY"!important}',
    'a{content:"";content:"";content:"" !important;}',
  ],
  [
    'a{background:url(CANARY) red;background:url("CANARY");--x:url(CANARY)}',
    'a{background:none red;background:none;--A:none;}',
  ],
  ['a{cursor:url(CANARY),help;src:url(CANARY)}', 'a{}'],
  ['a{--CANARY:"CANARY";--CANARY:CANARY,Arial}', 'a{--A:"B";--A:B,arial;}'],
  ['a{counter-reset:CANARY;counter-increment:CANARY 2;list-style:CANARY;list-style-type:"CANARY"}', 'a{}'],
  ['@counter-style CANARY{system:cyclic;symbols:"CANARY"}', GONE],
  ['@font-palette-values --CANARY{font-family:CANARY}', GONE],
  ['@font-feature-values CANARY{@styleset{CANARY:1}}', GONE],
  ['@page CANARY{margin:1px}', GONE],
  ['@import "CANARY.css" layer(CANARY) supports(display:CANARY);', GONE],
  ['@import url(CANARY);', GONE],
  ['@namespace CANARY url(CANARY);CANARY|a{top:0}', GONE + GONE],
  ['@font-face{font-family:CANARY;src:url(CANARY)}', GONE],
  ['@property --CANARY{syntax:"CANARY";inherits:false;initial-value:CANARY}', GONE],
  ['@custom-media --CANARY (width>1px);', GONE],
  ['@view-transition{navigation:auto;types:CANARY}', GONE],
  ['@CANARY{a{}}@media (CANARY){a{}}@supports (CANARY:CANARY){a{}}', GONE.repeat(3)],
  ['a:lang(CANARY),a:state(CANARY),a::highlight(CANARY),a:CANARY,a::CANARY{}', GONE],
  ['[data-CANARY],[data-x="CANARY"],[title="CANARY"],[href^="/CANARY"],[class*="CANARY"]{}', GONE],
  ['a:not([data-CANARY="CANARY"],.CANARY){top:0}', 'a:not([_],.A){top:0;}'],
  ['a:active-view-transition-type(CANARY){}', GONE],
  [
    'a{/*CANARY*/top:0;font-feature-settings:"CANARY";font-feature-settings:"tnum"}',
    'a{top:0;font-feature-settings:"tnum";}',
  ],
  ['a{background:paint(CANARY);width:CANARY(1px);--CANARY:{CANARY}}', 'a{background:none;}'],
  ['a{unknown:CANARY;CANARY:1px;color:CANARY;width:1CANARY;color:#CANARY}', 'a{}'],
];

describe('words of a page in CSS', () => {
  it.each(PLACES)('%s', (css, expected) => {
    for (const canary of CANARIES) {
      const planted = css.replaceAll('CANARY', canary);
      expect(shape(planted)).toBe(expected);
      for (const part of [canary, ...canary.split('-')]) {
        expect(maskSheet(createTokens(), planted).toLowerCase()).not.toContain(part);
      }
    }
  });

  // The control: the same search finds the same word where the vocabulary has it.
  it('are found where they may pass', () => {
    for (const canary of CANARIES) {
      const by = createTokens({ vocabulary: createVocabulary({ names: [canary] }) });
      expect(maskSheet(by, `.${canary}{color:red}`)).toBe(`.${canary}{color:red;}`);
    }
  });

  it.each([
    ['width:3px;--CANARY:2px;--x:CANARY;--y:"CANARY";--z:12;color:CANARY', 'width:3px;--A:2px;'],
    ['a{top:0}CANARY;content:"CANARY";background:url(CANARY)', 'content:"";background:none;'],
    ['view-transition-name:CANARY;anchor-name:--CANARY', 'view-transition-name:A;anchor-name:--B;'],
  ])('of a style attribute: %s', (css, expected) => {
    for (const canary of CANARIES) {
      const seen: string[] = [];
      const masked = maskStyleAttribute(tokenise, css.replaceAll('CANARY', canary)).replace(
        /_[a-z]{10}/g,
        (token) => {
          if (!seen.includes(token)) seen.push(token);
          return String.fromCharCode(65 + seen.indexOf(token));
        },
      );
      expect(masked).toBe(expected);
    }
  });

  it('of a declaration set by script are those of the sheet', () => {
    for (const canary of CANARIES) {
      const token = tokenise('property', `--${canary}`);
      expect(maskProperty(tokenise, `--${canary}`, '1px')).toEqual({ property: `--${token}`, value: '1px' });
      expect(maskProperty(tokenise, `--${canary}`, canary)).toEqual({ property: `--${token}`, value: null });
      expect(maskProperty(tokenise, canary, '1px')).toBeNull();
      expect(maskProperty(tokenise, 'color', canary)).toEqual({ property: 'color', value: null });
    }
  });
});

describe('what a style needs', () => {
  it.each([
    [
      '@media (prefers-reduced-motion:no-preference){a{}}',
      '@media (prefers-reduced-motion:no-preference){a{}}',
    ],
    ['@supports (display:grid) or (not (gap:1px)){a{}}', '@supports (display:grid) or (not (gap:1px)){a{}}'],
    ['@container not (scroll-state(stuck:top)){a{}}', '@container not (scroll-state(stuck:top)){a{}}'],
    ['a{--x:;filter:var(--x) blur(1px)}', 'a{--A:;filter:var(--A) blur(1px);}'],
    [
      '[hidden]:where(:not([hidden="until-found"])){display:none!important}',
      '[hidden]:where(:not([_])){display:none!important;}',
    ],
    [
      '[size]:not([size="1"]),[aria-expanded=TRUE],[data-scrim="mask"]{}',
      '[size]:not([size="1"]),[aria-expanded="true"],[data-scrim="mask"]{}',
    ],
    [':root:not([data-theme=dark]){--x:1px}', ':root:not([_]){--A:1px;}'],
    ['[data-theme=dark],:is(.a,[data-b]){top:0}', ':is(.A){top:0;}'],
    ['.a/**/.b /**/ .c{margin:1px/**/2px}', '.A/**/.B /**/ .C{margin:1px 2px;}'],
    ['a:nth-child(2n of .b){}', 'a:nth-child(2n of .A){}'],
    [
      'a{color:oklch(from red l c h / .5);inset:0 auto auto calc(infinity*1px)}',
      'a{color:oklch(from red l c h / 0.5);inset:0 auto auto calc(infinity*1px);}',
    ],
  ])('%s becomes %s', (css, expected) => expect(shape(css)).toBe(expected));

  it('is the same token in the page and in the sheet', () => {
    const by = createTokens();
    expect(maskSheet(by, '.a#b x-c::part(d)[name=e]{}')).toBe(
      `.${by('class', 'a')}#${by('id', 'b')} x-${by('tag', 'x-c').slice(1)}::part(${by('part', 'd')})[name="${by('name', 'e')}"]{}`,
    );
  });
});

describe('names of the vocabulary', () => {
  it.each([
    'md:w-1/2',
    'a.b',
    '1st',
    '-1',
    '-',
    '--x',
    'a b',
    'a"]{}b',
    '\\',
    'é😀',
    'a\nb',
    'a\u007fb',
    '.',
    '\u0001',
  ])('%j reads as the same name again', (name) => {
    const idents = tokenize({ css: `.${writeName(name)}` });
    expect(idents.map(([type]) => type)).toEqual([TokenType.Delim, TokenType.Ident, TokenType.EOF]);
    expect(idents[1]?.[4]).toMatchObject({ value: name });
    const strings = tokenize({ css: writeString(name) });
    expect(strings.map(([type]) => type)).toEqual([TokenType.String, TokenType.EOF]);
    expect(strings[0]?.[4]).toMatchObject({ value: name });
  });

  it('pass with what a selector needs to say them', () => {
    const by = createTokens({ vocabulary: createVocabulary({ names: ['md:w-1/2', '{}'] }) });
    expect(maskSheet(by, '.md\\:w-1\\/2,[class="md:w-1/2 {}"]{top:0}')).toBe(
      '.md\\:w-1\\/2,[class="md:w-1/2 {}"]{top:0;}',
    );
  });
});

/** Of everything that is written, by another reader: words of CSS and tokens. */
function unknownWords(masked: string): string[] {
  const isKnown = (word: string) =>
    /^(?:--)?_[a-z]{10}(?:-start|-end)?$|^x-[a-z]{10}$/.test(word) ||
    knownName(word) !== null ||
    STRUCTURE.has(word) ||
    maskElementName(tokenise, word) === word;
  return tokenize({ css: masked }).flatMap(([type, raw, , , more]) => {
    if (type === TokenType.URL || type === TokenType.BadURL || type === TokenType.BadString) return [raw];
    if (type === TokenType.Comment) return raw === '/**/' || raw === '/* rr_split */' ? [] : [raw];
    if (type === TokenType.String)
      return /^"(?:_[a-z]{10}|[ .])*"$|^"<length>"$|^"tnum"$/.test(raw) ? [] : [raw];
    const word = (more as { value?: unknown } | undefined)?.value;
    if (typeof word !== 'string' || type === TokenType.Delim) return [];
    if (type === TokenType.Hash) return /^(?:_[a-z]{10}|[0-9a-f]{3,8})$/.test(word) ? [] : [raw];
    return isKnown(word) ? [] : [raw];
  });
}
const STRUCTURE = new Set(
  '_ a b is not part has scope syntax inherits initial-value property keyframes media supports layer container position-try font-face starting-style selector view-transition-group nth-child of src local arial size-adjust font-family class id data-scrim'.split(
    ' ',
  ),
);

describe('whatever is put together', () => {
  const pieces = fc.constantFrom(
    ...PLACES.flatMap(([css]) => css.replaceAll('CANARY', 'smith-oncology').split(/(?<=[{}();:,"])/)),
    ...[
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '"',
      "'",
      ';',
      '/*',
      '*/',
      '\\',
      '\n',
      '<!--',
      '-->',
      'url(',
      '/* rr_split */',
    ],
  );

  it('nothing is written but words of CSS and tokens', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const masked = maskSheet(tokenise, parts.join(''));
        expect(masked).not.toMatch(/smith|oncology|\\/);
        expect(unknownWords(masked)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['background:url(a)red', 'background:none red'],
    ['background:image-set("a" 1x)red', 'background:none red'],
    ['background:url(a)(1px)', 'background:none (1px)'],
    ['background:url(a),url(b) red', 'background:none,none red'],
  ])('an address that is gone makes no new word with what follows: %s', (css, expected) => {
    const value = (text: string) => /\{(.*?);?\}/.exec(text.replaceAll(': ', ':'))?.[1]?.trim();
    expect(value(maskSheet(tokenise, `.a{${css}}`))).toBe(expected);
  });

  it('masking a masked sheet again changes nothing', () => {
    const stored = createTokens({ keepTokens: true });
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const once = maskSheet(stored, parts.join(''));
        const twice = maskSheet(stored, once);
        expect(maskSheet(stored, twice)).toBe(twice);
        expect(twice).not.toMatch(/smith|oncology/);
      }),
      { numRuns: 1000 },
    );
  });
});
