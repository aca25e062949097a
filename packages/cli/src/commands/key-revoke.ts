// `scrim key revoke`: the next signed manifest without one of its readers. It ends what that key will be sealed to, not
// what it can open already, and says so.
import type { Command } from 'commander';
import { parseSiteArgument } from '../argument-values.ts';
import { addActorOption } from '../data/actor.ts';
import { addDataOption } from '../data/collector-data.ts';
import { readKeyId } from '../keys/public-keys.ts';
import { addSigningOptions } from '../sites/next-manifest.ts';
import { publishRecipients, type RecipientsOptions } from '../sites/recipients-publication.ts';
import { printJson } from '../terminal/output.ts';

const EXAMPLES = `
Examples:
  scrim key revoke demo-shop "$KID"
  scrim key revoke demo-shop lost.key.json`;

export function addKeyRevokeCommand(parent: Command): void {
  const command = parent
    .command('revoke')
    .summary('seal to a reading key no longer')
    .description(
      'Sign the next version of the manifest without this recipient and publish it; all else stays as it is. It ' +
        'reaches what is recorded from now on only: prints what it means for the sessions before.',
    )
    .argument('<siteId>')
    .argument('<key>', 'a key id, a public key or a reading key file');
  addActorOption(addDataOption(addSigningOptions(command)))
    .addHelpText('after', EXAMPLES)
    .action(revokeKey);
}

async function revokeKey(site: string, key: string, options: RecipientsOptions): Promise<void> {
  const siteId = parseSiteArgument(site);
  const drop = [await readKeyId(key, '<key>')];
  await printJson(await publishRecipients({ siteId, drop, add: async () => [] }, options));
}
