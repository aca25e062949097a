// What opens a private key on disk: a passphrase, or the age identities of an officer. Both are read when the first file
// needs them, once a command; identities come from files only. Never prints either.
import { parseOfficerIdentities } from '@scrim/crypto/keys';
import { ScrimError } from '@scrim/protocol';
import type { Command } from 'commander';
import { addPassphraseOption, askOnce, type PassphraseOptions } from './passphrase.ts';
import { readTextFile } from './text-file.ts';

/** Options of every command that unlocks a key. */
export interface UnlockOptions extends PassphraseOptions {
  readonly identity?: readonly string[];
}

/** Gives what a key file asks for; a plain JWK asks for nothing. */
export interface Unlocking {
  passphrase(): Promise<string>;
  /** At least one. */
  identities(): Promise<readonly string[]>;
}

/** Adds `--passphrase-file` and `--identity`. */
export function addUnlockOptions(command: Command): Command {
  return addPassphraseOption(command).option(
    '--identity <file>',
    'for an age file: file with your age identity (`scrim key identity`, age-keygen); may be repeated',
    collect,
  );
}

/** For options that may be repeated. */
export function collect(one: string, before: readonly string[] = []): readonly string[] {
  return [...before, one];
}

/** @param isNew a passphrase is being chosen: some of the files are yet to be made. */
export function unlockingOf({ identity, ...options }: UnlockOptions, isNew = false): Unlocking {
  return { passphrase: askOnce(options, isNew), identities: () => readIdentities(identity ?? []) };
}

/** @throws ScrimError `identity_missing`, `file_unreadable`; KeyFileError `officer_identity_wrong` */
async function readIdentities(files: readonly string[]): Promise<readonly string[]> {
  if (files.length === 0) {
    throw new ScrimError(
      'identity_missing',
      'An age file opens with the identity of one of its recipients.',
      {
        hint: 'Name the file of yours with --identity FILE.',
      },
    );
  }
  const texts = await Promise.all(files.map((file) => readTextFile(file, '--identity')));
  return (await Promise.all(texts.map(parseOfficerIdentities))).flat();
}
