// CSS rules through the package's door: the text of a style element.
import { TokenType, tokenize } from '@csstools/css-tokenizer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAttributes, maskerOver } from './masked-page.ts';

const masker = maskerOver({});
const GONE = '@media not all{}';
function mask(css: string): string {
  return String(maskAttributes(masker, 'style', { _cssText: css })._cssText);
}
/** Tokens replaced by a letter, the same for the same token. */
function shape(css: string): string {
  const seen: string[] = [];
  return mask(css).replace(/_[a-z]{10}/g, (token) => {
    if (!seen.includes(token)) seen.push(token);
    return String.fromCharCode(65 + seen.indexOf(token));
  });
}

describe('style text', () => {
  it.each([
    ['.a .b,#c>div{color:RED}', '.A .B,#C>div{color:red;}'],
    ['.sm\\:a\\/2{width:50%}.sm\\:a\\/2 i{}', '.A{width:50%;}.A i{}'],
    ['a:hover::before,a:smith,a::smith{top:1px}', 'a:hover::before{top:1px;}'],
    ['a:nth-child(2n+1):not(.x,.y),b:not(.x,:smith){top:1px}', 'a:nth-child(2n+1):not(.A,.B){top:1px;}'],
    [
      '[class~=smith][id="smith"][type=checkbox]{top:1px}.smith{}',
      '[class~="A"][id="B"][type="checkbox"]{top:1px;}.A{}',
    ],
    ['[data-user],[href*=smith],[title=smith]{top:1px}', GONE],
    ['svg|a,:lang(smith),:state(smith){top:1px}', GONE],
    ['x-smith{top:1px}', 'x-smith'],
    ['@media (min-width:1px) and screen{.a{top:1px}}', '@media (min-width:1px) and screen{.A{top:1px;}}'],
    ['@media (smith){a{}}', GONE],
    ['@supports (display:grid){a{}}', '@supports (display:grid){a{}}'],
    ['@layer smith,a.b;@layer smith{a{}}', '@layer A,B.C;@layer A{a{}}'],
    [
      '@container smith (width > 1px){a{}}a{container:smith/size}',
      '@container A (width > 1px){a{}}a{container:A/size;}',
    ],
    [
      '@keyframes smith{from{top:0}50%{top:1px}smith{top:2px}}a{animation:smith 1s}',
      '@keyframes A{from{top:0;}50%{top:1px;}}a{animation:A 1s;}',
    ],
    ['@import "smith";@font-face{src:url(smith)}@property --s{syntax:"*"}@page{}', GONE.repeat(4)],
    ['@charset "smith";a{}', 'a{}'],
    ['a{content:"smith";content:none;content:attr(title)}', 'a{content:"";content:none;content:"";}'],
    [
      'a{background:url(smith) red;cursor:url(smith),help;mask-image:image-set("smith" 1x)}',
      'a{background:none red;mask-image:none;}',
    ],
    ['a{font:12px "Smith",Arial;font-family:smith,serif}', 'a{font:12px "A",arial;font-family:A,serif;}'],
    ['a{grid-area:smith;grid-template-areas:"smith ."}', 'a{grid-area:A;grid-template-areas:"A .";}'],
    ['a{grid-template-columns:[full-start]1fr[full-end]}', 'a{grid-template-columns:[A-start]1fr[A-end];}'],
    [
      'a{--smith:4px;width:var(--smith);height:calc(1px + var(--smith, 2px))}',
      'a{--A:4px;width:var(--A);height:calc(1px + var(--A, 2px));}',
    ],
    ['a{smith:1px;color:smith;width:1smith;quotes:"smith" "smith";list-style:"smith"}', 'a{}'],
    [
      'a{color:#FFF;color:#smith;color:rgb(1 2 3/.5);width:smith(1px)}',
      'a{color:#fff;color:rgb(1 2 3/0.5);}',
    ],
    [
      'a{z-index:4111111111111111;width:33.3333333%;stroke-dasharray:37 63}',
      'a{z-index:999999;width:33.333%;}',
    ],
    ['a{clip-path:polygon(0 0,1px 1px);offset-path:path("M0 0");d:path("M0 0")}', 'a{}'],
    [
      '.a{top:1px;&.b{top:2px}@media (width>1px){top:3px}}',
      '.A{top:1px;&.B{top:2px;}@media (width>1px){top:3px;}}',
    ],
    ['a{}/* rr_split */b{}/*smith*/i{}', 'a{}/* rr_split */b{}i{}'],
    ['a{color:red', 'a{color:red;}'],
    ['smith }}} " { smith', ''],
    ['smith }}} { smith }', GONE],
    ['', ''],
  ])('%s becomes %s', (css, expected) => {
    if (expected === 'x-smith') expect(mask(css)).toMatch(/^x-[a-z]{10}\{top:1px;\}$/);
    else expect(shape(css)).toBe(expected);
  });

  it('nested without end is refused and costs no stack', () => {
    expect(mask('a{'.repeat(100_000))).toBe('');
    expect(mask(`a{width:${'('.repeat(100_000)}`)).toBe('');
  });

  it('never says a word that is not of CSS, whatever is put together', () => {
    const piece = fc.constantFrom(
      'smith',
      '"smith"',
      "'smith",
      '/*smith*/',
      '.smith',
      '#smith',
      '[smith="smith"]',
      'url(smith',
      '@smith',
      '--smith:',
      ':',
      ';',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      ',',
      '\\73 mith',
      '\\',
      '1smith',
      '!',
      'color:',
      'font:',
      'content:',
      'grid-area:',
      'animation:',
      '@media ',
      '@layer ',
      '@container ',
      '@keyframes ',
      '@supports ',
      ':not(',
      '::part(',
      '<!--',
      '-->',
      '\n',
      ' ',
      'a',
      '>',
      '|',
      '*',
      '=',
      '-',
      '--',
      'var(',
      '%',
      '"',
      "'",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const masked = mask(pieces.join(''));
        expect(masked).not.toContain('smith');
        expect(masked).not.toMatch(/\\|url\(|mith/);
      }),
      { numRuns: 3000 },
    );
  });

  it('never grows a string that CSS reads as one (by another reader)', () => {
    const text = fc.string({ unit: fc.constantFrom(...'a"\'\\/*{};:()[]#.@-1 \n') });
    fc.assert(
      fc.property(text, (css) => {
        const strings = tokenize({ css: mask(css) }).filter(([type]) => type === TokenType.String);
        expect(strings.every(([, raw]) => /^"(?:[a-z_ .]|_[a-z]{10})*"$/.test(raw))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the style attribute', () => {
  const attribute = (style: unknown) => maskAttributes(masker, 'p', { style });

  it('drops data in the brackets of nothing', () => {
    expect(attribute('--card:(4929 1234 5678 9012);--y:calc(1px + 2px)')).toEqual({
      style: expect.stringMatching(/^--_[a-z]{10}:calc\(1px \+ 2px\);$/),
    });
  });

  it('keeps layout and drops data', () => {
    expect(attribute('width:3px;--balance:1200;--x:2px;color:smith;a{top:1px}')).toEqual({
      style: expect.stringMatching(/^width:3px;--_[a-z]{10}:2px;$/),
    });
  });

  it('in object form removes what became doubtful', () => {
    expect(
      attribute({
        width: '3px',
        color: ['red', 'important'],
        'font-size': 'smith',
        smith: '1px',
        top: false,
      }),
    ).toEqual({
      style: { width: '3px', color: ['red', 'important'], 'font-size': false, top: false },
    });
  });
});
