// Which masking policy runs: the manifest's, if it is not looser than what the bundle pinned. A policy that this page
// cannot carry out is a refusal, never a looser mask.
import {
  type CompiledPolicy,
  compilePolicy,
  DEFAULT_POLICY,
  PolicyError,
  tightens,
} from '@scrim/masking-rules';
import type { SiteManifest } from '@scrim/protocol';
import type { CheckedOptions } from '../options.ts';
import { Refusal } from './refusal.ts';

/**
 * The bundle's own policy, checked with this page's engine. Selectors may be right in one browser and unknown to another.
 *
 * @throws Refusal `policy_refused` with the policy's code and rule
 */
export function checkPinned({ policy }: Pick<CheckedOptions, 'policy'>): CompiledPolicy {
  return compileOrRefuse(policy ?? DEFAULT_POLICY);
}

/** @throws Refusal `policy_refused`, with `policy_looser_than_pinned` when the manifest lets more through */
export function choosePolicy(
  pinned: CompiledPolicy,
  manifest: Pick<SiteManifest, 'policy'> & { readonly mayLoosen: boolean },
): CompiledPolicy {
  const offered = compileOrRefuse(manifest.policy);
  if (manifest.mayLoosen || tightens(pinned.policy, offered.policy)) return offered;
  throw new Refusal('policy_refused', 'policy_looser_than_pinned');
}

function compileOrRefuse(policy: unknown): CompiledPolicy {
  try {
    return compilePolicy(policy);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw new Refusal('policy_refused');
    throw new Refusal('policy_refused', error.code, ruleOf(error));
  }
}

function ruleOf(error: PolicyError): string | undefined {
  return (error as { rule?: string }).rule;
}
