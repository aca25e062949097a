// Names out of the selectors of a style sheet: classes, ids, parts, custom elements. Must never take a word out of a
// string, an attribute's value, a comment, an address, a declaration or the name of an animation, layer or container.
import { type CssBlock, type CssValue, readCss } from '../css/css-tokens.ts';

/** What a name in a selector can be. */
export type SelectorNameKind = 'class' | 'id' | 'part' | 'tag';
type Found = (kind: SelectorNameKind, name: string) => void;

/** At-rules that hold rules; `scope` has selectors in its prelude too. */
const GROUPS = /^(?:media|supports|layer|container|starting-style|scope)$/;
const TAKES_SELECTORS =
  /^(?:is|where|not|has|matches|-webkit-any|host|host-context|slotted|nth-child|nth-last-child)$/;

/**
 * The names in the selectors of a style sheet, sorted: for the build-time list `vocabulary.names` of a policy.
 *
 * Give it only sheets that are the same for every visitor.
 */
export function collectNames(css: string): string[] {
  const names = new Set<string>();
  findNames(css, (_, name) => names.add(name));
  return [...names].sort();
}

/** Calls `found` for every name in a selector. A sheet that cannot be read gives those before that place. */
export function findNames(css: string, found: Found): void {
  findInRules(readCss(css), found);
}

function findInRules(values: Iterable<CssValue>, found: Found): void {
  let prelude: CssValue[] = [];
  for (const value of values) {
    if (value.type === 'block' && value.open === '{') {
      findInRule(prelude, value.values, found);
      prelude = [];
    } else if (value.type === 'delim' && value.value === ';') prelude = [];
    else if (prelude.length > 0 || !isGap(value)) prelude.push(value);
  }
}

function isGap({ type }: CssValue): boolean {
  return type === 'space' || type === 'split';
}

function findInRule(prelude: readonly CssValue[], block: readonly CssValue[], found: Found): void {
  const [first] = prelude;
  if (first?.type === 'at') {
    if (!GROUPS.test(first.value)) return;
    if (first.value === 'scope') findInBlocks(prelude, found);
  } else if (first?.type === 'ident' && first.value.startsWith('--')) return;
  else findInSelector(prelude, found);
  findInRules(block, found);
}

function findInBlocks(values: readonly CssValue[], found: Found): void {
  for (const value of values)
    if (value.type === 'block' && value.open === '(') findInSelector(value.values, found);
}

function findInSelector(values: readonly CssValue[], found: Found): void {
  let before = '';
  for (const value of values) {
    if (value.type === 'ident') findInIdent(before, value.value, found);
    else if (value.type === 'hash') found('id', value.value);
    else if (value.type === 'block') findInPseudo(value, found);
    before = value.type === 'delim' ? value.value : '';
  }
}

function findInIdent(before: string, name: string, found: Found): void {
  if (before === '.') found('class', name);
  else if (before !== ':' && name.includes('-')) found('tag', name.toLowerCase());
}

function findInPseudo(block: CssBlock, found: Found): void {
  if (TAKES_SELECTORS.test(block.name)) findInSelector(block.values, found);
  if (block.name !== 'part') return;
  for (const value of block.values) if (value.type === 'ident') found('part', value.value);
}
