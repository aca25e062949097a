// `scrim erase`: destroys what opens a session, and its bytes. Needs no key: erasing must never wait for a key holder.
import type { Command } from 'commander';
import { parseSessionArgument } from '../argument-values.ts';
import { type ActorOptions, actorOf, addActorOption } from '../data/actor.ts';
import { addDataOption, type DataOptions, withCollector } from '../data/collector-data.ts';
import { printAside, printJson } from '../terminal/output.ts';

type EraseOptions = DataOptions & ActorOptions;

export function addEraseCommand(parent: Command): void {
  const command = parent
    .command('erase')
    .summary('erase a session')
    .description(
      'Erase a session: the journal entry, then its secret, then its bytes. Cannot be undone; needs no key. ' +
        'Prints the receipt as JSON. A session that was erased before stays erased: exit 0, and it says so.',
    )
    .argument('<sid>');
  addActorOption(addDataOption(command)).action(eraseSession);
}

async function eraseSession(argument: string, options: EraseOptions): Promise<void> {
  const sid = parseSessionArgument(argument);
  const actor = actorOf(options, 'privacy-officer');
  await withCollector(options, async ({ sessions }) => {
    const receipt = await sessions.erase({ sid, actor });
    await printJson(receipt);
    if (receipt.alreadyErased) await printAside('This session was erased already.\n');
  });
}
