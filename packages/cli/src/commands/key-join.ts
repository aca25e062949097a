// `scrim key join`: a key from its shares, into a protected file. The joined key is never written plain, nor printed.
import { inspectKeyShare, joinKey, KeyFileError } from '@scrim/crypto/keys';
import type { Command } from 'commander';
import { writeKeyFile } from '../keys/key-files.ts';
import { keyLine } from '../keys/key-line.ts';
import { addPassphraseOption, type PassphraseOptions, readPassphrase } from '../keys/passphrase.ts';
import {
  addProtectionOptions,
  describeProtection,
  type ProtectionOptions,
  protectionOf,
} from '../keys/protection.ts';
import { readTextFile, requireNoFile } from '../keys/text-file.ts';
import { printJson } from '../terminal/output.ts';

interface KeyJoinOptions extends PassphraseOptions, ProtectionOptions {
  readonly out: string;
}

const EXAMPLES = `
Compare the public key that is printed with one you trust: which key it is, only the shares say.

Examples:
  scrim key join a.json b.json c.json --out joined.key.json
  scrim key join a.json b.json c.json --out joined.key.age --to age1… age1…`;

export function addKeyJoinCommand(parent: Command): void {
  const command = parent
    .command('join')
    .summary('put a key together from its shares')
    .description(
      'Put a key together from at least as many shares as their threshold says, into a new file under a passphrase ' +
        'or wrapped to officers (0600, never written over).',
    )
    .argument('<share...>', 'files of shares of one splitting')
    .requiredOption('--out <file>', 'the key file');
  addPassphraseOption(addProtectionOptions(command)).addHelpText('after', EXAMPLES).action(joinFiles);
}

async function joinFiles(files: readonly string[], options: KeyJoinOptions): Promise<void> {
  const protection = protectionOf(options, options.passphraseFile);
  requireNoFile(options.out);
  const pair = await joinKey(await Promise.all(files.map(readShare)));
  await writeKeyFile(options.out, pair, protection, () => readPassphrase(options, true));
  await printJson({ ...keyLine(pair), file: options.out, protection: describeProtection(protection) });
}

/** Says which file it is of several that cannot be read, or holds no share. */
async function readShare(file: string, at: number): Promise<string> {
  const text = await readTextFile(file, `<share> ${at + 1}`);
  try {
    inspectKeyShare(text);
  } catch (cause) {
    if (!(cause instanceof KeyFileError)) throw cause;
    throw new KeyFileError(
      cause.code,
      `The file of <share> ${at + 1} is no share, or one that was altered.`,
      {
        cause,
      },
    );
  }
  return text;
}
