// What one part of a selector (a name, an attribute) can still tell of a stored element. Masking took attributes away
// and made tokens of names, so there is a third answer; must never say no or yes where it could have been otherwise.
import { AttributeAction, type AttributeSelector } from 'css-what';
import { maskElementName } from '../names/element-names.ts';
import type { VocabularyKind } from '../names/vocabulary.ts';
import { type AttributeReach, attributeReach } from './attribute-reach.ts';
import { isNameToken, isTagToken, type KnownNames, nameKindOf, namesIn } from './known-names.ts';
import { documentOf, isStoredBox, type StoredNode } from './stored-node.ts';

export type Answer = 'yes' | 'no' | 'maybe';
export type Atom = (node: StoredNode) => Answer;

/** What the tripwire leaves of what it cut out. */
const CUT_OUT = '\u2588';

/** Is an element of this name? */
export function tagAtom(name: string, names: KnownNames): Atom {
  const wanted = name.toLowerCase();
  const isPageWord = maskElementName(() => '', wanted) !== wanted;
  return (node) => {
    if (node.name === wanted) return 'yes';
    return isPageWord && isTagToken(node.name) && !names.has('tag', wanted) ? 'maybe' : 'no';
  };
}

/** Is an element the root of its document? */
export const rootAtom: Atom = (node) =>
  !node.isShadow && node.parent !== null && node.parent === documentOf(node) ? 'yes' : 'no';

/** Does an element's attribute hold what is asked for? */
export function attributeAtom(selector: AttributeSelector, names: KnownNames): Atom {
  const name = selector.name.toLowerCase();
  const kind = nameKindOf(name);
  const reach = attributeReach(name);
  return (node) => {
    const held = node.attributes.get(name);
    if (held === undefined) return ofAbsent(node, name, selector, reach);
    if (selector.action === AttributeAction.Exists) return 'yes';
    if (kind !== null) return ofNames(node, held, selector, kind, names);
    return selector.action === AttributeAction.Equals ? ofValue(node, held, selector, reach) : 'maybe';
  };
}

function ofAbsent(
  node: StoredNode,
  name: string,
  { action, value }: AttributeSelector,
  reach: AttributeReach,
): Answer {
  if (isStoredBox(node) && name !== 'class') return 'maybe';
  if (nameKindOf(name) !== null) return reach.formOf(node.name, '') === null ? 'maybe' : 'no';
  if (action === AttributeAction.Exists) return reach.passesAlways(node.name) ? 'no' : 'maybe';
  if (action !== AttributeAction.Equals) return 'maybe';
  const form = reach.formOf(node.name, value);
  return form === null || form === 'unknown' ? 'maybe' : 'no';
}

// A list of names is asked for one of them, other names as a whole; anything else would look into tokens.
function ofNames(
  node: StoredNode,
  held: string,
  { name, action, value, ignoreCase }: AttributeSelector,
  kind: VocabularyKind,
  names: KnownNames,
): Answer {
  const isList = kind === 'class' || kind === 'part';
  if (action !== (isList ? AttributeAction.Element : AttributeAction.Equals)) return 'maybe';
  const here = isList ? namesIn(held) : [held];
  const isFolded = documentOf(node)?.isQuirks === true && (name === 'class' || name === 'id');
  const fold = (text: string): string => (isFolded || ignoreCase === true ? text.toLowerCase() : text);
  if (here.some((one) => fold(one) === fold(value))) return 'yes';
  if (!here.some(isNameToken)) return 'no';
  return !isFolded && ignoreCase !== true && names.has(kind, value) ? 'no' : 'maybe';
}

// Masking writes listed words in lower case, so case cannot be told any more.
function ofValue(
  node: StoredNode,
  held: string,
  { value }: AttributeSelector,
  reach: AttributeReach,
): Answer {
  if (held.includes(CUT_OUT)) return 'maybe';
  const form = reach.formOf(node.name, value);
  if (form === 'unknown') return 'maybe';
  // Where it was not masked, it passed as it is, because a rule of the policy showed attributes.
  if (form === null || !isSame(form.text, held)) return held === value ? 'yes' : 'no';
  return isSame(form.text, value) && value !== '' && !reach.isShared(node.name, value) ? 'yes' : 'maybe';
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
