// Style sheets, rules and declaration lists. A rule that is doubtful keeps its place as an empty one, so that later
// insertions and deletions by index still hit the right rule.
import type { Tokenise } from '../names/tokens.ts';
import { maskAtRule, PLACEHOLDER } from './at-rule-mask.ts';
import { type CssValue, readCss, trim } from './css-tokens.ts';
import { knownName } from './css-words.ts';
import { maskSelectors } from './selector-mask.ts';
import { Doubtful, maskCustomProperty, maskValue } from './value-mask.ts';

/** Masks a style sheet's text, or one rule's. */
export function maskSheet(tokenise: Tokenise, css: string): string {
  return maskRules(tokenise, readCss(css));
}

/** Masks the text of a `style` attribute. Numbers in custom properties are the page's data and go. */
export function maskStyleAttribute(tokenise: Tokenise, css: string): string {
  let text = '';
  for (const { prelude, block } of items(readCss(css))) {
    if (block === null) text += maskDeclaration(tokenise, prelude, true);
  }
  return text;
}

/**
 * Masks one property and its value.
 *
 * @returns null for a property that is not known; the value is null when it is doubtful.
 */
export function maskProperty(
  tokenise: Tokenise,
  property: string,
  value: string,
): { readonly property: string; readonly value: string | null } | null {
  const name = maskPropertyName(tokenise, property);
  return name === null
    ? null
    : { property: name, value: tryValue(tokenise, property, [...readCss(value)], true) };
}

interface Item {
  readonly prelude: readonly CssValue[];
  /** null where the item ends with `;`. */
  readonly block: readonly CssValue[] | null;
  readonly split?: true;
}

function* items(values: Iterable<CssValue>): Generator<Item> {
  let prelude: CssValue[] = [];
  for (const value of values) {
    const isEnd = value.type === 'delim' && value.value === ';';
    const block = value.type === 'block' && value.open === '{' ? value.values : null;
    const isSplit = value.type === 'split' && trim(prelude).length === 0;
    if (isSplit) yield { prelude: [], block: null, split: true };
    else if (!isEnd && block === null) prelude.push(value);
    else {
      yield { prelude: trim(prelude), block };
      prelude = [];
    }
  }
  yield { prelude: trim(prelude), block: null };
}

function maskRules(tokenise: Tokenise, values: Iterable<CssValue>): string {
  let text = '';
  for (const item of items(values)) text += maskItem(tokenise, item);
  return text;
}

function maskItem(tokenise: Tokenise, { prelude, block, split }: Item): string {
  if (split === true) return '/* rr_split */';
  const [first, ...rest] = prelude;
  const inner = (values: readonly CssValue[]) => maskRules(tokenise, values);
  if (first?.type === 'at') return maskAtRule(tokenise, first.value, trim(rest), block, inner);
  if (block === null) return maskDeclaration(tokenise, prelude, false);
  const selectors = maskSelectors(tokenise, prelude);
  return selectors === null ? PLACEHOLDER : `${selectors}{${inner(block)}}`;
}

function maskDeclaration(tokenise: Tokenise, prelude: readonly CssValue[], ownData: boolean): string {
  const [name, ...rest] = prelude;
  const colon = rest.findIndex((value) => value.type !== 'space');
  const sign = rest[colon];
  if (name?.type !== 'ident' || sign?.type !== 'delim' || sign.value !== ':') return '';
  const property = maskPropertyName(tokenise, name.value);
  const value = property && tryValue(tokenise, name.value, trim(rest.slice(colon + 1)), ownData);
  return value ? `${property}:${value};` : '';
}

function maskPropertyName(tokenise: Tokenise, property: string): string | null {
  return property.startsWith('--') ? maskCustomProperty(tokenise, property) : knownName(property);
}

function tryValue(
  tokenise: Tokenise,
  property: string,
  values: readonly CssValue[],
  ownData: boolean,
): string | null {
  if (ownData && property.startsWith('--') && values.some(isData)) return null;
  try {
    return maskValue(tokenise, property.toLowerCase(), values);
  } catch (error) {
    if (error instanceof Doubtful) return null;
    throw error;
  }
}

/** In a custom property that an element was given itself: what a page keeps there to read again. */
function isData(value: CssValue): boolean {
  if (value.type === 'number') return value.unit === '';
  return value.type === 'string' || (value.type === 'ident' && knownName(value.value) === null);
}
