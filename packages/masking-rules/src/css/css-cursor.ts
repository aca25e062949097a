// Reads CSS text token by token (CSS Syntax 3 §4). Only reads: what may be said again is decided elsewhere, and
// everything is written anew, so a misread token can lose a style but cannot carry text through. By character codes and
// without a token object, because a page's sheets are read on its main thread.

import {
  BACKSLASH,
  commentEnd,
  DIGIT,
  is,
  isClosed,
  NAME,
  NAME_START,
  SPACE,
  stringEnd,
  unescapeCss,
  urlEnd,
} from './css-codes.ts';

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

const DASH = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;

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

function closeOf(open: string): string {
  if (open === '[') return ']';
  return open === '{' ? '}' : ')';
}
