// Style sheets, rules and declaration lists. A rule that is doubtful keeps its place as an empty one, so that later
// insertions and deletions by index still hit the right rule.
import type { Tokenise } from '../names/tokens.ts';
import { maskAtRule, maskAtStatement, PLACEHOLDER } from './at-rule-mask.ts';
import { type CssMemory, memoryOf } from './css-memory.ts';
import { maskDeclaration, maskOwnDeclaration, maskOwnProperty } from './declaration-mask.ts';
import { RuleCursor, SPLIT } from './rule-cursor.ts';
import { maskPrelude } from './selector-mask.ts';
import { maskCondition } from './value-mask.ts';

/** Masks a style sheet's text, or one rule's. '' for one that is nested too deep. */
export function maskSheet(tokenise: Tokenise, css: string): string {
  const memory = memoryOf(tokenise);
  return memory.sheets.get(css) ?? memory.sheets.set(css, maskAnew(memory, css));
}

function maskAnew(memory: CssMemory, css: string): string {
  const rules = new RuleCursor(css);
  const masked = maskRules(memory, rules);
  return rules.isRefused ? '' : masked;
}

/** Masks the text of a `style` attribute. Numbers in custom properties are the page's data and go. */
export function maskStyleAttribute(tokenise: Tokenise, css: string): string {
  const memory = memoryOf(tokenise);
  const rules = new RuleCursor(css);
  let text = '';
  for (let step = rules.next(); step !== 'end' && step !== 'refused'; step = rules.next()) {
    if (step === 'statement') text += maskOwnDeclaration(memory, rules.found());
    else if (step === 'open') rules.skipBlock();
  }
  return text;
}

/**
 * Masks one property and its value, as script sets them on an element or a rule.
 *
 * @returns null for a property that is not known; the value is null when it is doubtful
 */
export function maskProperty(
  tokenise: Tokenise,
  property: string,
  value: string,
): { readonly property: string; readonly value: string | null } | null {
  return maskOwnProperty(memoryOf(tokenise), property, value);
}

/** Masks the value of a `media` attribute; `not all` for one that is doubtful. */
export function maskMedia(tokenise: Tokenise, query: string): string {
  return maskCondition(memoryOf(tokenise), query) ?? 'not all';
}

function maskRules(memory: CssMemory, rules: RuleCursor): string {
  let text = '';
  for (;;) {
    switch (rules.next()) {
      case 'open':
        text += maskRule(memory, rules);
        break;
      case 'statement':
        text += maskStatement(memory, rules.found());
        break;
      case 'split':
        text += SPLIT;
        break;
      default:
        return text;
    }
  }
}

function maskRule(memory: CssMemory, rules: RuleCursor): string {
  const prelude = rules.found();
  if (prelude.startsWith('@')) return maskAtRule(memory, prelude, rules, maskRules);
  // A custom property whose value is a block is no rule, and holds no place.
  const isRule = !prelude.startsWith('--');
  const selectors = isRule ? maskPrelude(memory, prelude) : null;
  if (selectors !== null) return `${selectors}{${maskRules(memory, rules)}}`;
  rules.skipBlock();
  return isRule ? PLACEHOLDER : '';
}

function maskStatement(memory: CssMemory, text: string): string {
  return text.startsWith('@') ? maskAtStatement(memory, text) : maskDeclaration(memory, text);
}
