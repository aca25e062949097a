// The errors of policies. Messages name where the fault is and what was expected; of what was written they hold only
// ids of rules, and in `./policy` names of keys.
import { ScrimError } from '@scrim/protocol';

/**
 * `policy_malformed`: not a policy. `policy_unknown_mode`: one of another version. `policy_bad_selector`,
 * `policy_bad_pattern`: a rule that cannot be matched. `policy_contradiction`: rules that cannot both hold, or one that
 * can never. `policy_profile_violated`: not within the limits that its profile sets. `policy_selector_unchecked`: there
 * is no page here to check selectors with.
 */
export type PolicyErrorCode =
  | 'policy_malformed'
  | 'policy_unknown_mode'
  | 'policy_bad_selector'
  | 'policy_bad_pattern'
  | 'policy_contradiction'
  | 'policy_profile_violated'
  | 'policy_selector_unchecked';

export interface PolicyErrorOptions {
  readonly rule?: string | undefined;
  readonly hint?: string;
  readonly cause?: unknown;
}

/** A policy that cannot be carried out; the recorder refuses to start. */
export class PolicyError extends ScrimError<PolicyErrorCode> {
  override readonly name = 'PolicyError';
  /** The id of the rule at fault, where one is. */
  readonly rule: string | undefined;

  constructor(code: PolicyErrorCode, message: string, { rule, ...options }: PolicyErrorOptions = {}) {
    super(code, message, options);
    this.rule = rule;
  }
}
