// The same for stored sessions: what a policy would let through of a node as it was stored. What was masked then stays
// masked, whatever is explained here.
import { type CompiledPolicy, isCompiled } from '../policy/compiled-policy.ts';
import { PolicyError } from '../policy/policy-error.ts';
import { createDecisions } from '../rules/decide.ts';
import type { PageNode } from '../rules/page-view.ts';
import type { StoredPage } from '../stored/stored-page.ts';
import { createStoredRules } from '../stored/stored-rules.ts';
import { type Explanation, explanationOf } from './explanation.ts';
import { standingIn } from './standing.ts';
import { type PathStep, votePath } from './vote-path.ts';

/** Explains nodes of one stored page load. */
export interface StoredExplainer {
  /** What passes of a node; null for an id that the page does not know. */
  explain(id: number): Explanation | null;
  /** The elements that said something about it, outermost first. */
  path(id: number): readonly PathStep[];
  /** The page took in another event: forget what was looked up, not what was learnt. */
  refresh(): void;
}

/**
 * Builds an explainer for a stored page. A rule that cannot be evaluated there masks, and is named as the one that did.
 *
 * @throws PolicyError `policy_malformed` when the policy is not one that `compilePolicy` made
 */
export function createStoredExplainer(policy: CompiledPolicy, page: StoredPage): StoredExplainer {
  if (!isCompiled(policy)) {
    throw new PolicyError('policy_malformed', 'explain: policy: expected what compilePolicy made');
  }
  const { rules } = createStoredRules(policy.policy, page);
  const decisions = createDecisions({ policy: policy.policy, page, rules });
  const ofNode = (node: PageNode): Explanation => explanationOf(decisions.of(node), standingIn(page, node));
  return {
    explain(id) {
      const node = page.find(id);
      return node === null ? null : ofNode(node);
    },
    path(id) {
      const node = page.find(id);
      return node === null ? [] : votePath(policy.policy, page, rules, node);
    },
    refresh: decisions.refresh,
  };
}
