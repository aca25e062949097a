// The reader of CSS against another one, and the steps from rule to rule.
import { type CSSToken, TokenType, tokenize } from '@csstools/css-tokenizer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CssCursor } from '../src/css/css-cursor.ts';
import { RuleCursor } from '../src/css/rule-cursor.ts';

/** What both readers say of a text, in one form. */
function ours(css: string): string[] {
  const cursor = new CssCursor(css);
  const read: string[] = [];
  while (cursor.next() !== 'end') read.push(oneOfOurs(cursor));
  return read;
}

function oneOfOurs({ kind, value, number, unit }: CssCursor): string {
  if (kind === 'space' || kind === 'comment' || kind === 'url' || kind === 'bad') return kind;
  if (kind === 'number') return `number ${number}${unit}`;
  return `${kind === 'open' || kind === 'close' ? 'delim' : kind} ${value}`;
}

const PLAIN: ReadonlyMap<string, string> = new Map([
  [TokenType.Whitespace, 'space'],
  [TokenType.Comment, 'comment'],
  [TokenType.URL, 'url'],
  [TokenType.BadURL, 'url'],
  [TokenType.BadString, 'bad'],
]);

function theirs(css: string): string[] {
  return tokenize({ css })
    .filter(([type]) => type !== TokenType.EOF)
    .flatMap(oneOfTheirs);
}

function oneOfTheirs([type, raw, , , more]: CSSToken): string[] {
  const plain = PLAIN.get(type);
  if (plain !== undefined) return [plain];
  const value = (more ?? {}) as { value?: unknown; unit?: string };
  if (type === TokenType.Number || type === TokenType.Percentage || type === TokenType.Dimension) {
    const unit = type === TokenType.Percentage ? '%' : (value.unit ?? '');
    return [`number ${Number(value.value)}${unit}`];
  }
  if (type === TokenType.Ident) return [`ident ${value.value}`];
  if (type === TokenType.Function) return [`function ${String(value.value).toLowerCase()}`];
  if (type === TokenType.AtKeyword) return [`at ${String(value.value).toLowerCase()}`];
  if (type === TokenType.Hash) return [`hash ${value.value}`];
  if (type === TokenType.String) return [`string ${value.value}`];
  if (raw === '\\') return ['bad'];
  return [`delim ${raw}`];
}

const SIGNS = [
  ...'a z_Z-\\"\'/*{};:()[]#.@+-1e9%!,>|~&=<\n\t \u00e9\u{1f600}',
  '--',
  'url(',
  '/*',
  '*/',
  '\\41 ',
  '\\"',
  '1.5',
  '.5e3',
  'px',
  '@media',
  '#f0f',
];

describe('CssCursor', () => {
  it('reads what another reader reads', () => {
    const texts = fc
      .array(fc.constantFrom(...SIGNS), { maxLength: 24 })
      .map((signs) => signs.join(''))
      // An escape of nothing at the end is a name there, and nothing that is known here. `<!--` and `-->` are steps
      // between rules here.
      .filter((css) => !/<!--|-->|\\$/.test(css));
    fc.assert(
      fc.property(texts, (css) => {
        expect(ours(css)).toEqual(theirs(css));
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ['a\\:b', ['ident a:b']],
    ['\\75rl(x)', ['url']],
    ['URL("x")', ['function url', 'string x', 'delim )']],
    ['"a\\\nb\\22"', ['string ab"']],
    ['"a\nb', ['bad', 'space', 'ident b']],
    // The white space after a numbered escape is the escape's, a line break too.
    ['"\\a\nb"', ['string \nb']],
    ['"\\41\r\nb"', ['string Ab']],
    ['"\\000041b"', ['string Ab']],
    ['\\0 \\d800 \\110000 ', ['ident \ufffd\ufffd\ufffd']],
  ])('reads %j as %j', (css, expected) => expect(ours(css)).toEqual(expected));

  it('never reads beyond its end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SIGNS), { maxLength: 16 }), fc.nat(20), (signs, cut) => {
        const css = signs.join('');
        const part = css.slice(0, cut);
        const cursor = new CssCursor(css, 0, part.length);
        const read: string[] = [];
        while (cursor.next() !== 'end') read.push(oneOfOurs(cursor));
        expect(cursor.at).toBe(part.length);
        expect(read).toEqual(ours(part));
      }),
      { numRuns: 5000 },
    );
  });
});

function steps(css: string): string[] {
  const rules = new RuleCursor(css);
  const read: string[] = [];
  for (let step = rules.next(); step !== 'end'; step = rules.next()) {
    if (step === 'refused') return [...read, step];
    read.push(step === 'open' || step === 'statement' ? `${step} ${rules.found()}` : step);
  }
  return read;
}

describe('RuleCursor', () => {
  it.each([
    ['a{b:c;d:e}f{}', ['open a', 'statement b:c', 'statement d:e', 'close', 'open f', 'close']],
    ['a{b:";}";c:url(data:x;{"})}', ['open a', 'statement b:";}"', 'statement c:url(data:x;{"})', 'close']],
    ['a[b="{"]{}', ['open a[b="{"]', 'close']],
    ['a{b:myurl(";{")}', ['open a', 'statement b:myurl(";{")', 'close']],
    ['a{b:(};c:d}e{}', ['open a', 'statement b:(};c:d}e{}']],
    ['a\\{b{}', ['open a\\{b', 'close']],
    ['@a;;@b x{c{}}', ['statement @a', 'open @b x', 'open c', 'close', 'close']],
    ['/*{*/a/*}*/{}', ['open a/*}*/', 'close']],
    ['<!--a{}-->b{}', ['open a', 'close', 'open b', 'close']],
    [
      'a{}/* rr_split */b{c:d/* rr_split */}',
      ['open a', 'close', 'split', 'open b', 'statement c:d/* rr_split */', 'close'],
    ],
    ['}a{}', ['open }a', 'close']],
    ['a{b', ['open a', 'statement b']],
    ['a{b:"x', ['open a', 'statement b:"x']],
  ])('of %j are %j', (css, expected) => expect(steps(css)).toEqual(expected));

  it('end with text that is nested without end', () => {
    expect(steps('a{'.repeat(1000)).at(-1)).toBe('refused');
    expect(steps(`a{b:${'('.repeat(1000)}`).at(-1)).toBe('refused');
  });

  it('leave a block and all that is in it', () => {
    const rules = new RuleCursor('a{b{c:d}e:f;g{}}h{}');
    rules.next();
    rules.skipBlock();
    expect([rules.next(), rules.found()]).toEqual(['open', 'h']);
  });
});
