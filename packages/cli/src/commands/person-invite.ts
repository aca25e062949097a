// `scrim person invite`: a one-time link from whoever can read the data folder: the way back in when nobody can sign in.
import { ScrimError, type StaffRole } from '@scrim/protocol';
import type { Command } from 'commander';
import { parseCollectorArgument, parseRolesArgument } from '../argument-values.ts';
import { type ActorOptions, actorOf, addActorOption } from '../data/actor.ts';
import { addDataOption, type DataOptions, withCollector } from '../data/collector-data.ts';
import { UsageError } from '../terminal/failure.ts';
import { print } from '../terminal/output.ts';

interface PersonInviteOptions extends DataOptions, ActorOptions {
  readonly name?: string;
  readonly roles?: string;
  readonly consoleUrl: string;
}

/** Who comes first has to set up and to look. */
const FIRST_ROLES: readonly StaffRole[] = ['site-admin', 'analyst'];

export function addPersonInviteCommand(parent: Command): void {
  const command = parent
    .command('invite')
    .summary('make a one-time link to sign in')
    .description(
      'Make a link that lets one person sign in once and choose a passkey or a passphrase: somebody new, or ' +
        'with --name somebody who is there and lost theirs. For whoever can read the data folder: the way back ' +
        'in when nobody can sign in. The link is in the audit log, its token is not.',
    )
    .requiredOption('--console-url <url>', 'where people open the console, such as https://scrim.example')
    .option('--name <name>', 'whose link it is (else the person chooses a name)')
    .option(
      '--roles <roles>',
      `of somebody new: site-admin, analyst, privacy-officer, auditor (default: ${FIRST_ROLES.join(',')})`,
    );
  addActorOption(addDataOption(command)).action(invitePerson);
}

async function invitePerson({ name, roles, consoleUrl, ...options }: PersonInviteOptions): Promise<void> {
  const { origin } = parseCollectorArgument(consoleUrl, '--console-url');
  const given = roles === undefined ? null : parseRolesArgument(roles);
  const by = actorOf(options, 'system');
  // Only now: what signs nobody in should not wait for it to load.
  const { createStaffAuth } = await import('@scrim/access-control/staff');
  await withCollector(options, async ({ stores, audit }) => {
    const { createLink } = createStaffAuth({ records: stores.records, audit, origin });
    const asked = { name: name ?? null, roles: given ?? (name === undefined ? FIRST_ROLES : []), by };
    const link = await createLink(asked).catch(explain);
    await print(`${link.url}\n\nFor one use, until ${new Date(link.expiresAtMs).toISOString()}.\n`);
  });
}

function explain(error: unknown): never {
  if (error instanceof TypeError) throw new UsageError('--name: expected 1 to 100 plain characters');
  if (!(error instanceof ScrimError)) throw error;
  const hint = 'Name --roles for somebody new, and none for somebody who is there.';
  if (error.code === 'name_taken') throw new ScrimError('name_taken', error.message, { hint });
  if (error.code !== 'body_malformed') throw error;
  throw new ScrimError('roles_needed', 'A new person needs roles.', { hint });
}
