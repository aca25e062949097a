// `scrim policy profile`: a ready-made policy to start from.
import { PROFILES, type ProfileName } from '@scrim/masking-rules/policy';
import type { Command } from 'commander';
import { UsageError } from '../terminal/failure.ts';
import { printJson } from '../terminal/output.ts';

const NAMES = Object.keys(PROFILES).join(', ');

export function addPolicyProfileCommand(parent: Command): void {
  parent
    .command('profile')
    .summary('print a policy to start from')
    .description(
      'Print the policy of a profile as JSON. Give it an id and a version of your own and add rules of your own; as ' +
        'long as it names the profile, its limits are checked with it.',
    )
    .argument('<name>', `one of ${NAMES}`)
    .action(printProfile);
}

async function printProfile(name: string): Promise<void> {
  if (!Object.hasOwn(PROFILES, name)) throw new UsageError(`<name>: expected one of ${NAMES}`);
  await printJson(PROFILES[name as ProfileName]);
}
