// Compiles the masking policies that stand in documents, as a build would: a recipe that is refused helps nobody.
import { compilePolicy } from '@scrim/masking-rules/policy';
import type { Fence } from './documents.ts';

/** @returns the fault of the policy in a fence as `file:line message`; null when it compiles */
export function policyFault({ file, line, code }: Fence): string | null {
  try {
    compilePolicy(JSON.parse(code));
    return null;
  } catch (error) {
    return `${file}:${line} ${error instanceof Error ? error.message : 'no policy'}`;
  }
}
