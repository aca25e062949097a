// Selectors: names become the tokens that the nodes carry, known element names, states and parts pass. A selector
// that says anything else is left out of its list; must never widen what a rule matches among masked nodes.
import { maskSelectorAttribute, NEVER } from '../names/attribute-names.ts';
import { maskElementName } from '../names/element-names.ts';
import { readAttributeSelector } from './attribute-selector.ts';
import { CssCursor } from './css-cursor.ts';
import type { CssMemory } from './css-memory.ts';
import { maskWord, writeName } from './css-names.ts';
import { ARGUMENTS, PSEUDO } from './pseudo-names.ts';

/**
 * `some`: a selector that cannot be kept may go, because its list then matches less. `whole`: all are kept or none.
 * `inside-not`: all or none too; and what matches no masked node is written as such, because here it matters.
 */
export type ListMode = 'some' | 'whole' | 'inside-not';

const POSITION = /^(?:odd|even|[+-]?\d{0,4}n?(?:\s*[+-]\s*\d{1,4})?)$/;
/** Stands for an attribute that no masked node has, and counts as much as one in the cascade. */
const NO_ATTRIBUTE = '[_]';

/** The selectors of a rule. @returns null when none can be kept */
export function maskPrelude(memory: CssMemory, text: string): string | null {
  return maskSelectors(memory, new CssCursor(text), 'some');
}

/** Masks a list of selectors, to the end of what the cursor reads. @returns null when it cannot be kept */
export function maskSelectors(memory: CssMemory, cursor: CssCursor, mode: ListMode): string | null {
  let kept = '';
  do {
    const selector = maskSelector(memory, cursor, mode);
    if (selector !== null) kept += kept === '' ? selector : `,${selector}`;
    else if (mode !== 'some') return null;
  } while (cursor.kind !== 'end');
  return kept === '' ? null : kept;
}

/** One selector, with the comma after it. */
function maskSelector(memory: CssMemory, cursor: CssCursor, mode: ListMode): string | null {
  let text = '';
  let isKept = true;
  while (cursor.next() !== 'end' && !(cursor.kind === 'delim' && cursor.value === ',')) {
    const part = maskPart(memory, cursor, mode);
    if (part === null) isKept = false;
    else text += part;
  }
  const trimmed = text.trim();
  return isKept && trimmed !== '' ? trimmed : null;
}

function maskPart(memory: CssMemory, cursor: CssCursor, mode: ListMode): string | null {
  const { kind, value } = cursor;
  switch (kind) {
    case 'space':
      return ' ';
    case 'comment':
      return '/**/';
    case 'ident':
      return maskElementName(memory.tokenise, value);
    case 'hash':
      return `#${writeName(memory.tokenise('id', value))}`;
    case 'delim':
      return maskSign(memory, cursor, mode);
    case 'open':
    case 'function': {
      const inner = cursor.skipBlock();
      return value === '[' ? maskAttribute(memory, inner, mode) : null;
    }
    default:
      return null;
  }
}

function maskSign(memory: CssMemory, cursor: CssCursor, mode: ListMode): string | null {
  const sign = cursor.value;
  if (sign === '.') {
    if (cursor.next() === 'ident') return `.${writeName(memory.tokenise('class', cursor.value))}`;
    cursor.back();
    return null;
  }
  if (sign !== ':') return '>+~*&'.includes(sign) ? sign : null;
  const isDouble = cursor.next() === 'delim' && cursor.value === ':';
  if (isDouble) cursor.next();
  const name = maskPseudo(memory, cursor, mode);
  return name === null ? null : (isDouble ? '::' : ':') + name;
}

function maskPseudo(memory: CssMemory, cursor: CssCursor, mode: ListMode): string | null {
  if (cursor.kind === 'ident') {
    const name = cursor.value.toLowerCase();
    return PSEUDO.has(name) ? name : null;
  }
  if (cursor.kind !== 'function') {
    cursor.back();
    return null;
  }
  const name = cursor.value;
  const inner = maskArguments(memory, name, cursor.skipBlock(), mode);
  return inner === null ? null : `${name}(${inner})`;
}

function maskArguments(memory: CssMemory, name: string, inner: CssCursor, mode: ListMode): string | null {
  switch (ARGUMENTS.get(name)) {
    case 'selectors':
      return maskSelectors(memory, inner, mode);
    case 'not':
      return maskSelectors(memory, inner, 'inside-not');
    case 'position':
      return maskPosition(memory, rawText(inner), mode);
    case 'parts':
      return maskParts(memory, inner);
    case 'view':
      return maskViewNames(memory, inner);
    case 'direction':
      return /^(?:ltr|rtl)$/i.exec(rawText(inner))?.[0].toLowerCase() ?? null;
    case 'element':
      return rawText(inner) === 'select' ? 'select' : null;
    default:
      return null;
  }
}

/** For patterns only: what matches none of them is dropped. */
function rawText({ text, at, end }: CssCursor): string {
  return text.slice(at, end).trim();
}

/** `2n+1`, `odd`, `2n of .a` */
function maskPosition(memory: CssMemory, text: string, mode: ListMode): string | null {
  const of = text.indexOf(' of ');
  const position = (of === -1 ? text : text.slice(0, of)).toLowerCase();
  if (position === '' || !POSITION.test(position)) return null;
  if (of === -1) return position;
  const selectors = maskSelectors(memory, new CssCursor(text, of + 4), mode === 'some' ? 'whole' : mode);
  return selectors === null ? null : `${position} of ${selectors}`;
}

function maskParts({ tokenise }: CssMemory, inner: CssCursor): string | null {
  let text = '';
  while (inner.next() !== 'end') {
    if (inner.kind === 'ident') text += writeName(tokenise('part', inner.value));
    else if (inner.kind === 'space') text += ' ';
    else return null;
  }
  return text.trim() === '' ? null : text;
}

/** `*`, `name`, `.class` and `name.class` of view transitions. */
function maskViewNames({ tokenise }: CssMemory, inner: CssCursor): string | null {
  let text = '';
  while (inner.next() !== 'end') {
    if (inner.kind === 'ident') text += inner.value === 'root' ? 'root' : maskWord(tokenise, inner.value);
    else if (inner.kind === 'delim' && (inner.value === '*' || inner.value === '.')) text += inner.value;
    else return null;
  }
  return text === '' ? null : text;
}

function maskAttribute(memory: CssMemory, inner: CssCursor, mode: ListMode): string | null {
  const selector = readAttributeSelector(inner);
  const masked = selector === null ? null : maskSelectorAttribute(memory.tokenise, selector);
  if (masked === NEVER) return mode === 'inside-not' ? NO_ATTRIBUTE : null;
  return masked === null ? null : `[${masked}]`;
}
