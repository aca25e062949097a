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
// Numbered groups, because a match with named ones costs three times as much.
const TOKEN = new RegExp(
  [
    String.raw`(?:\s|<!--|-->)+|/\*[^]*?(?:\*/|$)`,
    String.raw`("(?:[^"\\\n]|\\[^])*(?:"|$)|'(?:[^'\\\n]|\\[^])*(?:'|$))`,
    String.raw`([+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?)(%|${IDENT})?`,
    String.raw`(url\(\s*(?!["'\s])(?:[^)\\]|\\[^])*(?:\)|$))`,
    `(${IDENT})(\\()?`,
    `@(${IDENT})`,
    `#(${PART}+)`,
    '([^])',
  ].join('|'),
  'giuy',
);

/**
 * Reads CSS text, one top-level value at a time so that a large sheet is never held as a whole. Text that closes what
 * it did not open, or is nested too deep, gives a `bad` token.
 */
export function* readCss(text: string): Generator<CssValue, void> {
  const open: ReturnType<typeof openingOf>[] = [];
  /** Puts a value where it belongs. @returns true for one of the top level */
  const add = (value: CssValue) => {
    const outer = open.at(-1);
    outer?.values.push(value);
    return outer == null;
  };
  for (const match of text.matchAll(TOKEN)) {
    const inner = open.at(-1);
    const block = openingOf(match);
    if (block !== null) open.push(block);
    else if (inner != null && match[0] === inner.close) {
      open.pop();
      if (add(inner.value)) yield inner.value;
    } else {
      const token = tokenOf(match);
      if (add(token)) yield token;
    }
    if (open.length > MAX_DEPTH) return yield { type: 'bad' };
  }
  // What is open at the end of the text is closed there (§5.4.8).
  for (let inner = open.pop(); inner != null; inner = open.pop()) if (add(inner.value)) yield inner.value;
}

const CLOSE = { '(': ')', '[': ']', '{': '}' } as const;

function openingOf({ 5: ident, 6: call, 9: delim }: RegExpExecArray) {
  const open = call ?? delim;
  if (open !== '(' && open !== '[' && open !== '{') return null;
  const values: CssValue[] = [];
  const name = ident === undefined ? '' : unescapeCss(ident).toLowerCase();
  return { value: { type: 'block', open, name, values } satisfies CssBlock, values, close: CLOSE[open] };
}

function tokenOf({
  0: raw,
  1: string,
  2: number,
  3: unit,
  4: url,
  5: ident,
  7: at,
  8: hash,
  9: delim,
}: RegExpExecArray): CssToken {
  if (ident !== undefined) return { type: 'ident', value: unescapeCss(ident) };
  if (delim !== undefined)
    return /["')\]}\\]/.test(delim) ? { type: 'bad' } : { type: 'delim', value: delim };
  if (number !== undefined)
    return { type: 'number', value: Number(number), unit: unescapeCss(unit ?? ''), raw };
  if (string !== undefined) return { type: 'string', value: unescapeCss(string.slice(1, -1)) };
  if (at !== undefined) return { type: 'at', value: unescapeCss(at).toLowerCase() };
  if (hash !== undefined) return { type: 'hash', value: unescapeCss(hash) };
  if (url !== undefined) return { type: 'url' };
  return { type: raw === SPLIT ? 'split' : 'space' };
}

function unescapeCss(text: string): string {
  if (!text.includes('\\')) return text;
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
