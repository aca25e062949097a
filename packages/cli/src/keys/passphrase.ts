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

/**
 * The passphrase of a key file.
 *
 * @param isNew a passphrase that is being chosen is asked for twice.
 * @throws ScrimError `passphrase_missing`, `passphrase_differs`, `file_unreadable`
 */
export async function readPassphrase({ passphraseFile }: PassphraseOptions, isNew: boolean): Promise<string> {
  const given =
    passphraseFile === undefined
      ? process.env.SCRIM_PASSPHRASE
      : (await readTextFile(passphraseFile, '--passphrase-file')).replace(/\r?\n$/, '');
  if (given !== undefined && given !== '') return given;
  if (passphraseFile !== undefined || !canPrompt()) throw missing();
  return isNew ? await askTwice() : await ask('Passphrase: ');
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
  const first = await ask('New passphrase: ');
  if (first === (await ask('Again: '))) return first;
  throw new ScrimError('passphrase_differs', 'The two passphrases are not the same.');
}

async function ask(question: string): Promise<string> {
  const typed = await promptHidden(question);
  if (typed === '') throw missing();
  return typed;
}

const missing = () =>
  new ScrimError('passphrase_missing', 'A passphrase is needed, and none was given.', {
    hint: 'Use --passphrase-file FILE or SCRIM_PASSPHRASE, or run the command on a terminal.',
  });
