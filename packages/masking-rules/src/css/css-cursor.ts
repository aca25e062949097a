// Reads CSS text token by token (CSS Syntax 3 §4). Only reads: what may be said again is decided elsewhere, and
// everything is written anew, so a misread token can lose a style but cannot carry text through. By character codes and
// without a token object, because a page's sheets are read on its main thread.

export type TokenKind =
  | 'ident'
  | 'function'
  | 'at'
  | 'hash'
  | 'string'
  | 'url'
  | 'number'
  | 'delim'
  | 'space'
  | 'comment'
  | 'open'
  | 'close'
  | 'bad'
  | 'end';

const BACKSLASH = 0x5c;
const DASH = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;

const NAME = 1;
const NAME_START = 2;
const DIGIT = 4;
const SPACE = 8;
const CODES = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const sign = String.fromCharCode(code);
  if (/[a-z_]/i.test(sign)) CODES[code] = NAME | NAME_START;
  else if (/\d/.test(sign)) CODES[code] = NAME | DIGIT;
  else if (sign === '-') CODES[code] = NAME;
  else if (/[ \t\n\r\f]/.test(sign)) CODES[code] = SPACE;
}

/** Is this code of a kind? Every sign beyond ASCII can stand in a name. */
function is(kind: number, code: number): boolean {
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

const ESCAPED_NAME = /(?:[\w-]|[^\0-\x7f]|\\(?:[0-9a-f]{1,6}(?:\r\n|\s)?|[^0-9a-f\n\r\f]))*/iuy;
const NUMBER = /[+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?/iy;

/** The tokens of a part of a text, one at a time. */
export class CssCursor {
  readonly text: string;
  readonly end: number;
  /** Where the next token starts. */
  at: number;
  /** Of the token read last. */
  kind: TokenKind = 'space';
  start: number;
  /** A name or the inside of a string without escapes; of functions and at-rules in lower case; a sign as it is. */
  value = '';
  number = 0;
  unit = '';

  constructor(text: string, start = 0, end = text.length) {
    this.text = text;
    this.start = start;
    this.at = start;
    this.end = end;
  }

  /** Reads the next token; `end` for ever at the end. */
  next(): TokenKind {
    this.start = this.at;
    this.kind = this.at < this.end ? this.#read(this.text.charCodeAt(this.at)) : 'end';
    return this.kind;
  }

  /** Reads the next token that is neither white space nor a comment. */
  nextSolid(): TokenKind {
    do this.next();
    while (this.kind === 'space' || this.kind === 'comment');
    return this.kind;
  }

  /** Reads on to the bracket that closes the one read last. @returns the text between */
  skipBlock(): CssCursor {
    const from = this.at;
    let open = 1;
    const closes = [closeOf(this.value)];
    while (open > 0 && this.next() !== 'end') {
      if (this.kind === 'open' || this.kind === 'function') closes[open++] = closeOf(this.value);
      else if (this.kind === 'close' && this.value === closes[open - 1]) open--;
    }
    return new CssCursor(this.text, from, this.start);
  }

  /** Unreads the token read last. */
  back(): void {
    this.at = this.start;
  }

  #read(code: number): TokenKind {
    if (is(NAME_START, code)) return this.#identLike();
    if (is(SPACE, code)) return this.#space();
    if (is(DIGIT, code)) return this.#number();
    switch (code) {
      case 0x22:
      case 0x27:
        return this.#string(code);
      case 0x23:
        return this.#prefixed('hash', is(NAME, this.#code(1)) || this.#isEscape(1));
      case 0x40:
        return this.#prefixed('at', this.#isName(1));
      case PLUS:
      case DOT:
      case DASH:
        if (this.#isNumber()) return this.#number();
        return code === DASH && this.#isName(0) ? this.#identLike() : this.#sign('delim');
      case BACKSLASH:
        return this.#isEscape(0) ? this.#identLike() : this.#sign('bad');
      case 0x2f:
        return this.#code(1) === 0x2a ? this.#comment() : this.#sign('delim');
      case 0x28:
      case 0x5b:
      case 0x7b:
        return this.#sign('open');
      case 0x29:
      case 0x5d:
      case 0x7d:
        return this.#sign('close');
      default:
        return this.#sign('delim');
    }
  }

  /** A code from here on; 0 beyond the end. */
  #code(ahead: number): number {
    const at = this.at + ahead;
    return at < this.end ? this.text.charCodeAt(at) : 0;
  }

  /** §4.3.8 */
  #isEscape(ahead: number): boolean {
    const next = this.#code(ahead + 1);
    return this.#code(ahead) === BACKSLASH && next !== 0 && next !== 0x0a && next !== 0x0d && next !== 0x0c;
  }

  /** §4.3.9 */
  #isName(ahead: number): boolean {
    const first = this.#code(ahead);
    if (first !== DASH) return (first !== 0 && is(NAME_START, first)) || this.#isEscape(ahead);
    const next = this.#code(ahead + 1);
    return next === DASH || (next !== 0 && is(NAME_START, next)) || this.#isEscape(ahead + 1);
  }

  /** §4.3.10 */
  #isNumber(): boolean {
    const at = this.#code(0) === DOT ? 0 : 1;
    return is(DIGIT, this.#code(at)) ? at === 1 : this.#code(at) === DOT && is(DIGIT, this.#code(at + 1));
  }

  #sign(kind: TokenKind): TokenKind {
    this.value = this.text.charAt(this.at++);
    return kind;
  }

  #space(): TokenKind {
    while (this.at < this.end && is(SPACE, this.text.charCodeAt(this.at))) this.at++;
    return 'space';
  }

  #comment(): TokenKind {
    this.at = Math.min(commentEnd(this.text, this.at), this.end);
    return 'comment';
  }

  #name(): string {
    const { text, end, at: from } = this;
    let at = from;
    while (at < end && is(NAME, text.charCodeAt(at))) at++;
    if (at < end && text.charCodeAt(at) === BACKSLASH) return unescapeCss(this.#match(ESCAPED_NAME));
    this.at = at;
    return text.slice(from, at);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    let raw = pattern.exec(this.text)?.[0] ?? '';
    if (this.at + raw.length > this.end) {
      pattern.lastIndex = 0;
      raw = pattern.exec(this.text.slice(this.at, this.end))?.[0] ?? '';
    }
    this.at += raw.length;
    return raw;
  }

  #prefixed(kind: 'hash' | 'at', isName: boolean): TokenKind {
    if (!isName) return this.#sign('delim');
    this.at++;
    this.value = kind === 'at' ? this.#name().toLowerCase() : this.#name();
    return kind;
  }

  #identLike(): TokenKind {
    this.value = this.#name();
    if (this.#code(0) !== 0x28) return 'ident';
    this.at++;
    this.value = this.value.toLowerCase();
    const end = this.value === 'url' ? urlEnd(this.text, this.at, this.end) : 0;
    if (end === 0) return 'function';
    this.at = end;
    return 'url';
  }

  #number(): TokenKind {
    const raw = this.#match(NUMBER);
    this.number = Number(raw);
    this.unit = '';
    if (this.#code(0) === 0x25) {
      this.unit = '%';
      this.at++;
    } else if (this.#isName(0)) this.unit = this.#name();
    return 'number';
  }

  #string(quote: number): TokenKind {
    const from = this.at + 1;
    this.at = stringEnd(this.text, this.at, quote, this.end);
    const hasEnd = isClosed(this.text, from, this.at, quote);
    if (!hasEnd && this.at < this.end) return 'bad';
    this.value = unescapeCss(this.text.slice(from, hasEnd ? this.at - 1 : this.at));
    return 'string';
  }
}

/** Is the last sign before `end` the quote, and not an escaped one? */
function isClosed(text: string, from: number, end: number, quote: number): boolean {
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
    if (code === BACKSLASH) at++;
    else if (code === 0x0a || code === 0x0d || code === 0x0c) return at;
  }
  return end;
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

function closeOf(open: string): string {
  if (open === '[') return ']';
  return open === '{' ? '}' : ')';
}

function unescapeCss(text: string): string {
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
