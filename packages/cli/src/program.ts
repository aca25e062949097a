// The command line as a whole: which commands there are, and how an outcome becomes an exit code. Each command lies in
// a file of its own.
import { Command } from 'commander';
import { addConsoleCommand } from './commands/console.ts';
import { addEraseCommand } from './commands/erase.ts';
import { addKeyCommands } from './commands/key.ts';
import { addLeakTestCommand } from './commands/leak-test.ts';
import { addManifestCommands } from './commands/manifest.ts';
import { addOpenCommand } from './commands/open.ts';
import { addPersonInviteCommand } from './commands/person-invite.ts';
import { addPolicyCheckCommand } from './commands/policy-check.ts';
import { addPolicyDiffCommand } from './commands/policy-diff.ts';
import { addPolicyNamesCommand } from './commands/policy-names.ts';
import { addPolicyProfileCommand } from './commands/policy-profile.ts';
import { addSealCommand } from './commands/seal.ts';
import { addSessionsCommand } from './commands/sessions.ts';
import { addSiteAddCommand } from './commands/site-add.ts';
import { addSiteDisableCommand } from './commands/site-disable.ts';
import { addSiteEnableCommand } from './commands/site-enable.ts';
import { addSiteListCommand } from './commands/site-list.ts';
import { addSitePolicyCommand } from './commands/site-policy.ts';
import { addVectorsCommand } from './commands/vectors.ts';
import { markDashedOperands, unmarkDashedOperands } from './dashed-operands.ts';
import { type ExitCode, reportFailure } from './terminal/failure.ts';
import { watchOutputs } from './terminal/output.ts';
import { packageVersion } from './version.ts';

const EXAMPLES = `
A first site:
  scrim key new --out reading.key.json
  scrim site add demo-shop --origin https://shop.example --recipient reading.key.json
  scrim site enable demo-shop
  scrim sessions
  scrim open <sid> --key reading.key.json --purpose "ticket 4711" > events.ndjson
  scrim erase <sid>

Passphrases come from --passphrase-file, from SCRIM_PASSPHRASE, or you are asked; identities from --identity.
Exit codes: 0 done, 1 refused or failed (error: <code>: …), 2 called wrongly.`;

/** Runs one command line. Never throws: what went wrong is told on stderr. */
export async function runScrim(argv: readonly string[]): Promise<ExitCode> {
  watchOutputs();
  try {
    await createProgram().parseAsync(markDashedOperands(argv), { from: 'user' });
    return 0;
  } catch (error) {
    return await reportFailure(error);
  }
}

function createProgram(): Command {
  const program = new Command('scrim')
    .description('Private session replay: keys, sites, sessions. Sessions open only with a key you hold.')
    .version(packageVersion())
    .exitOverride()
    // Failures are told in one place, without quoting arguments.
    .configureOutput({ outputError: () => {} })
    .hook('preAction', (_, command) => unmarkDashedOperands(command))
    .addHelpText('after', EXAMPLES);
  addKeyCommands(program);
  const site = program
    .command('site')
    .description('Add, enable, disable and list sites; change their masking policy.');
  addSiteAddCommand(site);
  addSiteEnableCommand(site);
  addSiteDisableCommand(site);
  addSiteListCommand(site);
  addSitePolicyCommand(site);
  addManifestCommands(program);
  const policy = program.command('policy').description('Check, compare and begin masking policies.');
  addPolicyCheckCommand(policy);
  addPolicyDiffCommand(policy);
  addPolicyProfileCommand(policy);
  addPolicyNamesCommand(policy);
  addPersonInviteCommand(program.command('person').description('Let people sign in to the console.'));
  addSessionsCommand(program);
  addOpenCommand(program);
  addEraseCommand(program);
  addSealCommand(program);
  addConsoleCommand(program);
  addVectorsCommand(program);
  addLeakTestCommand(program);
  return program;
}
