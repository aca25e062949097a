// Names out of the selectors of a style sheet: classes, ids, parts, custom elements. Must never take a word out of a
// string, an attribute's value, a comment, an address, a declaration or the name of an animation, layer or container.
// What attributes are asked for is told apart from names, to whom wants it.
import { POLICY_LIMITS } from '@scrim/protocol';
import { type AttributeSelector, readAttributeSelector } from '../css/attribute-selector.ts';
import { CssCursor } from '../css/css-cursor.ts';
import { RuleCursor } from '../css/rule-cursor.ts';

/** What a name in a selector can be. */
export type SelectorNameKind = 'class' | 'id' | 'part' | 'tag';
type Found = (kind: SelectorNameKind, name: string) => void;
type Asked = (attribute: AttributeSelector) => void;
interface Finding {
  readonly found: Found;
  readonly asked: Asked | undefined;
}

/** At-rules that hold rules; `scope` has selectors in its prelude too. */
const GROUPS = /^@(?:media|supports|layer|container|starting-style|scope)(?![\w\\-])/i;
const SCOPE = /^@scope/i;
const TAKES_SELECTORS = /^(?:is|where|not|has|matches|any|-webkit-any|-moz-any|host|host-context|slotted)$/;

/**
 * The names in the selectors of a style sheet, sorted: for the build-time list `vocabulary.names` of a policy. Those that
 * a policy cannot list (more than 200 characters, white space through an escape) are left out and stay tokens.
 *
 * Give it only sheets that are the same for every visitor.
 */
export function collectNames(css: string): string[] {
  const names = new Set<string>();
  findNames(css, (_, name) => {
    if (name.length <= POLICY_LIMITS.name && !UNLISTABLE.test(name)) names.add(name);
  });
  return [...names].sort();
}

/** White space, and half of a sign that takes two code units. */
const UNLISTABLE = /[\s\p{Cs}]/u;

/**
 * Calls `found` for every name in a selector, `asked` for every attribute. A sheet that is nested too deep gives those
 * before that place.
 */
export function findNames(css: string, found: Found, asked?: Asked): void {
  const finding = { found, asked };
  const rules = new RuleCursor(css);
  for (let step = rules.next(); step !== 'end' && step !== 'refused'; step = rules.next()) {
    if (step === 'open') findInRule(rules, finding);
  }
}

function findInRule(rules: RuleCursor, finding: Finding): void {
  const prelude = rules.found();
  if (!prelude.startsWith('@')) {
    if (prelude.startsWith('--')) rules.skipBlock();
    else findInSelector(new CssCursor(prelude), finding);
  } else if (!GROUPS.test(prelude)) rules.skipBlock();
  else if (SCOPE.test(prelude)) findInBrackets(new CssCursor(prelude), finding);
}

function findInBrackets(cursor: CssCursor, finding: Finding): void {
  while (cursor.next() !== 'end') {
    if (cursor.kind === 'open') findInSelector(cursor.skipBlock(), finding);
  }
}

function findInSelector(cursor: CssCursor, finding: Finding): void {
  let before = '';
  while (cursor.next() !== 'end') {
    const { kind, value } = cursor;
    if (kind === 'ident') findInIdent(before, value, finding.found);
    else if (kind === 'hash') finding.found('id', value);
    else if (kind === 'function') findInPseudo(value, cursor.skipBlock(), finding);
    else if (kind === 'open') findAttribute(value, cursor.skipBlock(), finding);
    before = kind === 'delim' ? value : '';
  }
}

function findInIdent(before: string, name: string, found: Found): void {
  if (before === '.') found('class', name);
  else if (before !== ':' && name.includes('-')) found('tag', name.toLowerCase());
}

function findAttribute(bracket: string, inner: CssCursor, { asked }: Finding): void {
  if (bracket !== '[' || asked === undefined) return;
  const attribute = readAttributeSelector(inner);
  if (attribute !== null) asked(attribute);
}

function findInPseudo(name: string, inner: CssCursor, finding: Finding): void {
  if (TAKES_SELECTORS.test(name) || (/^nth-(?:last-)?child$/.test(name) && skipToOf(inner))) {
    findInSelector(inner, finding);
  } else if (name === 'part') {
    while (inner.next() !== 'end') if (inner.kind === 'ident') finding.found('part', inner.value);
  }
}

/** `2n+1 of .a` @returns false where no selector follows */
function skipToOf(inner: CssCursor): boolean {
  while (inner.next() !== 'end')
    if (inner.kind === 'ident' && inner.value.toLowerCase() === 'of') return true;
  return false;
}
