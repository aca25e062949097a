// One piece of CSS on its way from tokens to text. Must never write a token that it does not know.
import { type CSSToken, type TokenFunction, TokenType } from '@csstools/css-tokenizer';
import { isKnownAtRule, isKnownFunction, isRunningName } from './css-words.ts';
import { writeDimension, writeHash, writeName, writeNumber, writeString } from './css-write.ts';
import { isDataFont, isDataImage } from './data-url.ts';

/** Where the text stands: a sheet holds rules, a `style` attribute declarations, a property one value. */
export type CssPlace = 'sheet' | 'declarations' | 'value';

/** A rule that matches nothing: keeps the place of one that was taken out. */
export const PLACEHOLDER = '@media not all{}';
/** Brackets deeper than this end the piece. */
const MAX_DEPTH = 64;
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** Ends of text that would run into what follows. */
const STICKY_END = /[\w\-#@.+%\\]$|[^\0-\x7f]$/;
const STICKY_START = /^(?:[\w\-+.%(\\]|[^\0-\x7f])/;

/** Writes the tokens of one piece of CSS. */
export class CssPiece {
  /** Things that were taken out. */
  removed = 0;
  readonly #tokens: readonly CSSToken[];
  readonly #place: CssPlace;
  readonly #open: string[] = [];
  #at = 0;
  #out = '';
  #gap = false;

  constructor(tokens: readonly CSSToken[], place: CssPlace) {
    this.#tokens = tokens;
    this.#place = place;
  }

  /** The whole piece, every bracket closed. */
  write(): string {
    for (let token = this.#next(); token !== null; token = this.#next()) {
      if (this.#open.length > MAX_DEPTH) {
        this.removed += 1;
        return '';
      }
      this.#one(token);
    }
    return (this.#out + this.#open.toReversed().join('')).trim();
  }

  #next(): CSSToken | null {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token === undefined || token[0] === TokenType.EOF ? null : token;
  }

  #one(token: CSSToken): void {
    const text = this.#textOf(token);
    if (text === null) {
      this.removed += 1;
      this.#gap = true;
    } else if (text !== '') this.#put(text);
  }

  /** What to write for a token: null when it is taken out, '' when nothing is left to write. */
  #textOf(token: CSSToken): string | null {
    switch (token[0]) {
      case TokenType.Whitespace:
        return this.#space();
      case TokenType.Ident:
        return this.#name(token[4].value);
      case TokenType.Hash:
        return writeHash(token[4].value);
      case TokenType.String:
        return writeString(token[4].value);
      case TokenType.Number:
      case TokenType.Percentage:
        return writeNumber(token);
      case TokenType.Dimension:
        return writeDimension(token);
      case TokenType.Delim:
        return /^[!-?[\]^-~]$/.test(token[4].value) ? token[4].value : null;
      case TokenType.Colon:
      case TokenType.Comma:
        return token[1];
      case TokenType.Semicolon:
        return this.#place === 'value' && this.#open.length === 0 ? null : ';';
      case TokenType.Function:
        return this.#call(token);
      case TokenType.URL:
        return this.#address(token[4].value);
      case TokenType.AtKeyword:
        return this.#atRule(token[4].value.toLowerCase());
      case TokenType.OpenParen:
      case TokenType.OpenSquare:
        return this.#bracket(token[1], token[1]);
      case TokenType.OpenCurly:
        return this.#curly();
      case TokenType.CloseParen:
      case TokenType.CloseSquare:
      case TokenType.CloseCurly:
        return this.#close(token[1]);
      // rrweb cuts a sheet at its own comments, and nearly in the right place: parts that can be moved about.
      case TokenType.Comment:
      case TokenType.CDO:
      case TokenType.CDC:
        return this.#nothing();
      case TokenType.BadString:
      case TokenType.BadURL:
      case TokenType.UnicodeRange:
      case TokenType.EOF:
        return null;
      default:
        return unknownToken(token);
    }
  }

  #put(text: string): void {
    const joins = this.#gap && STICKY_END.test(this.#out.slice(-2)) && STICKY_START.test(text);
    this.#out += joins ? ` ${text}` : text;
    this.#gap = false;
  }

  #nothing(): '' {
    this.#gap = true;
    return '';
  }

  #space(): '' {
    // White space after an escape would be read as its end, so it is written twice there.
    if (!this.#out.endsWith(' ') || /\\[0-9a-f]{1,6} $/.test(this.#out.slice(-8))) this.#out += ' ';
    return '';
  }

  #name(name: string): string {
    if (!isRunningName(name)) return writeName(name);
    this.removed += 1;
    return 'x-removed';
  }

  #bracket(open: string, text: string): string {
    this.#open.push(CLOSERS[open] ?? '');
    // `#url(` and `1url(` are two tokens each; nobody shall read them otherwise.
    if (text === '(' && STICKY_END.test(this.#out.slice(-2))) this.#space();
    return text;
  }

  #curly(): string | null {
    if (this.#place === 'sheet') return this.#bracket('{', '{');
    this.#skip('}');
    return null;
  }

  #close(closer: string): string {
    if (this.#open.at(-1) !== closer) return this.#nothing();
    this.#open.pop();
    return closer;
  }

  #call(token: TokenFunction): string {
    const name = token[4].value.toLowerCase();
    if (name === 'url') return this.#address(this.#skip(')'));
    if (isKnownFunction(name)) return this.#bracket('(', `${name}(`);
    this.#skip(')');
    return this.#none();
  }

  #address(address: string): string {
    return isDataImage(address) || isDataFont(address) ? `url("${address}")` : this.#none();
  }

  #none(): '' {
    this.removed += 1;
    this.#space();
    this.#put('none');
    return this.#space();
  }

  #atRule(name: string): string {
    if (this.#place === 'sheet' && isKnownAtRule(name)) return `@${name}`;
    const isRule = this.#place === 'sheet' && this.#open.every((closer) => closer === '}');
    this.#skipRule();
    // It has no rule of its own in the object model, and says nothing in text that is decoded already.
    if (name === 'charset') return this.#nothing();
    this.removed += 1;
    return isRule ? PLACEHOLDER : this.#nothing();
  }

  /** Passes over what a bracket holds, to its end. @returns the only string in it, '' when there is more or none */
  #skip(closer: string): string {
    const open = [closer];
    const held: CSSToken[] = [];
    while (open.length > 0) {
      const token = this.#next();
      if (token === null) break;
      if (token[1] === open.at(-1)) open.pop();
      else if (token[0] === TokenType.Function) open.push(')');
      else if (Object.hasOwn(CLOSERS, token[1])) open.push(CLOSERS[token[1]] ?? '');
      if (open.length > 0 && token[0] !== TokenType.Whitespace) held.push(token);
    }
    const [only, ...more] = held;
    return only?.[0] === TokenType.String && more.length === 0 ? only[4].value : '';
  }

  /** Passes over an at-rule: to its `;`, its block's end, or the end of the block that it stands in. */
  #skipRule(): void {
    for (let token = this.#next(); token !== null; token = this.#next()) {
      if (token[0] === TokenType.Semicolon) return;
      if (token[0] === TokenType.OpenCurly) {
        this.#skip('}');
        return;
      }
      if (token[1] === this.#open.at(-1)) {
        this.#at -= 1;
        return;
      }
      if (token[0] === TokenType.Function) this.#skip(')');
      else if (Object.hasOwn(CLOSERS, token[1])) this.#skip(CLOSERS[token[1]] ?? '');
    }
  }
}

function unknownToken(_: never): null {
  return null;
}
