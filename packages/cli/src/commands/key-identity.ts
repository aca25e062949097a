// `scrim key identity`: an officer's own age identity, in a file as age-keygen writes it. Others wrap key files to the
// recipient that is printed; the identity itself never leaves the file.
import { newOfficerIdentity } from '@scrim/crypto/keys';
import type { Command } from 'commander';
import { requireNoFile, writeNewPrivateFile } from '../keys/text-file.ts';
import { printJson } from '../terminal/output.ts';

interface KeyIdentityOptions {
  readonly out: string;
  readonly postQuantum?: boolean;
}

const EXAMPLES = `
The file is not under a passphrase: it is as safe as this account and its disk. age and age-keygen
(1.3 or later for --post-quantum) take it, and scrim takes theirs.

Examples:
  scrim key identity --out me.agekey
  scrim key protect reading.key.json --out reading.key.age --to age1… age1…
  scrim open <sid> --key reading.key.age --identity me.agekey --purpose "ticket 4711"`;

export function addKeyIdentityCommand(parent: Command): void {
  parent
    .command('identity')
    .summary('make an age identity of your own')
    .description(
      'Make an age identity (0600, never written over) and print its recipient, which begins with age1 and is no ' +
        'secret: give it to whoever wraps key files to you.',
    )
    .option('--out <file>', 'the identity file', 'me.agekey')
    .option(
      '--post-quantum',
      'ML-KEM-768 with X25519 (age1pq1…); one key file takes this sort only, or the other',
    )
    .addHelpText('after', EXAMPLES)
    .action(newIdentity);
}

async function newIdentity({ out, postQuantum = false }: KeyIdentityOptions): Promise<void> {
  requireNoFile(out);
  const { identity, recipient } = await newOfficerIdentity({ postQuantum });
  const created = `${new Date().toISOString().slice(0, 19)}Z`;
  await writeNewPrivateFile(out, `# created: ${created}\n# public key: ${recipient}\n${identity}\n`);
  await printJson({ recipient, file: out });
}
