// The policy's schema, for where policies are written: build, console, server, CLI. Never imported by page code:
// zod costs a page 25 kB.
import { isId, type PolicyArtifact } from '@scrim/protocol';
import { z } from 'zod';
import { compilePolicy } from './policy-artifact.ts';

const id = z.custom<string>(isId, { error: 'expected 1–64 of A-Z a-z 0-9 . _ : -' });

/** The JSON form of a masking policy; unknown keys are errors. */
export const policySchema = z.strictObject({
  v: z.literal(1),
  id,
  version: id,
  mode: z.literal('mask-all'),
  rules: z.array(z.never()),
});

/**
 * A policy from JSON that someone wrote.
 *
 * @throws PolicyError `policy_malformed`, `policy_unknown_mode`, `policy_unsupported_rule`
 */
export function parsePolicy(input: unknown): PolicyArtifact {
  const result = policySchema.safeParse(input);
  return result.success ? result.data : compilePolicy(input).policy;
}

export { PolicyError, type PolicyErrorCode } from './policy-artifact.ts';
