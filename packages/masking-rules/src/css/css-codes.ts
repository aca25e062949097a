// Codes of CSS text, and where comments, strings and addresses in it end (CSS Syntax 3 §4.3). Only finds and reads.

/** The code of `\`. */
export const BACKSLASH = 0x5c;

/** What a code can be, as bits: in a name, at its start, a digit, white space. */
export const NAME = 1;
export const NAME_START = 2;
export const DIGIT = 4;
export const SPACE = 8;
const CODES = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const sign = String.fromCharCode(code);
  if (/[a-z_]/i.test(sign)) CODES[code] = NAME | NAME_START;
  else if (/\d/.test(sign)) CODES[code] = NAME | DIGIT;
  else if (sign === '-') CODES[code] = NAME;
  else if (/[ \t\n\r\f]/.test(sign)) CODES[code] = SPACE;
}

/** Is this code of a kind? Every sign beyond ASCII can stand in a name. */
export function is(kind: number, code: number): boolean {
  return code < 128 ? ((CODES[code] ?? 0) & kind) !== 0 : (kind & (NAME | NAME_START)) !== 0;
}

/** Can this code be in a name? */
export function isNameCode(code: number): boolean {
  return code === BACKSLASH || is(NAME, code);
}

/** Is this the code of white space? */
export function isSpace(code: number): boolean {
  return is(SPACE, code);
}

/** Is the last sign before `end` the quote, and not an escaped one? */
export function isClosed(text: string, from: number, end: number, quote: number): boolean {
  if (end <= from || text.charCodeAt(end - 1) !== quote) return false;
  let at = end - 2;
  while (at >= from && text.charCodeAt(at) === BACKSLASH) at--;
  return (end - 2 - at) % 2 === 0;
}

/** Where a comment ends that starts here. */
export function commentEnd(text: string, at: number): number {
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? text.length : end + 2;
}

/** Where a string ends that starts here: after its quote, before a line break, at the end of the text (§4.3.5). */
export function stringEnd(text: string, start: number, quote: number, end = text.length): number {
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === BACKSLASH) at = escapeEnd(text, at) - 1;
    else if (code === 0x0a || code === 0x0d || code === 0x0c) return at;
  }
  return end;
}

/** Where an escape ends that starts here: a sign or line break, or up to six digits and a white space after them (§4.3.7). */
function escapeEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < start + 7 && isHex(text.charCodeAt(at))) at++;
  if (text.startsWith('\r\n', at)) return at + 2;
  const isNumbered = at > start + 1;
  return !isNumbered || isSpace(text.charCodeAt(at)) ? at + 1 : at;
}

function isHex(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

/** Where an address without quotes ends that starts here, after `url(`; 0 when it has quotes (§4.3.6). */
export function urlEnd(text: string, start: number, end = text.length): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  if (at < end && (text.charCodeAt(at) === 0x22 || text.charCodeAt(at) === 0x27)) return 0;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x29) return at + 1;
    if (code === BACKSLASH) at++;
  }
  return end;
}

/** A name, or the inside of a string, without escapes (§4.3.7). */
export function unescapeCss(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?|(\r\n|[\s\S])|$)/giu,
    (_, hex?: string, plain?: string) =>
      hex === undefined ? (plain ?? '').replace(/[\r\n\f]/g, '') : codePoint(Number.parseInt(hex, 16)),
  );
}

function codePoint(code: number): string {
  const isSign = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isSign ? String.fromCodePoint(code) : '\ufffd';
}
