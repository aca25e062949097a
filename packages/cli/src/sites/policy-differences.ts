// What a policy changes, in sentences for whoever signs it and for the audit log.
import { diffPolicies, type PolicyDifference, PolicyError } from '@scrim/masking-rules/policy';
import type { PolicyArtifact } from '@scrim/protocol';

type Told = Pick<PolicyDifference, 'loosens' | 'sentence'>;

/** One that cannot be read must not be in the way of the next, and counts as tighter than anything. */
export function differencesFrom(before: PolicyArtifact, after: PolicyArtifact): readonly Told[] {
  try {
    return diffPolicies(before, after);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return [
      { loosens: true, sentence: 'The published policy cannot be read: pages record nothing under it.' },
    ];
  }
}

/** The sentences of those that loosen, or of the others. */
export function sentencesOf(differences: readonly Told[], loosens: boolean): string[] {
  return differences.filter((one) => one.loosens === loosens).map(({ sentence }) => sentence);
}
