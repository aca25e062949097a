// `scrim policy names`: the names in the selectors of stylesheet files, as a list for a policy's vocabulary. Takes only
// what the site's own build made: a sheet that is made for one visitor would put that visitor's words into the list.
import { collectNames } from '@scrim/masking-rules/policy';
import { POLICY_LIMITS } from '@scrim/protocol';
import type { Command } from 'commander';
import { readTextFile } from '../keys/text-file.ts';
import { printAside, printJson } from '../terminal/output.ts';

export function addPolicyNamesCommand(parent: Command): void {
  parent
    .command('names')
    .summary('collect names from stylesheets for the vocabulary')
    .description(
      'Print the names of classes, ids, parts and custom elements in the selectors of stylesheet files as a JSON array, ' +
        'for vocabulary.names of a policy. Read it before you sign it: a name in it is readable in every session. Use ' +
        'only sheets that are the same for every visitor.',
    )
    .argument('<files...>', 'stylesheets, CSS')
    .action(printNames);
}

async function printNames(files: readonly string[]): Promise<void> {
  const sheets = await Promise.all(files.map((file) => readTextFile(file, '<files>')));
  const names = [...new Set(sheets.flatMap(collectNames))].sort();
  await printJson(names);
  if (names.length > POLICY_LIMITS.names) {
    await printAside(`A policy takes at most ${POLICY_LIMITS.names} names; these are ${names.length}.\n`);
  }
}
