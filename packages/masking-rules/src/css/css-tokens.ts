// CSS text as component values (CSS Syntax 3 §4, §5.4). Only reads: what may be said again is decided elsewhere, and
// everything is written anew, so a misread token can lose a style but cannot carry text through.

export type CssToken =
  | { readonly type: 'space' | 'split' | 'url' | 'bad' }
  | { readonly type: 'ident' | 'at' | 'hash' | 'string' | 'delim'; readonly value: string }
  | { readonly type: 'number'; readonly value: number; readonly unit: string; readonly raw: string };

/** `name(…)`, `(…)`, `[…]` or `{…}`; the name of the last three is ''. */
export interface CssBlock {
  readonly type: 'block';
  readonly open: '(' | '[' | '{';
  readonly name: string;
  readonly values: readonly CssValue[];
}
export type CssValue = CssToken | CssBlock;

/** Text nested deeper than this is refused. */
const MAX_DEPTH = 64;
/** Where rrweb cuts the text of a style element that has several text nodes; a constant of rrweb's. */
const SPLIT = '/* rr_split */';

const ESCAPE = String.raw`\\(?:[0-9a-f]{1,6}(?:\r\n|\s)?|[^0-9a-f\n\r\f])`;
const PART = String.raw`(?:[\w\-]|[^\0-\x7f]|${ESCAPE})`;
const IDENT = String.raw`(?:--|-?(?:[a-z_]|[^\0-\x7f]|${ESCAPE}))${PART}*`;
const TOKEN = new RegExp(
  [
    String.raw`(?<space>(?:\s|<!--|-->)+)`,
    String.raw`(?<comment>/\*[^]*?(?:\*/|$))`,
    String.raw`(?<string>"(?:[^"\\\n]|\\[^])*(?:"|$)|'(?:[^'\\\n]|\\[^])*(?:'|$))`,
    String.raw`(?<number>[+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?)(?<unit>%|${IDENT})?`,
    String.raw`(?<url>url\(\s*(?!["'\s])(?:[^)\\]|\\[^])*(?:\)|$))`,
    `(?<ident>${IDENT})(?<call>\\()?`,
    `@(?<at>${IDENT})`,
    `#(?<hash>${PART}+)`,
    '(?<delim>[^])',
  ].join('|'),
  'giuy',
);

/** Reads CSS text. Text that closes what it did not open, or is nested too deep, holds a `bad` token. */
export function readCss(text: string): readonly CssValue[] {
  const root: CssValue[] = [];
  const open: { close: string; values: CssValue[] }[] = [{ close: '', values: root }];
  for (const match of text.matchAll(TOKEN)) {
    const { values, close } = open.at(-1) ?? { values: root, close: '' };
    const block = openingOf(match.groups ?? {});
    if (block !== null) {
      values.push(block.value);
      open.push(block);
    } else if (match[0] === close) open.pop();
    else values.push(tokenOf(match[0], match.groups ?? {}));
    if (open.length > MAX_DEPTH) return [{ type: 'bad' }];
  }
  return root;
}

type Groups = Readonly<Record<string, string | undefined>>;
const CLOSE = { '(': ')', '[': ']', '{': '}' } as const;

function openingOf({ ident, call, delim }: Groups) {
  const open = call ?? delim;
  if (open !== '(' && open !== '[' && open !== '{') return null;
  const values: CssValue[] = [];
  const name = ident === undefined ? '' : unescapeCss(ident).toLowerCase();
  return { value: { type: 'block', open, name, values } satisfies CssBlock, values, close: CLOSE[open] };
}

function tokenOf(raw: string, groups: Groups): CssToken {
  const { number, unit = '', string, ident, at, hash, delim } = groups;
  if (number !== undefined) return { type: 'number', value: Number(number), unit: unescapeCss(unit), raw };
  if (string !== undefined) return { type: 'string', value: unescapeCss(string.slice(1, -1)) };
  if (ident !== undefined) return { type: 'ident', value: unescapeCss(ident) };
  if (at !== undefined) return { type: 'at', value: unescapeCss(at).toLowerCase() };
  if (hash !== undefined) return { type: 'hash', value: unescapeCss(hash) };
  if (groups.url !== undefined) return { type: 'url' };
  if (delim !== undefined)
    return /["')\]}\\]/.test(delim) ? { type: 'bad' } : { type: 'delim', value: delim };
  return { type: raw === SPLIT ? 'split' : 'space' };
}

function unescapeCss(text: string): string {
  return text.replace(
    /\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?|(\r\n|[\s\S]))/giu,
    (_, hex?: string, plain?: string) =>
      hex === undefined ? (plain ?? '') : codePoint(Number.parseInt(hex, 16)),
  );
}

function codePoint(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** The values between top-level commas, white space at the ends removed. */
export function splitAtCommas(values: readonly CssValue[]): readonly CssValue[][] {
  const parts: CssValue[][] = [[]];
  for (const value of values) {
    if (value.type === 'delim' && value.value === ',') parts.push([]);
    else parts.at(-1)?.push(value);
  }
  return parts.map(trim);
}

/** Without white space at the ends. */
export function trim(values: readonly CssValue[]): CssValue[] {
  const first = values.findIndex((value) => value.type !== 'space');
  const last = values.findLastIndex((value) => value.type !== 'space');
  return first === -1 ? [] : values.slice(first, last + 1);
}
