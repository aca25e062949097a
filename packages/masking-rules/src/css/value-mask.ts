// Values of CSS properties and conditions of at-rules: numbers with known units, colours and CSS words pass, names
// become tokens. Everything else makes the whole value doubtful (null). Must never show a string or an address.
import { CssCursor } from './css-cursor.ts';
import type { CssMemory } from './css-memory.ts';
import { maskDashed, maskWord } from './css-names.ts';
import { CONDITION, CUSTOM, type Property } from './css-properties.ts';
import { isKnownFamily, knownName, knownUnit } from './css-words.ts';
import { maskSelectors } from './selector-mask.ts';

const LOADS = /^(?:url|src|(?:-webkit-)?image-set|(?:-webkit-)?cross-fade|image|element|paint)$/;
const COLOUR = /^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
const SIGNS = ',/*+!-';
/** Features and axes of OpenType that change how wide a text is, or how it looks. */
const FEATURES =
  /^(?:ss(?:0[1-9]|1\d|20)|cv\d\d|c2sc|calt|case|clig|cpsp|dlig|frac|hist|hlig|kern|liga|lnum|onum|ordn|pnum|salt|sinf|smcp|subs|sups|swsh|tnum|titl|unic|zero|wght|wdth|slnt|ital|opsz|GRAD|FILL)$/;
/** What a number may be at most: more digits could be an account, a card, a telephone. */
const LARGEST = 999_999;
/** Brackets within brackets. */
const MAX_DEPTH = 32;

/** Masks the value of a property. @returns null when it is doubtful */
export function maskValue(memory: CssMemory, property: Property, text: string): string | null {
  if (property.isContent && /["'(]/.test(text)) return maskContent(text);
  return maskPart(memory, property, new CssCursor(text), '', MAX_DEPTH)?.trim() ?? null;
}

/** Masks the condition of `@media`, `@supports`, `@container`. @returns null when it is doubtful */
export function maskCondition(memory: CssMemory, text: string): string | null {
  return maskConditionPart(memory, new CssCursor(text), '', MAX_DEPTH)?.trim() ?? null;
}

/** The word in lower case when CSS words make it up, else null. */
export function wordOf({ words }: CssMemory, word: string): string | null {
  const known = words.get(word);
  return known === undefined ? words.set(word, knownName(word)) : known;
}

// A pseudo-element is there when it has content, whatever it says: `""` keeps its box.
function maskContent(text: string): string {
  return /!\s*important\s*$/i.test(text) ? '"" !important' : '""';
}

/** Up to the bracket that closes, or to the end of the text, where CSS closes what is open. */
function maskPart(
  memory: CssMemory,
  property: Property,
  cursor: CssCursor,
  close: string,
  depth: number,
): string | null {
  let text = '';
  let isAfterAddress = false;
  while (cursor.next() !== 'end') {
    if (cursor.kind === 'close') return cursor.value === close ? text : null;
    const isAddress = isAddressAt(cursor);
    const part = maskOne(memory, property, cursor, depth);
    if (part === null) return null;
    // `url(a)help` ends at its bracket; the `none` in its place would not.
    text += isAfterAddress && /^[\w(#-]/.test(part) ? ` ${part}` : part;
    isAfterAddress = isAddress;
  }
  return text;
}

function isAddressAt(cursor: CssCursor): boolean {
  return cursor.kind === 'url' || (cursor.kind === 'function' && LOADS.test(cursor.value));
}

function maskOne(memory: CssMemory, property: Property, cursor: CssCursor, depth: number): string | null {
  switch (cursor.kind) {
    case 'space':
    case 'comment':
      return ' ';
    case 'ident':
      return maskIdent(memory, property, cursor.value);
    case 'number':
      return maskNumber(cursor.number, cursor.unit);
    case 'delim':
      return SIGNS.includes(cursor.value) ? cursor.value : null;
    case 'hash':
      return COLOUR.test(cursor.value) ? `#${cursor.value.toLowerCase()}` : null;
    case 'function':
      return maskFunction(memory, property, cursor, depth);
    case 'open':
      return maskBrackets(memory, property, cursor, depth);
    case 'string':
      return maskString(memory, property, cursor.value);
    case 'url':
      return property.takesNone ? 'none' : null;
    default:
      return null;
  }
}

/** Three decimals and at most six digits before them: enough for a layout. */
function maskNumber(value: number, unit: string): string | null {
  const known = knownUnit(unit);
  if (known === null || !Number.isFinite(value)) return null;
  const clamped = Math.max(-LARGEST, Math.min(LARGEST, value));
  return String(Math.round(clamped * 1000) / 1000) + known;
}

function maskIdent(memory: CssMemory, property: Property, ident: string): string | null {
  if (ident.startsWith('--')) return maskDashed(memory.tokenise, ident);
  if (property.namesOf === 'none' || property.namesOf === 'features') return wordOf(memory, ident);
  const { namesOf, keywords } = property;
  // A custom property holds whatever another one wants: fonts, animations, areas.
  if (namesOf === 'font' || namesOf === 'custom') return wordOf(memory, ident) ?? maskFamily(memory, ident);
  const lower = ident.toLowerCase();
  if (keywords.has(lower)) return lower;
  return namesOf === 'grid' ? maskGridName(memory, ident) : maskWord(memory.tokenise, ident);
}

function maskFamily({ tokenise }: CssMemory, name: string): string {
  const lower = name.toLowerCase();
  return isKnownFamily(lower) ? lower : maskWord(tokenise, lower);
}

// An area named `a` is bounded by lines named `a-start` and `a-end` (CSS Grid 2 §7.3.2): the ends stay.
function maskGridName({ tokenise }: CssMemory, name: string): string {
  const end = /-(?:start|end)$/.exec(name)?.[0] ?? '';
  return maskWord(tokenise, name.slice(0, name.length - end.length)) + end;
}

function maskString(memory: CssMemory, { namesOf }: Property, text: string): string | null {
  if (namesOf === 'grid') return `"${maskAreas(memory, text)}"`;
  if (namesOf === 'features') return FEATURES.test(text) ? `"${text}"` : null;
  if (namesOf !== 'font' && namesOf !== 'custom') return null;
  return text === '' ? '""' : `"${maskFamily(memory, text)}"`;
}

function maskAreas({ tokenise }: CssMemory, text: string): string {
  const areas = text.trim().split(/\s+/);
  return areas.map((area) => (/^\.*$/.test(area) ? '.' : maskWord(tokenise, area))).join(' ');
}

function maskFunction(
  memory: CssMemory,
  property: Property,
  cursor: CssCursor,
  depth: number,
): string | null {
  if (isAddressAt(cursor)) {
    cursor.skipBlock();
    return property.takesNone ? 'none' : null;
  }
  const name = wordOf(memory, cursor.value);
  if (name === null || depth === 0) return null;
  const inner = maskPart(memory, property, cursor, ')', depth - 1);
  return inner === null ? null : `${name}(${inner})`;
}

function maskBrackets(
  memory: CssMemory,
  property: Property,
  cursor: CssCursor,
  depth: number,
): string | null {
  const open = cursor.value;
  const isFit = open === '(' || (open === '[' && property.namesOf === 'grid');
  if (!isFit || depth === 0) return null;
  const close = open === '(' ? ')' : ']';
  const inner = maskPart(memory, property, cursor, close, depth - 1);
  return inner === null ? null : open + inner + close;
}

function maskConditionPart(
  memory: CssMemory,
  cursor: CssCursor,
  close: string,
  depth: number,
): string | null {
  let text = '';
  // After a custom property stands what it is compared with.
  let property = CONDITION;
  while (cursor.next() !== 'end') {
    if (cursor.kind === 'close') return cursor.value === close ? text : null;
    const part = maskConditionOne(memory, property, cursor, depth);
    if (part === null) return null;
    if (part.startsWith('--')) property = CUSTOM;
    text += part;
  }
  return text;
}

function maskConditionOne(
  memory: CssMemory,
  property: Property,
  cursor: CssCursor,
  depth: number,
): string | null {
  const { kind, value } = cursor;
  if (kind === 'delim' && ':<>='.includes(value)) return value;
  const isOpen = kind === 'function' || (kind === 'open' && value === '(');
  if (!isOpen) return maskOne(memory, property, cursor, depth);
  if (value === 'selector') return maskSelectorTest(memory, cursor.skipBlock());
  const name = kind === 'function' ? wordOf(memory, value) : '';
  if (name === null || depth === 0) return null;
  const inner = maskConditionPart(memory, cursor, ')', depth - 1);
  return inner === null ? null : `${name}(${inner})`;
}

/** `@supports selector(…)` asks of the browser; of a list that cannot be kept whole nothing is. */
function maskSelectorTest(memory: CssMemory, inner: CssCursor): string | null {
  const masked = maskSelectors(memory, inner, 'whole');
  return masked === null ? null : `selector(${masked})`;
}
