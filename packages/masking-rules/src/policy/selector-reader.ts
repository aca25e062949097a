// Reads the selectors that a policy may hold: a part of CSS whose answer is the same on a live page and on stored
// events. The page's engine, or css-what, is asked besides. Must refuse what is not in its grammar, never skip it: a
// selector that matches nothing masks nothing.

/** One attribute selector; `value` is '' where only the attribute's presence is asked for. */
export interface AttributeTest {
  readonly name: string;
  readonly operator: string;
  readonly value: string;
}

/** What one element must be, without what stands before it. */
export interface Compound {
  /** In lower case; '' when no element name is asked for. */
  readonly element: string;
  readonly attributes: readonly AttributeTest[];
  /** Of `:is()` and `:where()`: what the element may be besides. */
  readonly alternatives: readonly Compound[];
}

/** One of the selectors between commas. */
export interface ReadSelector {
  /** As written, white space and combinators in one form. */
  readonly text: string;
  /** The element that is selected. */
  readonly subject: Compound;
}

/** Say nothing about a moment: no `:hover`, no `:checked`. Stored events could not answer those. */
const PLAIN: ReadonlySet<string> = new Set([
  'root',
  'first-child',
  'last-child',
  'only-child',
  'first-of-type',
  'last-of-type',
  'only-of-type',
]);
const COUNTING: ReadonlySet<string> = new Set([
  'nth-child',
  'nth-last-child',
  'nth-of-type',
  'nth-last-of-type',
]);
const LISTING: ReadonlySet<string> = new Set(['is', 'where', 'not']);

/** A backslash and a sign, or up to six digits of hex and one white space. */
const ESCAPE = String.raw`\\(?:[0-9a-f]{1,6}(?:\r\n|[ \t\n\r\f])?|[^0-9a-f\n\r\f])`;
const IDENT = new RegExp(
  `(?:--|-?(?:[a-z_\\u00c0-\\uffff]|${ESCAPE}))(?:[\\w\\u00c0-\\uffff-]|${ESCAPE})*`,
  'iy',
);
const STRING = /"(?:[^"\\\n\r\f]|\\[^\n\r\f])*"|'(?:[^'\\\n\r\f]|\\[^\n\r\f])*'/y;
const SPACE = /[ \t\n\r\f]*/y;
const OPERATOR = /[~|^$*]?=/y;
const COMBINATOR = /[ \t\n\r\f]*(?:([>+~,])[ \t\n\r\f]*|(\)|$))|[ \t\n\r\f]+/y;
/** An+B, without `of`, which not every engine knows. */
const COUNT = /(?:even|odd|[+-]?\d{0,6}n(?:[ \t]*[+-][ \t]*\d{1,6})?|[+-]?\d{1,6})/iy;

/** @returns null for what is no selector list of this grammar */
export function readSelectors(text: string): readonly ReadSelector[] | null {
  try {
    const cursor = createCursor(text);
    const selectors = readList(cursor, { isRelative: false, mayHave: true });
    return cursor.isAtEnd() ? selectors : null;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

class Unreadable extends Error {}

interface Cursor {
  /** What stands here in this form; the cursor goes behind it. null leaves it where it was. */
  take(form: RegExp): RegExpExecArray | null;
  need(form: RegExp): RegExpExecArray;
  skip(sign: string): boolean;
  isAtEnd(): boolean;
}

function createCursor(text: string): Cursor {
  let at = 0;
  function take(form: RegExp): RegExpExecArray | null {
    form.lastIndex = at;
    const found = form.exec(text);
    if (found !== null) at = form.lastIndex;
    return found;
  }
  return {
    take,
    need(form) {
      const found = take(form);
      if (found === null) throw new Unreadable();
      return found;
    },
    skip(sign) {
      const isHere = text.startsWith(sign, at);
      if (isHere) at += sign.length;
      return isHere;
    },
    isAtEnd: () => at === text.length,
  };
}

interface Frame {
  /** May a selector begin with a combinator, as in `:has(> a)`? */
  readonly isRelative: boolean;
  /** `:has()` in `:has()` is none. */
  readonly mayHave: boolean;
}

/** Up to the end, or behind the parenthesis that closes the list. */
function readList(cursor: Cursor, frame: Frame, isInner = false): readonly ReadSelector[] {
  const selectors: ReadSelector[] = [];
  for (;;) {
    const { selector, end } = readComplex(cursor, frame);
    selectors.push(selector);
    if (end === ',') continue;
    if ((end === ')') !== isInner) throw new Unreadable();
    return selectors;
  }
}

function readComplex(cursor: Cursor, frame: Frame): { selector: ReadSelector; end: string } {
  cursor.take(SPACE);
  let text = frame.isRelative ? (cursor.take(/[>+~][ \t\n\r\f]*/y)?.[0].trim() ?? '') : '';
  for (;;) {
    const { compound, written } = readCompound(cursor, frame);
    text += written;
    const [, sign, closing] = cursor.need(COMBINATOR);
    const end = sign === ',' ? ',' : closing;
    if (end !== undefined) return { selector: { text, subject: compound }, end };
    text += sign ?? ' ';
  }
}

function readCompound(cursor: Cursor, frame: Frame): { compound: Compound; written: string } {
  const attributes: AttributeTest[] = [];
  const alternatives: Compound[] = [];
  const element = cursor.skip('*') ? '*' : (cursor.take(IDENT)?.[0] ?? '');
  let written = element;
  for (;;) {
    if (cursor.skip('#')) written += `#${cursor.need(IDENT)[0]}`;
    else if (cursor.skip('.')) written += `.${cursor.need(IDENT)[0]}`;
    else if (cursor.skip('[')) {
      const attribute = readAttribute(cursor);
      attributes.push(attribute.test);
      written += attribute.written;
    } else if (cursor.skip(':')) written += readPseudo(cursor, frame, alternatives);
    else break;
  }
  if (written === '') throw new Unreadable();
  return {
    compound: { element: element === '*' ? '' : element.toLowerCase(), attributes, alternatives },
    written,
  };
}

function readAttribute(cursor: Cursor): { test: AttributeTest; written: string } {
  cursor.take(SPACE);
  const name = cursor.need(IDENT)[0];
  cursor.take(SPACE);
  if (cursor.skip(']')) {
    return { test: { name: name.toLowerCase(), operator: '', value: '' }, written: `[${name}]` };
  }
  const operator = cursor.need(OPERATOR)[0];
  cursor.take(SPACE);
  const string = cursor.take(STRING)?.[0];
  const value = string?.slice(1, -1) ?? cursor.need(IDENT)[0];
  const flag = cursor.take(/[ \t\n\r\f]+([is])/iy)?.[1] ?? '';
  cursor.take(SPACE);
  cursor.need(/\]/y);
  const written = `[${name}${operator}${JSON.stringify(value)}${flag.toLowerCase()}]`;
  return { test: { name: name.toLowerCase(), operator, value }, written };
}

function readPseudo(cursor: Cursor, frame: Frame, alternatives: Compound[]): string {
  const name = cursor.need(/[a-z-]+/iy)[0].toLowerCase();
  if (PLAIN.has(name)) return `:${name}`;
  cursor.need(/\(/y);
  if (COUNTING.has(name)) {
    cursor.take(SPACE);
    const count = cursor.need(COUNT)[0].toLowerCase();
    cursor.take(SPACE);
    cursor.need(/\)/y);
    return `:${name}(${count.replace(/\s/g, '')})`;
  }
  const isHas = name === 'has' && frame.mayHave;
  if (!isHas && !LISTING.has(name)) throw new Unreadable();
  const inner = readList(cursor, { isRelative: isHas, mayHave: frame.mayHave && !isHas }, true);
  if (name === 'is' || name === 'where') alternatives.push(...inner.map(({ subject }) => subject));
  return `:${name}(${inner.map(({ text }) => text).join(',')})`;
}
