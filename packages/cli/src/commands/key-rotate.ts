// `scrim key rotate`: the next signed manifest with other readers. Opens nothing and re-seals nothing.
import { generateReadingKey, type ReadingKeyPair } from '@scrim/crypto/keys';
import { encodeBase64Url, type Recipient, type SiteManifest } from '@scrim/protocol';
import type { Command } from 'commander';
import { parseSiteArgument, parseSuiteArgument } from '../argument-values.ts';
import { addActorOption } from '../data/actor.ts';
import { addDataOption } from '../data/collector-data.ts';
import { writeKeyFile } from '../keys/key-files.ts';
import { keyLine } from '../keys/key-line.ts';
import { addNewPassphraseOption, type NewPassphraseOptions, readNewPassphrase } from '../keys/passphrase.ts';
import {
  addProtectionOptions,
  describeProtection,
  type ProtectionOptions,
  protectionOf,
} from '../keys/protection.ts';
import { readKeyId, readRecipients } from '../keys/public-keys.ts';
import { requireNoFile } from '../keys/text-file.ts';
import { addSigningOptions } from '../sites/next-manifest.ts';
import { publishRecipients, type RecipientsOptions } from '../sites/recipients-publication.ts';
import { UsageError } from '../terminal/failure.ts';
import { printJson } from '../terminal/output.ts';

interface KeyRotateOptions extends RecipientsOptions, ProtectionOptions, NewPassphraseOptions {
  readonly drop?: readonly string[];
  readonly add?: readonly string[];
  readonly new?: string;
  readonly suite?: string;
}

const EXAMPLES = `
Examples:
  scrim key rotate demo-shop --drop old.key.json --new reading-2027.key.json
  scrim key rotate demo-shop --drop "$KID" --add "$PUBLIC_KEY"
  scrim key rotate demo-shop --drop old.key.json --new officers.key.age --suite 2 --to age1… age1…
  scrim key rotate demo-shop --add second-reader.key.json`;

export function addKeyRotateCommand(parent: Command): void {
  const command = parent
    .command('rotate')
    .summary('seal to other reading keys from now on')
    .description(
      'Sign the next version of the manifest with other recipients and publish it; all else stays as it is. Prints ' +
        'who was added and dropped, and what it means for sessions before and after.',
    )
    .argument('<siteId>')
    .option('--drop <key...>', 'recipients that go: key ids, public keys or reading key files')
    .option('--add <key...>', 'recipients that come: public keys or reading key files')
    .option('--new <file>', 'make a reading key in this file, and add it')
    .option('--suite <n>', 'with --new: 1, 2 or 3 (default: as the published recipients)');
  addNewPassphraseOption(addProtectionOptions(command), 'the new key');
  addActorOption(addDataOption(addSigningOptions(command)))
    .addHelpText('after', EXAMPLES)
    .action(rotateKeys);
}

async function rotateKeys(site: string, options: KeyRotateOptions): Promise<void> {
  const siteId = parseSiteArgument(site);
  checkCall(options);
  const drop = await Promise.all((options.drop ?? []).map((text) => readKeyId(text, '--drop')));
  const given = await readRecipients(options.add ?? [], '--add');
  const made = options.new === undefined ? null : newKeyFor(options.new, options);
  const add = async (published: SiteManifest) =>
    made === null ? given : [...given, await made.makeFor(published)];
  const request = { siteId, drop, add, ...(made === null ? {} : { keep: made.keep }) };
  const published = await publishRecipients(request, options);
  await printJson({ ...published, ...(made === null ? {} : { newKey: made.line() }) });
}

/** @throws UsageError; ScrimError `file_exists` */
function checkCall({ add, new: file, ...ofNew }: KeyRotateOptions): void {
  if (add === undefined && file === undefined) {
    throw new UsageError('--add or --new: name who comes; to drop a key only, use `scrim key revoke`');
  }
  if (file !== undefined) requireNoFile(file);
  else if (OF_NEW.some((name) => ofNew[name] !== undefined)) {
    throw new UsageError('--suite, --to, --argon2 and --new-passphrase-file: only for the key of --new');
  }
}

const OF_NEW = ['suite', 'to', 'argon2', 'newPassphraseFile'] as const;

/** The key of `--new`: made once the published manifest is known, and on disk before pages can learn of it. */
function newKeyFor(file: string, options: KeyRotateOptions) {
  const protection = protectionOf(options, options.newPassphraseFile);
  const suite = options.suite === undefined ? null : parseSuiteArgument(options.suite);
  let pair: ReadingKeyPair | null = null;
  const made = (): ReadingKeyPair => {
    if (pair === null) throw new Error('the key is made before it is used');
    return pair;
  };
  return {
    async makeFor({ recipients }: SiteManifest): Promise<Recipient> {
      pair = await generateReadingKey(suite ?? recipients[0]?.suite ?? 1);
      return { suite: pair.suite, pk: encodeBase64Url(pair.publicKey), kid: pair.kid };
    },
    keep: () => writeKeyFile(file, made(), protection, () => readNewPassphrase(options)),
    line: () => ({ ...keyLine(made()), file, protection: describeProtection(protection) }),
  };
}
