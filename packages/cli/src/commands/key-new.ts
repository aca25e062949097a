// `scrim key new`: a key pair in a protected file. The private key is never printed.
import { encodeBase64Url } from '@scrim/protocol';
import type { Command } from 'commander';
import { makeKeyFile } from '../keys/key-files.ts';
import { addPassphraseOption, type PassphraseOptions, readPassphrase } from '../keys/passphrase.ts';
import { UsageError } from '../terminal/failure.ts';
import { printJson } from '../terminal/output.ts';

interface KeyNewOptions extends PassphraseOptions {
  readonly type: string;
  readonly out?: string;
}

export function addKeyNewCommand(parent: Command): void {
  const command = parent
    .command('new')
    .summary('make a key pair')
    .description(
      'Make a key pair and keep its private key in a file under a passphrase (0600, never written over). ' +
        'The public key and its id are printed as JSON. A lost passphrase cannot be replaced.',
    )
    .option('--type <type>', 'reading (opens sessions) or signing (root and manifest keys)', 'reading')
    .option('--out <file>', 'the key file (default: <type>.key.json)');
  addPassphraseOption(command).action(newKey);
}

async function newKey(options: KeyNewOptions): Promise<void> {
  const { type } = options;
  if (type !== 'reading' && type !== 'signing') throw new UsageError('--type: expected reading or signing');
  const file = options.out ?? `${type}.key.json`;
  const pair = await makeKeyFile(file, type, () => readPassphrase(options, true));
  const publicKey = encodeBase64Url(pair.publicKey);
  await printJson(
    pair.kind === 'reading'
      ? { kind: pair.kind, suite: pair.suite, publicKey, kid: pair.kid, file }
      : { kind: pair.kind, publicKey, file },
  );
}
