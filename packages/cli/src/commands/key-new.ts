// `scrim key new`: a key pair in a protected file. The private key is never printed.
import { generateReadingKey, generateSigningKey } from '@scrim/crypto/keys';
import type { Command } from 'commander';
import { parseSuiteArgument } from '../argument-values.ts';
import { writeKeyFile } from '../keys/key-files.ts';
import { keyLine } from '../keys/key-line.ts';
import { addPassphraseOption, type PassphraseOptions, readPassphrase } from '../keys/passphrase.ts';
import {
  addProtectionOptions,
  describeProtection,
  type ProtectionOptions,
  protectionOf,
} from '../keys/protection.ts';
import { UsageError } from '../terminal/failure.ts';
import { printJson } from '../terminal/output.ts';

interface KeyNewOptions extends PassphraseOptions, ProtectionOptions {
  readonly type: string;
  readonly suite?: string;
  readonly out?: string;
}

const EXAMPLES = `
Suites of reading keys: 1 X25519; 2 ML-KEM-768 with X25519, for recordings kept for years; 3 P-256, what
hardware holds. The pages of a site seal to keys of one suite.

Examples:
  scrim key new --out reading.key.json
  scrim key new --suite 2 --out reading.key.age --to age1… age1…
  scrim key new --type signing --out root.key.json`;

export function addKeyNewCommand(parent: Command): void {
  const command = parent
    .command('new')
    .summary('make a key pair')
    .description(
      'Make a key pair and keep its private key in a file under a passphrase, or wrapped to officers (0600, never ' +
        'written over). The public key and its id are printed as JSON. A lost passphrase cannot be replaced.',
    )
    .option('--type <type>', 'reading (opens sessions) or signing (root and manifest keys)', 'reading')
    .option('--suite <n>', 'of a reading key: 1, 2 or 3 (default: 1)')
    .option('--out <file>', 'the key file (default: <type>.key.json, with --to <type>.key.age)');
  addPassphraseOption(addProtectionOptions(command)).addHelpText('after', EXAMPLES).action(newKey);
}

async function newKey(options: KeyNewOptions): Promise<void> {
  const { type } = options;
  if (type !== 'reading' && type !== 'signing') throw new UsageError('--type: expected reading or signing');
  if (type === 'signing' && options.suite !== undefined)
    throw new UsageError('--suite: only for reading keys');
  const suite = parseSuiteArgument(options.suite ?? '1');
  const protection = protectionOf(options, options.passphraseFile);
  const file = options.out ?? `${type}.key.${protection.by === 'age' ? 'age' : 'json'}`;
  const pair = type === 'reading' ? await generateReadingKey(suite) : await generateSigningKey();
  await writeKeyFile(file, pair, protection, () => readPassphrase(options, true));
  await printJson({ ...keyLine(pair), file, protection: describeProtection(protection) });
}
