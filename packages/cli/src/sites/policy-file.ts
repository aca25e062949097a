// A masking policy from a file, checked as a page would check it before it is signed. Errors name keys and rules, never
// a value in the file: what was named may be no policy but a private key.
import { type CompiledPolicy, compilePolicy } from '@scrim/masking-rules/policy';
import { ScrimError } from '@scrim/protocol';
import { readTextFile } from '../keys/text-file.ts';

/**
 * @param argument names the file in errors.
 * @throws ScrimError `file_unreadable`, `policy_malformed` and the other codes of PolicyError
 */
export async function readPolicyFile(path: string, argument: string): Promise<CompiledPolicy> {
  const text = await readTextFile(path, argument);
  return compilePolicy(parseJson(text, argument));
}

function parseJson(text: string, argument: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without its cause: a syntax error quotes the text.
    throw new ScrimError('policy_malformed', `The file of ${argument} is no JSON.`);
  }
}
