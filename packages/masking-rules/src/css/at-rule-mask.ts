// At-rules: those that group rules, and those that name things, are kept when all they say is known to be harmless, with
// their names as tokens. Every other one (import, namespace, page, counter-style, font-feature-values, …) goes.
import { CssCursor } from './css-cursor.ts';
import type { CssMemory } from './css-memory.ts';
import { maskDashed, maskWord } from './css-names.ts';
import { maskFontFace, maskRegistered } from './descriptor-mask.ts';
import type { RuleCursor } from './rule-cursor.ts';
import { maskSelectors } from './selector-mask.ts';
import { maskCondition } from './value-mask.ts';

/** Stands where a rule was: matches nothing, keeps the positions of those after it. */
export const PLACEHOLDER = '@media not all{}';

type MaskRules = (memory: CssMemory, rules: RuleCursor) => string;
const KEYFRAMES = /^(?:-webkit-|-moz-)?keyframes$/;

/** Masks an at-rule with a block, of which `rules` has read the opening; `maskRules` masks rules inside. */
export function maskAtRule(
  memory: CssMemory,
  prelude: string,
  rules: RuleCursor,
  maskRules: MaskRules,
): string {
  const { name, rest } = readHead(prelude);
  if (name === 'font-face') return maskFontFace(memory, rules) ?? PLACEHOLDER;
  if (name === 'property') return maskRegistered(memory, rest, rules) ?? PLACEHOLDER;
  const head = memory.heads.get(prelude) ?? memory.heads.set(prelude, maskHead(memory, name, rest));
  if (head === null) {
    rules.skipBlock();
    return PLACEHOLDER;
  }
  const inner = KEYFRAMES.test(name) ? maskFrames(memory, rules, maskRules) : maskRules(memory, rules);
  return `${head}{${inner}}`;
}

/** Masks an at-rule that ends with `;`. */
export function maskAtStatement(memory: CssMemory, text: string): string {
  const { name, rest } = readHead(text);
  // No rule of its own in the object model, so it has no place to keep.
  if (name === 'charset') return '';
  const layers = name === 'layer' ? maskLayers(memory, rest) : null;
  return layers === null ? PLACEHOLDER : `@layer ${layers};`;
}

function readHead(prelude: string): { readonly name: string; readonly rest: string } {
  const cursor = new CssCursor(prelude);
  return cursor.next() === 'at'
    ? { name: cursor.value, rest: prelude.slice(cursor.at) }
    : { name: '', rest: '' };
}

function maskHead(memory: CssMemory, name: string, rest: string): string | null {
  const words = maskWords(memory, KEYFRAMES.test(name) ? 'keyframes' : name, rest);
  return words === null ? null : `@${name}${words === '' ? '' : ` ${words}`}`;
}

function maskWords(memory: CssMemory, name: string, rest: string): string | null {
  switch (name) {
    case 'media':
    case 'supports':
      return maskCondition(memory, rest);
    case 'layer':
      return rest.trim() === '' ? '' : maskLayers(memory, rest);
    case 'container':
      return maskContainer(memory, rest);
    case 'keyframes':
      return maskOneName(memory, rest);
    case 'scope':
      return maskScope(memory, rest);
    case 'starting-style':
      return rest.trim() === '' ? '' : null;
    case 'position-try':
      return maskDashedName(memory, rest);
    default:
      return null;
  }
}

/** `a.b, c` */
function maskLayers({ tokenise }: CssMemory, text: string): string | null {
  const cursor = new CssCursor(text);
  let masked = '';
  while (cursor.next() !== 'end') {
    if (cursor.kind === 'ident') masked += maskWord(tokenise, cursor.value);
    else if (cursor.kind === 'delim' && (cursor.value === '.' || cursor.value === ','))
      masked += cursor.value;
    else if (cursor.kind !== 'space' && cursor.kind !== 'comment') return null;
  }
  return masked;
}

function maskContainer(memory: CssMemory, text: string): string | null {
  const cursor = new CssCursor(text);
  if (cursor.nextSolid() !== 'ident' || cursor.value.toLowerCase() === 'not')
    return maskCondition(memory, text);
  const name = maskWord(memory.tokenise, cursor.value);
  const condition = maskCondition(memory, text.slice(cursor.at));
  return condition === null ? null : `${name} ${condition}`.trim();
}

/** The name of keyframes. */
function maskOneName({ tokenise }: CssMemory, text: string): string | null {
  const cursor = new CssCursor(text);
  const isName = /^(?:ident|string)$/.test(cursor.nextSolid());
  const { value } = cursor;
  return isName && cursor.nextSolid() === 'end' ? maskWord(tokenise, value) : null;
}

function maskDashedName({ tokenise }: CssMemory, text: string): string | null {
  const cursor = new CssCursor(text);
  const isName = cursor.nextSolid() === 'ident' && cursor.value.startsWith('--');
  const { value } = cursor;
  return isName && cursor.nextSolid() === 'end' ? maskDashed(tokenise, value) : null;
}

/** `(.a) to (.b)`; an end less would make it reach further. */
function maskScope(memory: CssMemory, text: string): string | null {
  const cursor = new CssCursor(text);
  let masked = '';
  while (cursor.next() !== 'end') {
    if (cursor.kind === 'ident' && cursor.value.toLowerCase() === 'to') masked += ' to ';
    else if (cursor.kind === 'open' && cursor.value === '(') {
      const selectors = maskSelectors(memory, cursor.skipBlock(), 'whole');
      if (selectors === null) return null;
      masked += `(${selectors})`;
    } else if (cursor.kind !== 'space' && cursor.kind !== 'comment') return null;
  }
  return masked.trim();
}

/** The blocks of keyframes, each after its `from`, `to` or percentages. */
function maskFrames(memory: CssMemory, rules: RuleCursor, maskRules: MaskRules): string {
  let text = '';
  for (
    let step = rules.next();
    step === 'open' || step === 'statement' || step === 'split';
    step = rules.next()
  ) {
    if (step !== 'open') continue;
    const at = maskFrameAt(rules.found());
    if (at === null) rules.skipBlock();
    else text += `${at}{${maskRules(memory, rules)}}`;
  }
  return text;
}

function maskFrameAt(text: string): string | null {
  const cursor = new CssCursor(text);
  const at: string[] = [];
  while (cursor.next() !== 'end') {
    const { kind, value } = cursor;
    if (kind === 'number' && cursor.unit === '%') at.push(`${Math.round(cursor.number * 1000) / 1000}%`);
    else if (kind === 'ident' && /^(?:from|to)$/i.test(value)) at.push(value.toLowerCase());
    else if (kind !== 'space' && kind !== 'comment' && !(kind === 'delim' && value === ',')) return null;
  }
  return at.length === 0 ? null : at.join(',');
}
