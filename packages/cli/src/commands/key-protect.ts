// `scrim key protect`: the same private key in a new file, protected anew. The old file stays, and opens as before: that
// is said, because a changed passphrase is often meant to end an old one.
import type { Command } from 'commander';
import { loadKeyPair, writeKeyFile } from '../keys/key-files.ts';
import { keyLine } from '../keys/key-line.ts';
import { addNewPassphraseOption, type NewPassphraseOptions, readNewPassphrase } from '../keys/passphrase.ts';
import {
  addProtectionOptions,
  describeProtection,
  type ProtectionOptions,
  protectionOf,
} from '../keys/protection.ts';
import { requireNoFile } from '../keys/text-file.ts';
import { addUnlockOptions, type UnlockOptions, unlockingOf } from '../keys/unlocking.ts';
import { printJson } from '../terminal/output.ts';

interface KeyProtectOptions extends UnlockOptions, ProtectionOptions, NewPassphraseOptions {
  readonly out: string;
}

const OLD_FILE_STAYS =
  'The old file was left as it is and still opens with what it asked for. Delete it and its copies yourself, backups ' +
  'included; where that is not sure, or somebody else knew what opens it, make a new key: scrim key rotate.';

const EXAMPLES = `
Examples:
  scrim key protect reading.key.json --out reading.key.age --to age1… age1…
  scrim key protect key.jwk --out reading.key.json
  scrim key protect reading.key.json --out stronger.key.json --argon2 4,4,262144`;

export function addKeyProtectCommand(parent: Command): void {
  const command = parent
    .command('protect')
    .summary('put a key into a file with another protection')
    .description(
      'Put the private key of a key file, an age file or a plain private JWK into a new file (0600, never written ' +
        'over), under a new passphrase or wrapped to officers. The old file is left as it is.',
    )
    .argument('<file>', 'the key as it is now')
    .requiredOption('--out <file>', 'the new file');
  addNewPassphraseOption(addUnlockOptions(addProtectionOptions(command)), 'the new file')
    .addHelpText('after', EXAMPLES)
    .action(protectFile);
}

async function protectFile(file: string, options: KeyProtectOptions): Promise<void> {
  const protection = protectionOf(options, options.newPassphraseFile);
  requireNoFile(options.out);
  const pair = await loadKeyPair(file, '<file>', unlockingOf(options));
  await writeKeyFile(options.out, pair, protection, () => readNewPassphrase(options));
  const told = { ...keyLine(pair), file: options.out, protection: describeProtection(protection) };
  await printJson({ ...told, oldFile: OLD_FILE_STAYS });
}
