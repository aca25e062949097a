// What is said of a policy beside a site: which one it is, and whether pages will take it.
import type { SignedGrant } from '@scrim/crypto/keys';
import { DEFAULT_POLICY, tightens } from '@scrim/masking-rules/policy';
import type { PolicyArtifact } from '@scrim/protocol';
import { canonicalHash } from '@scrim/protocol/canonical';
import { printAside } from '../terminal/output.ts';

/** Which policy it is; the hash is the one in every sealed header. */
export function policyLine(policy: PolicyArtifact) {
  const { id, version, mode, profile, rules } = policy;
  return {
    id,
    version,
    hash: canonicalHash(policy),
    mode,
    ...(profile === undefined ? {} : { profile }),
    rules: rules.length,
  };
}

/** Says on stderr that pages which pin nothing will refuse the policy, where they will. */
export async function warnOfPinned(policy: PolicyArtifact, { mayLoosen }: SignedGrant): Promise<void> {
  if (mayLoosen || tightens(DEFAULT_POLICY, policy)) return;
  await printAside(
    'Pages refuse this policy and record nothing, unless their bundle pins one that lets as much through: it loosens ' +
      'masking everything, and the manifest key may not loosen. Pin it in the bundle, or sign with --root-key and ' +
      '--may-loosen.\n',
  );
}
