// Where a passphrase comes from: a file, the environment, or the person. Never from an argument, which every user of
// the machine can read; never printed.
import { ScrimError } from '@scrim/protocol';
import type { Command } from 'commander';
import { canPrompt, promptHidden } from '../terminal/hidden-prompt.ts';
import { readTextFile } from './text-file.ts';

export interface PassphraseOptions {
  readonly passphraseFile?: string;
}

/** Adds `--passphrase-file` and says where else a passphrase may come from. */
export function addPassphraseOption(command: Command): Command {
  return command.option(
    '--passphrase-file <file>',
    'file with the passphrase (else SCRIM_PASSPHRASE, else you are asked)',
  );
}

/** A passphrase for a file that is being made, where another one unlocks what is there already. */
export interface NewPassphraseOptions {
  readonly newPassphraseFile?: string;
}

/** Adds `--new-passphrase-file`. @param what names the file that is made. */
export function addNewPassphraseOption(command: Command, what: string): Command {
  return command.option(
    '--new-passphrase-file <file>',
    `file with the passphrase of ${what} (else SCRIM_NEW_PASSPHRASE, else you are asked)`,
  );
}

interface Source {
  readonly file: string | undefined;
  readonly argument: '--passphrase-file' | '--new-passphrase-file';
  readonly variable: 'SCRIM_PASSPHRASE' | 'SCRIM_NEW_PASSPHRASE';
}

/**
 * The passphrase of a key file.
 *
 * @param isNew a passphrase that is being chosen is asked for twice.
 * @throws ScrimError `passphrase_missing`, `passphrase_differs`, `file_unreadable`
 */
export async function readPassphrase({ passphraseFile }: PassphraseOptions, isNew: boolean): Promise<string> {
  const source = {
    file: passphraseFile,
    argument: '--passphrase-file',
    variable: 'SCRIM_PASSPHRASE',
  } as const;
  return await readFrom(source, isNew);
}

/**
 * The passphrase of the file that is being made, beside that of the one that is there.
 *
 * @throws ScrimError `passphrase_missing`, `passphrase_differs`, `file_unreadable`
 */
export async function readNewPassphrase({ newPassphraseFile }: NewPassphraseOptions): Promise<string> {
  const argument = '--new-passphrase-file';
  return await readFrom({ file: newPassphraseFile, argument, variable: 'SCRIM_NEW_PASSPHRASE' }, true);
}

async function readFrom(source: Source, isNew: boolean): Promise<string> {
  const { file, argument, variable } = source;
  const given =
    file === undefined ? process.env[variable] : (await readTextFile(file, argument)).replace(/\r?\n$/, '');
  if (given !== undefined && given !== '') return given;
  if (file !== undefined || !canPrompt()) throw missing(source);
  const typed = isNew ? await askTwice() : await promptHidden('Passphrase: ');
  if (typed === '') throw missing(source);
  return typed;
}

/** One passphrase for all key files of a command, asked for when the first of them needs it. */
export function askOnce(options: PassphraseOptions, isNew: boolean): () => Promise<string> {
  let given: Promise<string> | undefined;
  return () => {
    given ??= readPassphrase(options, isNew);
    return given;
  };
}

async function askTwice(): Promise<string> {
  const first = await promptHidden('New passphrase: ');
  if (first === '' || first === (await promptHidden('Again: '))) return first;
  throw new ScrimError('passphrase_differs', 'The two passphrases are not the same.');
}

const missing = ({ argument, variable }: Source) =>
  new ScrimError('passphrase_missing', 'A passphrase is needed, and none was given.', {
    hint: `Use ${argument} FILE or ${variable}, or run the command on a terminal.`,
  });
