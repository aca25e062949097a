// CSS: what passes, what does not, and that pieces put together load nothing that neither loads.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmlessCss } from '../src/harmless/css.ts';
import { harmlessText } from '../src/harmless/text.ts';

const PIXEL = 'data:image/png;base64,AAAA';

describe('style sheets', () => {
  it.each([
    ['a{color:red}', 'a{color:red}'],
    ['.sm\\:w-1\\/2:hover>a::before{top:0}', '.sm\\3a w-1\\2f 2:hover>a::before{top:0}'],
    ['@media (min-width:1px) and (1px<=width<2px){a{b:c}}', null],
    ['@keyframes a{from{top:0}50.5%{top:1e3px}}', null],
    [':nth-child(2n+1),:nth-child(-n + 3),:nth-child(2n-1){}', null],
    [`a{background:url("${PIXEL}") no-repeat}`, null],
    ['@font-face{font-family:x;src:url("data:font/woff2;base64,AAAA")format("woff2")}', null],
    ['a{width:calc(100% - var(--_x, 1px)*2)!important}', null],
    ['@supports selector(:has(a)){a:not(:is(b,c)){d:e}}', null],
    ['a{b:c', 'a{b:c}'],
    ['a{b:"c', 'a{b:"c"}'],
    ['@charset "x";a{b:c}', 'a{b:c}'],
    ['@layer a,b;@layer a{b{c:d}}', null],
  ])('%s passes', (css, expected) => {
    expect(harmlessCss(css, 'sheet')).toEqual({ css: expected ?? css, removed: 0 });
  });

  it.each([
    ['@import "x";a{b:c}', '@media not all{}a{b:c}'],
    ['@\\69mport url(x);a{}', '@media not all{}a{}'],
    ['@namespace url(x);', '@media not all{}'],
    ['@unknown x{a{b:c}}d{}', '@media not all{}d{}'],
    ['a{b:url(http://x)}', 'a{b: none }'],
    ['a{b:\\75 \\72l("http://x")}', 'a{b: none }'],
    ['a{b:u/**/rl(http://x)}', 'a{b:u none }'],
    ['a{b:URL( "http://x" )}', 'a{b: none }'],
    ['a{b:image-set("x" 1x)c}', 'a{b: none c}'],
    ['a{b:-webkit-image-set(url(x) 1x)}', 'a{b: none }'],
    ['a{b:src("x")}', 'a{b: none }'],
    ['a{b:expression(x)}', 'a{b: none }'],
    ['a{behavior:c}', 'a{x-removed:c}'],
    ['a{-moz-binding:c}', 'a{x-removed:c}'],
    ['a{b:url("data:image/svg+xml;base64,AAAA")}', 'a{b: none }'],
    ['a{b:url("data:text/css;base64,AAAA")}', 'a{b: none }'],
    ['a{b:url(#c)}', 'a{b: none }'],
    ['(x){}', '@media not all{}(x){}', 0],
  ])('%s does not', (css, expected, removed = 1) => {
    expect(harmlessCss(css, 'sheet')).toEqual({ css: expected, removed });
  });

  it('writes brackets, quotes and comments in strings in a way that no other reader takes for them', () => {
    const { css } = harmlessCss(`a:'/*';b:"*/';background:url(http://evil);c:"`, 'declarations');
    expect(css).not.toMatch(/\/\*|\*\/|'|url\(/);
  });

  it('ends a piece that is nested too deep', () => {
    expect(harmlessCss('a{'.repeat(1000), 'sheet').css).toBe('');
  });
});

/** Anything that would load, wherever a reader begins. */
const LOADING =
  /(?<![\w\-\u0080-\uffff])(?:url|src|image|expression|(?:-webkit-)?(?:image-set|cross-fade))\((?!"data:(?:image|font)\/[a-z0-9]+;base64,[A-Za-z0-9+/=]*")|@import(?![\w\-\u0080-\uffff])/i;
const css = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'url(',
          'URL(',
          'src(',
          'image-set(',
          '@import',
          '@',
          'u',
          'rl(',
          '\\75',
          '\\6c ',
          '\\',
          '"',
          "'",
          '/*',
          '*/',
        ],
        ...[
          '{',
          '}',
          '(',
          ')',
          ';',
          ':',
          ' ',
          '\n',
          'a',
          '-',
          '1e',
          '#',
          '.',
          'http://x',
          '<!--',
          '-->',
          '!',
          ',',
          '\0',
          '/',
        ],
        `url("${PIXEL}")`,
        '@media all',
        'calc(',
        'imp',
        'ort',
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));

describe('any text', () => {
  it.each(['sheet', 'declarations', 'value'] as const)(
    'loads nothing as a %s, and is the same when read again',
    (place) => {
      fc.assert(
        fc.property(css, (text) => {
          const once = harmlessCss(text, place);
          expect(once.css).not.toMatch(LOADING);
          expect(harmlessCss(once.css, place)).toEqual({ css: once.css, removed: 0 });
        }),
        { numRuns: 4000 },
      );
    },
  );

  it('loads nothing in parts, as the texts of a style element', () => {
    const part = fc.oneof(
      css.map(harmlessText),
      css.map((text) => harmlessCss(text, 'sheet').css),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const joined = parts.join('').replace(/\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?)/gi, unescaped);
        expect(joined).not.toMatch(LOADING);
      }),
      { numRuns: 5000 },
    );
  });

  it('finds what loads in parts that were not made harmless', () => {
    expect(['a{b:u', 'rl(x)'].join('')).toMatch(LOADING);
    expect('\\75 rl(x'.replace(/\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?)/gi, unescaped)).toMatch(LOADING);
  });

  it('is the same when it is made harmless again', () => {
    fc.assert(
      fc.property(css, (text) => {
        expect(harmlessText(harmlessText(text))).toBe(harmlessText(text));
      }),
      { numRuns: 4000 },
    );
  });

  it('is the same text to a reader', () => {
    expect(harmlessText('Call me (later) at a@b.test, it costs 3/4')).toBe(
      'Call me (later) at a@b.test, it costs 3/4',
    );
    expect(harmlessText('(x) url(x) @import').replaceAll('\u2060', '')).toBe('(x) url(x) @import');
    expect(harmlessText(harmlessText('(x) url(x) @import @'))).toBe(harmlessText('(x) url(x) @import @'));
  });
});

// Escaped signs other than letters stay what they are to a tokenizer: parts of a name or of a string.
function unescaped(whole: string, hex: string): string {
  const sign = String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
  return /[a-z-]/i.test(sign) ? sign : whole;
}
