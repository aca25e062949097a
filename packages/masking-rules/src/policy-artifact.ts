// What a masking policy is in this version, checked without zod. Fails closed: whatever is not understood is an
// error, never a looser mask. Must never let a policy through whose meaning it does not know.
import { isId, type PolicyArtifact, ScrimError } from '@scrim/protocol';
import { canonicalHash } from '@scrim/protocol/canonical';

/** `policy_malformed`: not a policy. `policy_unknown_mode`, `policy_unsupported_rule`: one from another version. */
export type PolicyErrorCode = 'policy_malformed' | 'policy_unknown_mode' | 'policy_unsupported_rule';

/** A policy that this version cannot carry out; the recorder refuses to start. */
export class PolicyError extends ScrimError<PolicyErrorCode> {
  override readonly name = 'PolicyError';
}

/** A policy that was checked, and its hash. Made by {@link compilePolicy} only. */
export interface CompiledPolicy {
  readonly policy: PolicyArtifact;
  /** SHA-256 of the policy's RFC 8785 bytes, base64url: what the sealed header carries. */
  readonly hash: string;
}

/** Masks everything, lets nothing through: what holds where nothing is configured. */
export const DEFAULT_POLICY: PolicyArtifact = Object.freeze({
  v: 1,
  id: 'scrim-default',
  version: '1',
  mode: 'mask-all',
  rules: Object.freeze([]),
});

const KEYS = ['v', 'id', 'version', 'mode', 'rules'];

/**
 * Checks a policy and hashes it.
 *
 * @throws PolicyError `policy_malformed`, `policy_unknown_mode`, `policy_unsupported_rule`
 */
export function compilePolicy(policy: unknown): CompiledPolicy {
  const { id, version } = checkPolicy(policy);
  const checked: PolicyArtifact = Object.freeze({ ...DEFAULT_POLICY, id, version });
  return Object.freeze({ policy: checked, hash: canonicalHash(checked) });
}

/** Does `other` let through no more than `pinned` does? Structural, so it may say no to one that does not. */
export function tightens(pinned: PolicyArtifact, other: PolicyArtifact): boolean {
  return [pinned, other].every((policy) => policy.mode === 'mask-all' && policy.rules.length === 0);
}

function checkPolicy(policy: unknown): { id: string; version: string } {
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) {
    throw malformed('expected an object');
  }
  if (Object.keys(policy).some((key) => !KEYS.includes(key))) {
    throw malformed(`expected no other keys than ${KEYS.join(', ')}`);
  }
  const { v, id, version, mode, rules } = policy as Record<string, unknown>;
  if (v !== 1) throw malformed('v: expected 1');
  if (!isId(id)) throw malformed('id: expected 1–64 of A-Z a-z 0-9 . _ : -');
  if (!isId(version)) throw malformed('version: expected 1–64 of A-Z a-z 0-9 . _ : -');
  if (!Array.isArray(rules)) throw malformed('rules: expected an array');
  checkMeaning(mode, rules);
  return { id, version };
}

function checkMeaning(mode: unknown, rules: readonly unknown[]): void {
  if (mode !== 'mask-all') {
    throw new PolicyError('policy_unknown_mode', "policy.mode: expected 'mask-all'", {
      hint: 'This version masks everything; other modes come later.',
    });
  }
  if (rules.length > 0) {
    throw new PolicyError('policy_unsupported_rule', `policy.rules: expected none, got ${rules.length}`, {
      hint: 'This version has no rules. An unknown rule is refused, because ignoring it could let something through.',
    });
  }
}

function malformed(message: string): PolicyError {
  return new PolicyError('policy_malformed', `policy: ${message}`);
}
