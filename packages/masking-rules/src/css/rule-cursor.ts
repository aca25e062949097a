// Steps through a style sheet from rule to rule (CSS Syntax 3 §5.4), without looking into preludes and declarations.
// Only finds where they begin and end; what stands there is read by a CssCursor. Must not follow nesting without end.
import { commentEnd, isNameCode, isSpace, stringEnd, urlEnd } from './css-codes.ts';

/**
 * `open`: a prelude and its `{`. `statement`: what ends with `;` or at the end of its block. `close`: a `}`. `split`:
 * where rrweb cuts the text of a style element that has several text nodes. `refused`: nested too deep.
 */
export type RuleStep = 'open' | 'statement' | 'close' | 'split' | 'end' | 'refused';

/** Text nested deeper than this is refused. */
const MAX_DEPTH = 64;
/** A constant of rrweb's. */
export const SPLIT = '/* rr_split */';

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const SEMICOLON = 0x3b;
const SLASH = 0x2f;
const STAR = 0x2a;
const BACKSLASH = 0x5c;

export class RuleCursor {
  readonly text: string;
  /** The prelude or statement found last. */
  start = 0;
  end = 0;
  depth = 0;
  isRefused = false;
  #at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The prelude or statement found last, without white space at its end. */
  found(): string {
    let { end } = this;
    while (end > this.start && isSpace(this.text.charCodeAt(end - 1))) end--;
    return this.text.slice(this.start, end);
  }

  next(): RuleStep {
    if (this.#skipGaps()) return 'split';
    if (this.isRefused) return 'refused';
    if (this.#at >= this.text.length) return 'end';
    if (this.depth > 0 && this.text.charCodeAt(this.#at) === CLOSE_BRACE) {
      this.depth--;
      this.#at++;
      return 'close';
    }
    this.start = this.#at;
    return this.#find();
  }

  /** Leaves the block that was opened last. */
  skipBlock(): void {
    const inside = this.depth;
    while (this.depth >= inside) {
      const step = this.next();
      if (step === 'end' || step === 'refused') return;
    }
  }

  /** White space, comments, empty statements. @returns true for rrweb's mark */
  #skipGaps(): boolean {
    const { text } = this;
    while (this.#at < text.length) {
      const code = text.charCodeAt(this.#at);
      if (isSpace(code) || code === SEMICOLON) this.#at++;
      else if (code === SLASH && text.charCodeAt(this.#at + 1) === STAR) {
        const isSplit = text.startsWith(SPLIT, this.#at);
        this.#at = commentEnd(text, this.#at);
        if (isSplit) return true;
      } else if (this.depth === 0 && text.startsWith('<!--', this.#at)) this.#at += 4;
      else if (this.depth === 0 && text.startsWith('-->', this.#at)) this.#at += 3;
      else return false;
    }
    return false;
  }

  #find(): RuleStep {
    const { text } = this;
    while (this.#at < text.length) {
      const code = text.charCodeAt(this.#at);
      // Most signs are letters.
      if (code > 0x5d ? code === OPEN_BRACE || code === CLOSE_BRACE : code <= SEMICOLON || code >= 0x5b) {
        const step = this.#special(code);
        if (step !== null) return step;
      } else this.#at++;
    }
    return this.#endAt('statement', 0);
  }

  #special(code: number): RuleStep | null {
    if (code === SEMICOLON) return this.#endAt('statement', 1);
    if (code === OPEN_BRACE) {
      this.depth++;
      this.isRefused ||= this.depth > MAX_DEPTH;
      return this.isRefused ? 'refused' : this.#endAt('open', 1);
    }
    if (code === CLOSE_BRACE && this.depth > 0) return this.#endAt('statement', 0);
    if (code === 0x28 || code === 0x5b) return this.#skipBrackets() ? null : 'refused';
    this.#at = this.#after(code);
    return null;
  }

  #endAt(step: RuleStep, used: number): RuleStep {
    this.end = this.#at;
    this.#at += used;
    return step;
  }

  /** After a string, a comment, an escape or any other sign. */
  #after(code: number): number {
    if (code === 0x22 || code === 0x27) return stringEnd(this.text, this.#at, code);
    if (code === SLASH && this.text.charCodeAt(this.#at + 1) === STAR) return commentEnd(this.text, this.#at);
    return this.#at + (code === BACKSLASH ? 2 : 1);
  }

  /** Past brackets and all in them; only the bracket that fits closes one. @returns false when nested too deep */
  #skipBrackets(): boolean {
    const { text } = this;
    const closes: number[] = [];
    do {
      const code = text.charCodeAt(this.#at);
      if (code === 0x28 && this.#skipUrl()) continue;
      if (code === 0x28 || code === 0x5b || code === OPEN_BRACE) closes.push(code === 0x28 ? 0x29 : code + 2);
      else if (code === closes[closes.length - 1]) closes.pop();
      this.#at = this.#after(code);
      this.isRefused ||= closes.length > MAX_DEPTH;
    } while (closes.length > 0 && !this.isRefused && this.#at < text.length);
    return !this.isRefused;
  }

  /** An address without quotes may hold any sign but `)`. */
  #skipUrl(): boolean {
    const from = this.#at - 3;
    if (from < this.start || this.text.slice(from, this.#at).toLowerCase() !== 'url') return false;
    if (from > this.start && isNameCode(this.text.charCodeAt(from - 1))) return false;
    const end = urlEnd(this.text, this.#at + 1);
    if (end === 0) return false;
    this.#at = end;
    return true;
  }
}
