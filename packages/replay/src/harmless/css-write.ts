// Writes CSS tokens anew. Inside names and strings only letters, digits, `-`, `_` and signs outside ASCII stand as they
// are, and in strings a few harmless signs: whatever reads the text later, in whatever state, finds no bracket, quote,
// `@`, `;` or comment that is not one.
import type { CSSToken, TokenDimension } from '@csstools/css-tokenizer';

/** A name (CSS Syntax 3, ident sequence). */
export function writeName(name: string): string {
  const text = name.replace(/[^\w\-\u0080-\u{10ffff}]/gu, escapeSign);
  if (text === '-') return '\\2d ';
  return text.replace(/^(-?)(\d)/, (_, dash: string, digit: string) => dash + escapeSign(digit));
}

/** A quoted string. */
export function writeString(text: string): string {
  return `"${text.replace(/[^\w\- .,!?#%&+=|~$^\u00a0-\u{10ffff}]/gu, escapeSign)}"`;
}

/** The name behind a `#`, which may begin with a digit. */
export function writeHash(name: string): string {
  return `#${name.replace(/[^\w\-\u0080-\u{10ffff}]/gu, escapeSign)}`;
}

/** A number or a percentage as it was written. */
export function writeNumber(token: CSSToken): string {
  return NUMBER.exec(token[1])?.[0] ?? '0';
}

/** A number with its unit, null when no unit of CSS looks like that. */
export function writeDimension(token: TokenDimension): string | null {
  const { unit } = token[4];
  const number = /^[+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?/i.exec(token[1])?.[0];
  // `n-1` is a unit to the tokenizer (An+B); a lone `e` would make an exponent of what follows.
  const isUnit = /^(?:[a-z]{1,8}|n-\d{0,6})$/i.test(unit) && !/^e$/i.test(unit);
  return number !== undefined && isUnit ? number + unit : null;
}

const NUMBER = /^[+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?%?$/i;

function escapeSign(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  return code === 0 ? '\ufffd' : `\\${code.toString(16)} `;
}
