// `scrim open`: a session in the store, by its id, with a purpose that is logged first; or a sealed file, offline.
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { addActorOption } from '../data/actor.ts';
import { addDataOption } from '../data/collector-data.ts';
import { addUnlockOptions } from '../keys/unlocking.ts';
import { UsageError } from '../terminal/failure.ts';
import { type OpenFileOptions, openFile } from './open-file.ts';
import { type OpenSessionOptions, openSession } from './open-session.ts';

type OpenCommandOptions = OpenSessionOptions & Partial<OpenFileOptions>;

const OF_SESSIONS = ['purpose', 'actor', 'data'] as const;
const OF_FILES = ['psk', 'site', 'sid', 'gen'] as const;

export function addOpenCommand(parent: Command): void {
  const command = parent
    .command('open')
    .summary('open a session, or a sealed file')
    .description(
      'Open a session. Its events go to stdout exactly as they were sealed, one JSON object a line; the ' +
        'report (gaps, ends, order of page loads) goes to stderr as one line of JSON.',
    )
    .argument('<session>', 'a session id, or a sealed file (an existing file, or a name that ends in .ssf)')
    .requiredOption('--key <file>', 'reading key: a key file, an age file, or a plain private JWK')
    .optionsGroup('For a session in the store:')
    .option(
      '--purpose <text>',
      'why you open it, 3 to 500 characters; required, and logged before anything opens',
    );
  addActorOption(addDataOption(command));
  command
    .optionsGroup('For a sealed file:')
    .option('--psk <hex>', '32 bytes; required')
    .option('--site <siteId>', 'refuse a file of another site')
    .option('--sid <sid>', 'refuse a file of another session (base64url or hex)')
    .option('--gen <n>', 'refuse a file of another generation')
    .optionsGroup('Both:');
  addUnlockOptions(command)
    .addHelpText(
      'after',
      '\nThe opening of a session is in the audit log before its secret is released. A\n' +
        'file is opened without a log. A file that is refused: exit 1, and the code of the\n' +
        'format alone on stderr, such as ssf_open_failed; events printed before are true.\n\n' +
        'Examples:\n' +
        '  scrim open <sid> --key reading.key.json --purpose "ticket 4711" > events.ndjson\n' +
        '  scrim open <sid> --key reading.key.age --identity me.agekey --purpose "ticket 4711"\n' +
        '  scrim open session.ssf --key key.jwk --psk <64 hex digits>',
    )
    .action(openAny);
}

async function openAny(name: string, options: OpenCommandOptions): Promise<void> {
  if (name.endsWith('.ssf') || existsSync(name)) {
    refuseOptions(options, OF_SESSIONS, 'a session in the store');
    await openFile(name, options);
  } else {
    refuseOptions(options, OF_FILES, 'a sealed file');
    await openSession(name, options);
  }
}

/** An option that would have no effect is a mistake, and `--purpose` on a file would look as if it were logged. */
function refuseOptions(
  options: OpenCommandOptions,
  names: readonly (keyof OpenCommandOptions)[],
  belongTo: string,
): void {
  const given = names.find((name) => options[name] !== undefined);
  if (given !== undefined) throw new UsageError(`--${given}: only for ${belongTo}`);
}
