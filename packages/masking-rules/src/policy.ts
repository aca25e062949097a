// Policies where they are written or received: build, console, server, CLI. The same check as the page's, with zod for
// the shape and css-what for the selectors. Never imported by page code: zod costs a page 25 kB.
import type { PolicyArtifact } from '@scrim/protocol';
import { policyArtifactSchema } from '@scrim/protocol/schema';
import { parse } from 'css-what';
import { type CompiledPolicy, compileWith } from './policy/compiled-policy.ts';
import { PolicyError } from './policy/policy-error.ts';
import { readable } from './policy/readable-text.ts';
import { pathOf } from './policy/zod-path.ts';

/** The JSON form of a masking policy, its shape only; unknown keys are errors. */
export const policySchema = policyArtifactSchema;

/**
 * A policy from JSON that someone wrote: a frozen copy.
 *
 * @throws PolicyError any of {@link PolicyErrorCode} but `policy_selector_unchecked`, with the path of the fault
 */
export function parsePolicy(input: unknown): PolicyArtifact {
  return compilePolicy(input).policy;
}

/**
 * Checks a policy where there is no page, its selectors with css-what, and hashes it.
 *
 * @throws PolicyError any of {@link PolicyErrorCode} but `policy_selector_unchecked`
 */
export function compilePolicy(input: unknown): CompiledPolicy {
  return compileWith(input, () => isSelector, checkSchema);
}

function checkSchema(value: unknown): asserts value is PolicyArtifact {
  const result = policySchema.safeParse(value);
  if (result.success) return;
  const { issues } = result.error;
  // As on the page, the mode is looked at last.
  const first = issues.find(({ path }) => path[0] !== 'mode');
  if (first === undefined) {
    throw new PolicyError('policy_unknown_mode', "policy.mode: expected 'mask-all' or 'mask-inputs'");
  }
  const { where, rule } = pathOf(value, first.path);
  // zod names keys that it does not know, and they may be written to be seen by nobody.
  throw new PolicyError('policy_malformed', readable(`${where}: ${first.message}`), { rule });
}

function isSelector(selector: string): boolean {
  try {
    parse(selector);
    return true;
  } catch {
    return false;
  }
}

export { collectNames } from './names/collect-names.ts';
export { type CompiledPolicy, isCompiled } from './policy/compiled-policy.ts';
export { DEFAULT_POLICY } from './policy/default-policy.ts';
export { tightens } from './policy/policy-changes.ts';
export { diffPolicies, type PolicyDifference } from './policy/policy-difference.ts';
export { PolicyError, type PolicyErrorCode } from './policy/policy-error.ts';
export { describePolicy } from './policy/policy-words.ts';
export { PROFILES, type ProfileName } from './policy/profiles.ts';
