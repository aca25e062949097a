// `scrim policy check`: is this file a policy, and what does it let through? Signs and publishes nothing.
import { describePolicy } from '@scrim/masking-rules/policy';
import type { Command } from 'commander';
import { readPolicyFile } from '../sites/policy-file.ts';
import { print, printJson } from '../terminal/output.ts';

interface PolicyCheckOptions {
  readonly json?: boolean;
}

export function addPolicyCheckCommand(parent: Command): void {
  parent
    .command('check')
    .summary('check a policy, and say it in plain words')
    .description(
      'Check a masking policy as a page does before it records, its selectors with css-what, and print its id, ' +
        'version, hash and what it says in plain words. The hash is the one in every sealed header.',
    )
    .argument('<file>', 'a policy, JSON')
    .option('--json', 'one JSON object')
    .action(checkPolicy);
}

async function checkPolicy(file: string, { json }: PolicyCheckOptions): Promise<void> {
  const { policy, hash } = await readPolicyFile(file, '<file>');
  const { id, version } = policy;
  const words = describePolicy(policy);
  if (json) await printJson({ id, version, hash, words });
  else await print([`id ${id}`, `version ${version}`, `hash ${hash}`, '', ...words, ''].join('\n'));
}
