// What the published masking policy does, in plain words: everything it lets through, of names how many there are more.
// Says so when pages refuse the policy; must never make one look tighter than it is.
import { compilePolicy, describePolicy, PolicyError } from '@scrim/masking-rules';
import type { PolicyArtifact } from '@scrim/protocol';
import type { ReactElement } from 'react';

/** The policy's sentences, the first of them its mode. */
export function PolicyFacts({ policy }: { readonly policy: PolicyArtifact }): ReactElement {
  const [mode, ...rest] = sentencesOf(policy);
  return (
    <>
      {mode}
      <span className="faint">
        {' '}
        ({policy.id}, version {policy.version})
      </span>
      <ul className="plain-list">
        {rest.map((sentence) => (
          <li key={sentence} className="faint breaks">
            {sentence}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Checked as a page checks it, with this browser's selectors: the collector could show anything. */
export function sentencesOf(policy: PolicyArtifact): readonly string[] {
  try {
    return describePolicy(compilePolicy(policy).policy);
  } catch (error) {
    const code = error instanceof PolicyError ? ` (${error.code})` : '';
    return [`Pages refuse this policy and record nothing under it${code}.`];
  }
}
