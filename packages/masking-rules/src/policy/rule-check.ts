// What rules mean, beyond their shape: selectors and patterns that can be matched, and no two rules that contradict
// each other. Must name the rule at fault.
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { bitsOf } from '../rules/channels.ts';
import { type NeverReason, neverUnmasked } from '../rules/never-unmasked.ts';
import { parsePathPattern } from '../rules/path-pattern.ts';
import { PolicyError, type PolicyErrorCode } from './policy-error.ts';
import type { SelectorCheck } from './selector-check.ts';
import { type Compound, type ReadSelector, readSelectors } from './selector-reader.ts';

/** A rule with its selectors read. */
interface ReadRule {
  readonly rule: PolicyRule;
  readonly path: string;
  readonly selectors: readonly ReadSelector[];
}

/**
 * @param check asked for every rule; made only when there is one
 * @throws PolicyError `policy_bad_selector`, `policy_bad_pattern`, `policy_contradiction`, `policy_selector_unchecked`
 */
export function checkRules({ rules, vocabulary }: PolicyArtifact, check: () => SelectorCheck): void {
  const isUnderstood = rules.length === 0 ? () => true : check();
  const read = rules.map((rule, at) => readRule(rule, `policy.rules[${at}]`, isUnderstood));
  for (const [at, route] of (vocabulary?.routes ?? []).entries()) {
    if (parsePathPattern(route) === null) throw badPattern(`policy.vocabulary.routes[${at}]`);
  }
  for (const one of read) {
    checkWhat(one);
    checkNever(one);
  }
  const masking = read.filter(({ rule }) => rule.do !== 'unmask');
  for (const one of read) if (one.rule.do === 'unmask') checkAgainst(one, masking);
}

function readRule(rule: PolicyRule, path: string, isUnderstood: SelectorCheck): ReadRule {
  const selectors = readSelectors(rule.select);
  const texts = selectors?.map(({ text }) => text) ?? [];
  if (selectors === null || !isUnderstood(rule.select, texts)) {
    throw ruleError('policy_bad_selector', { rule, path: `${path}.select` }, 'expected a CSS selector', {
      hint: 'Elements, classes, ids, attributes, combinators, :not :is :where :has and positions; no pseudo-elements, no namespaces, no states such as :hover.',
    });
  }
  if (rule.on !== undefined && parsePathPattern(rule.on) === null) throw badPattern(`${path}.on`, rule.id);
  return { rule, path, selectors };
}

/** What is blocked or dropped is so as a whole. */
function checkWhat({ rule, path }: ReadRule): void {
  const isWhole = rule.do === 'block' || rule.do === 'drop';
  if (!isWhole || rule.what === undefined || rule.what === 'all') return;
  throw ruleError(
    'policy_contradiction',
    { rule, path: `${path}.what` },
    `expected 'all' or none for ${rule.do}`,
    {
      hint: 'A part of an element can be masked, not blocked or dropped.',
    },
  );
}

function checkNever({ rule, path, selectors }: ReadRule): void {
  if (rule.do !== 'unmask') return;
  const why = selectors.map(({ subject }) => neverIn(subject)).find((reason) => reason !== null);
  if (why === undefined) return;
  const what = `selects a control (${why}) that nothing can unmask`;
  throw ruleError('policy_contradiction', { rule, path }, what);
}

/** The control that is never unmasked and that this asks for by name; null for none. Escapes are not looked through. */
function neverIn({ element, attributes, alternatives }: Compound): NeverReason | null {
  const told = attributes.find(({ name, operator, value }) => {
    return operator !== '' && reasonOf(element, name, value) !== null;
  });
  if (told !== undefined) return reasonOf(element, told.name, told.value);
  for (const alternative of alternatives) {
    const inner = neverIn({ ...alternative, element: alternative.element || element });
    if (inner !== null) return inner;
  }
  return null;
}

function reasonOf(element: string, attribute: string, value: string): NeverReason | null {
  return neverUnmasked(element || 'input', (name) => (name === attribute ? value : null));
}

/** On one element mask wins, so an unmask beside it would say what never holds. */
function checkAgainst(one: ReadRule, masking: readonly ReadRule[]): void {
  const other = masking.find((candidate) => isOverruled(one, candidate));
  if (other === undefined) return;
  const what = `unmasks what rule ${other.rule.id} ${VERBS[other.rule.do]} on the same element`;
  throw ruleError('policy_contradiction', one, what, {
    hint: 'Select another element, or say another channel.',
  });
}

const VERBS = { unmask: 'unmasks', mask: 'masks', block: 'blocks', drop: 'drops' } as const;

function isOverruled({ rule, selectors }: ReadRule, masking: ReadRule): boolean {
  const shared = bitsOf(rule.what ?? 'text') & bitsOf(masking.rule.what ?? 'all');
  if (shared === 0) return false;
  if (masking.rule.on !== undefined && masking.rule.on !== rule.on) return false;
  return selectors.some(({ text }) => masking.selectors.some((other) => other.text === text));
}

function badPattern(path: string, rule?: string): PolicyError {
  const where = rule === undefined ? path : `${path} (rule ${rule})`;
  return new PolicyError('policy_bad_pattern', `${where}: expected a path such as /help/* or /orders/:id`, {
    rule,
  });
}

function ruleError(
  code: PolicyErrorCode,
  { rule, path }: Pick<ReadRule, 'rule' | 'path'>,
  what: string,
  more: { readonly hint?: string } = {},
): PolicyError {
  return new PolicyError(code, `${path} (rule ${rule.id}): ${what}`, { rule: rule.id, ...more });
}
