// Names within CSS as tokens; and names that pass, written so that CSS reads the same name again and nothing else. Tokens need none of it; a name of
// the vocabulary can hold any sign.

import type { Tokenise } from '../names/tokens.ts';

/** A name of the page's own within CSS. In one case, because fonts have none and nothing else is told apart by it. */
export function maskWord(tokenise: Tokenise, name: string): string {
  return tokenise('word', name.toLowerCase());
}

/** A custom property's name as a token, and all else that two dashes begin: anchors, timelines, positions, palettes. */
export function maskDashed(tokenise: Tokenise, name: string): string {
  return `--${tokenise('property', name)}`;
}

const PLAIN = /^(?:--|-?[a-z_])[\w-]*$/i;

/** A name as an identifier (CSSOM §2.1, "serialize an identifier"). */
export function writeName(name: string): string {
  if (PLAIN.test(name)) return name;
  return [...name].map((sign, at, signs) => writeSign(sign, isStart(at, signs), name)).join('');
}

/** Would a digit here make the name a number? */
function isStart(at: number, signs: readonly string[]): boolean {
  return at === 0 || (at === 1 && signs[0] === '-');
}

function writeSign(sign: string, isAtStart: boolean, name: string): string {
  if (sign === '\0') return '\ufffd';
  if (/\d/.test(sign)) return isAtStart ? writeCode(sign) : sign;
  if (/\p{Cc}/u.test(sign)) return writeCode(sign);
  return (sign === '-' && name !== '-') || /\w|[\u0080-\uffff]/.test(sign) ? sign : `\\${sign}`;
}

/** A text as a string (CSSOM §2.1, "serialize a string"). */
export function writeString(text: string): string {
  const written = text
    .replaceAll('\0', '\ufffd')
    .replace(/["\\]/g, '\\$&')
    .replace(/\p{Cc}/gu, writeCode);
  return `"${written}"`;
}

function writeCode(sign: string): string {
  return `\\${sign.charCodeAt(0).toString(16)} `;
}
