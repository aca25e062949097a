// `scrim key inspect`: what a file with a key says of itself, and what of it is certain. Needs no passphrase.
import { parseOfficerIdentities, recipientOfIdentity } from '@scrim/crypto/keys';
import type { Command } from 'commander';
import { loadKeyPair } from '../keys/key-files.ts';
import { keyLine } from '../keys/key-line.ts';
import { type KeyOutside, keyOutside } from '../keys/key-outside.ts';
import { readTextFile } from '../keys/text-file.ts';
import { collect, unlockingOf } from '../keys/unlocking.ts';
import { printJson } from '../terminal/output.ts';

interface KeyInspectOptions {
  readonly identity?: readonly string[];
}

const NOTES: Readonly<Record<KeyOutside['form'], string>> = {
  'key-file':
    'All of this is what the file says of itself; only unlocking it shows whether it holds that key.',
  'age-file': 'An age file shows only how many recipients it says it has; with --identity its key is shown.',
  'key-share':
    'All of this is what the share says of itself; only joining enough of them shows whether it is true.',
  identity:
    'These are age identities, not under a passphrase: whoever reads the file opens what was wrapped to them.',
  jwk: 'This file is not protected: whoever reads it has the key. Put it under a passphrase: scrim key protect.',
};

const EXAMPLES = `
Examples:
  scrim key inspect reading.key.json
  scrim key inspect reading.key.age --identity me.agekey`;

export function addKeyInspectCommand(parent: Command): void {
  parent
    .command('inspect')
    .summary('say what a file with a key is, without a passphrase')
    .description(
      'Say of a key file, an age file, a key share or a plain private JWK which key it claims to hold, how it is ' +
        'protected, and what of that is certain. Asks for no passphrase and shows nothing private.',
    )
    .argument('<file>')
    .option(
      '--identity <file>',
      'open an age file with this identity, to be certain; may be repeated',
      collect,
    )
    .addHelpText('after', EXAMPLES)
    .action(inspectFile);
}

async function inspectFile(file: string, { identity }: KeyInspectOptions): Promise<void> {
  const text = await readTextFile(file, '<file>');
  const outside = keyOutside(text, '<file>');
  const certain =
    outside.form === 'identity' ? await recipientsOf(text) : await certainOf(file, outside, identity);
  await printJson({
    ...outside,
    certain,
    ...(isOpened(outside, certain) ? {} : { note: NOTES[outside.form] }),
  });
}

/** An age file that was opened has told all there is. */
function isOpened({ form }: KeyOutside, certain: object | null): boolean {
  return form === 'age-file' && certain !== null;
}

async function recipientsOf(text: string) {
  const identities = await parseOfficerIdentities(text);
  return { recipients: await Promise.all(identities.map(recipientOfIdentity)) };
}

/** What was computed from the private key itself; null where that is not at hand. */
async function certainOf(file: string, { form }: KeyOutside, identity: readonly string[] | undefined) {
  const isAtHand = form === 'jwk' || (form === 'age-file' && identity !== undefined);
  if (!isAtHand) return null;
  return keyLine(await loadKeyPair(file, '<file>', unlockingOf({ ...(identity && { identity }) })));
}
