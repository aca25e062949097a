// `scrim policy diff`: what is different in a second policy, and what of that loosens.
import { diffPolicies } from '@scrim/masking-rules/policy';
import { ScrimError } from '@scrim/protocol';
import type { Command } from 'commander';
import { readPolicyFile } from '../sites/policy-file.ts';
import { print, printJson } from '../terminal/output.ts';

interface PolicyDiffOptions {
  readonly json?: boolean;
  readonly mustNotLoosen?: boolean;
}

export function addPolicyDiffCommand(parent: Command): void {
  parent
    .command('diff')
    .summary('say what a policy changes, and what of it loosens')
    .description(
      'Print every difference between two policies in plain words, and whether it loosens. By structure: a selector ' +
        'that is written otherwise counts as another. Ids, versions and the order of rules are no difference.',
    )
    .argument('<before>', 'a policy, JSON')
    .argument('<after>', 'a policy, JSON')
    .option('--must-not-loosen', 'exit with 1 (policy_loosens) when a difference loosens')
    .option('--json', 'one JSON array')
    .action(diffFiles);
}

async function diffFiles(
  before: string,
  after: string,
  { json, mustNotLoosen }: PolicyDiffOptions,
): Promise<void> {
  const old = await readPolicyFile(before, '<before>');
  const now = await readPolicyFile(after, '<after>');
  const differences = diffPolicies(old.policy, now.policy);
  const lines = differences.map(
    ({ loosens, sentence }) => `${loosens ? 'loosens' : 'does not loosen'}: ${sentence}\n`,
  );
  if (json) await printJson(differences);
  else await print(lines.length === 0 ? 'No difference.\n' : lines.join(''));
  if (mustNotLoosen && differences.some(({ loosens }) => loosens)) {
    throw new ScrimError('policy_loosens', 'The second policy lets more through than the first.');
  }
}
