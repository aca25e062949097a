// A policy that was checked, with its hash. Made in one place only, and remembered, so that nobody can hand in one that
// was not checked. Fails closed: whatever is not understood is an error, never a looser mask.
import { encodeBase64Url, POLICY_LIMITS, type PolicyArtifact } from '@scrim/protocol';
import { canonicalBytes, hashBytes } from '@scrim/protocol/canonical';
import { copyJson } from './json-copy.ts';
import { PolicyError } from './policy-error.ts';
import { checkShape } from './policy-shape.ts';
import { checkProfile } from './profile-check.ts';
import { checkRules } from './rule-check.ts';
import { pageSelectorCheck, type SelectorCheck } from './selector-check.ts';

/** A policy that was checked, and its hash. Made by {@link compilePolicy} only. */
export interface CompiledPolicy {
  /** A frozen copy. */
  readonly policy: PolicyArtifact;
  /** SHA-256 of the policy's RFC 8785 bytes, base64url: what the sealed header carries. */
  readonly hash: string;
}

const compiled = new WeakSet<object>();

/**
 * Checks a policy with the page's own selectors, and hashes it.
 *
 * @throws PolicyError any of {@link PolicyErrorCode}
 */
export function compilePolicy(policy: unknown): CompiledPolicy {
  return compileWith(policy, pageSelectorCheck, checkShape);
}

/**
 * The same with another check of selectors and, first, of the shape.
 *
 * @throws PolicyError any of {@link PolicyErrorCode}
 */
export function compileWith(
  input: unknown,
  selectorCheck: () => SelectorCheck,
  shapeCheck: (value: unknown) => asserts value is PolicyArtifact,
): CompiledPolicy {
  const policy = copyJson(input);
  shapeCheck(policy);
  checkRules(policy, selectorCheck);
  checkProfile(policy);
  const bytes = canonicalBytes(policy);
  if (bytes.length > POLICY_LIMITS.bytes) {
    throw new PolicyError('policy_malformed', `policy: expected at most ${POLICY_LIMITS.bytes} bytes`);
  }
  const made = Object.freeze({ policy, hash: encodeBase64Url(hashBytes(bytes)) });
  compiled.add(made);
  return made;
}

/** Was this made by {@link compilePolicy}, here or in `./policy`? */
export function isCompiled(value: unknown): value is CompiledPolicy {
  return typeof value === 'object' && value !== null && compiled.has(value);
}
