// Why a viewer will see of an element what they will see: for engineers, before any visitor comes. Asks the same rules
// that mask. Only reads, and must never put anything of the page into what it says.
import { type Explanation, explanationOf } from './explain/explanation.ts';
import { standingIn } from './explain/standing.ts';
import { type PathStep, votePath } from './explain/vote-path.ts';
import { type CompiledPolicy, isCompiled } from './policy/compiled-policy.ts';
import { PolicyError } from './policy/policy-error.ts';
import { createDecisions } from './rules/decide.ts';
import { createLivePage } from './rules/live-page.ts';
import { rulesFor } from './rules/votes.ts';

/** Where rules with `on` look for the address. */
export interface ExplainOptions {
  /** The page that is recorded, for rules of some pages. @default the global one */
  readonly document?: { readonly URL: string };
}

/** Explains many elements of one page. Like the masker, it remembers what rules and marks hid. */
export interface Explainer {
  /** What passes of an element of the page, in its shadow roots and frames too. */
  explain(element: Element): Explanation;
  /** The elements that said something about it, outermost first. */
  path(element: Element): readonly PathStep[];
  /** The page may have changed: forget what was looked up, not what was learnt. */
  refresh(): void;
}

/**
 * Builds an explainer for a page.
 *
 * @throws PolicyError `policy_malformed` when the policy is not one that `compilePolicy` made
 */
export function createExplainer(policy: CompiledPolicy, options: ExplainOptions = {}): Explainer {
  if (!isCompiled(policy)) {
    throw new PolicyError('policy_malformed', 'explain: policy: expected what compilePolicy made');
  }
  const page = createLivePage(NO_MIRROR, () => (options.document ?? globalThis.document)?.URL ?? '');
  const rules = rulesFor(policy.policy, page);
  const decisions = createDecisions({ policy: policy.policy, page, rules });
  return {
    explain: (element) => explanationOf(decisions.of(element), standingIn(page, element)),
    path: (element) => votePath(policy.policy, page, rules, element),
    refresh: decisions.refresh,
  };
}

/**
 * What passes of an element, and who decided, as the page stands now.
 *
 * @throws PolicyError `policy_malformed` when the policy is not one that `compilePolicy` made
 */
export function explain(policy: CompiledPolicy, element: Element, options: ExplainOptions = {}): Explanation {
  return createExplainer(policy, options).explain(element);
}

/**
 * The elements around an element, and itself, that said something about it; outermost first.
 *
 * @throws PolicyError `policy_malformed` when the policy is not one that `compilePolicy` made
 */
export function explainPath(
  policy: CompiledPolicy,
  element: Element,
  options: ExplainOptions = {},
): readonly PathStep[] {
  return createExplainer(policy, options).path(element);
}

/** Elements are handed in themselves; nobody asks by rrweb's ids. */
const NO_MIRROR = { getNode: () => null, getMeta: () => null };
