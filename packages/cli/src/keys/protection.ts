// How a private key is kept in the file that is made: under a passphrase, or wrapped to officers' age recipients. There is
// no third way: a plain key is never written.
import {
  type Argon2Parameters,
  DEFAULT_ARGON2,
  protectKey,
  type ReadingKeyPair,
  type SigningKeyPair,
  wrapKeyForOfficers,
} from '@scrim/crypto/keys';
import type { Command } from 'commander';
import { UsageError } from '../terminal/failure.ts';

/** Options of every command that makes a key file. */
export interface ProtectionOptions {
  readonly to?: readonly string[];
  readonly argon2?: string;
}

/** What the file will need to be opened again. */
export type Protection =
  | { readonly by: 'passphrase'; readonly argon2: Argon2Parameters }
  | { readonly by: 'age'; readonly recipients: readonly string[] };

/** Adds `--to` and `--argon2`. */
export function addProtectionOptions(command: Command): Command {
  return command
    .option(
      '--to <recipient...>',
      "officers' age recipients (age1…) instead of a passphrase: any one of them opens the file",
    )
    .option(
      '--argon2 <t,p,m>',
      `Argon2id passes, lanes and KiB; never less work or memory than the default (default: ${spell(DEFAULT_ARGON2)})`,
    );
}

const spell = ({ t, p, m }: Argon2Parameters) => `${t},${p},${m}`;

/**
 * Reads the options before anything is unlocked or asked for.
 *
 * @param passphraseFile that of the new file, if it was named.
 * @throws UsageError
 */
export function protectionOf({ to, argon2 }: ProtectionOptions, passphraseFile?: string): Protection {
  if (to === undefined) return { by: 'passphrase', argon2: parseArgon2(argon2) };
  // It would look as if both were needed to open the file.
  if (passphraseFile !== undefined) throw new UsageError('--to: not with a passphrase for the same file');
  if (argon2 !== undefined) throw new UsageError('--argon2: only for a passphrase, not with --to');
  if (!to.every((one) => RECIPIENT.test(one))) {
    throw new UsageError('--to: expected age recipients, which begin with age1');
  }
  if (new Set(to).size !== to.length) throw new UsageError('--to: a recipient is there twice');
  return { by: 'age', recipients: to };
}

/** Bech32 in lower case, as `age` writes recipients; whether it is one is checked where it is used. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]+$/;

/**
 * @param passphrase gives that of the new file; not asked with age recipients.
 * @returns the text of the file.
 * @throws UsageError; ScrimError those of the passphrase
 */
export async function protectPair(
  pair: ReadingKeyPair | SigningKeyPair,
  protection: Protection,
  passphrase: () => Promise<string>,
): Promise<string> {
  if (protection.by === 'passphrase') return await protectKey(pair, await passphrase(), protection.argon2);
  try {
    return await wrapKeyForOfficers(pair, protection.recipients);
  } catch (error) {
    // Its message is about what was typed.
    if (error instanceof RangeError) throw new UsageError(RECIPIENTS_RULE);
    throw error;
  }
}

const RECIPIENTS_RULE =
  '--to: expected 1 to 50 different age recipients, all age1pq1… or none of them: a file is as strong as its weakest';

/** How a file is protected, as results tell it. */
export function describeProtection(protection: Protection) {
  return protection.by === 'age'
    ? { by: protection.by, recipients: protection.recipients.length }
    : { by: protection.by, argon2id: protection.argon2 };
}

function parseArgon2(text: string | undefined): Argon2Parameters {
  if (text === undefined) return DEFAULT_ARGON2;
  const numbers = /^\d{1,7},\d{1,7},\d{1,7}$/.test(text) ? text.split(',').map(Number) : [];
  const [t = 0, p = 0, m = 0] = numbers;
  const isWithin = t >= 1 && t <= 16 && p >= 1 && p <= 16 && m <= MAX_MEMORY;
  if (!isWithin || m < DEFAULT_ARGON2.m || t * m < DEFAULT_ARGON2.t * DEFAULT_ARGON2.m) {
    throw new UsageError(
      `--argon2: expected passes 1-16, lanes 1-16 and KiB ${DEFAULT_ARGON2.m}-${MAX_MEMORY}, with commas between ` +
        `them, and passes times KiB at least ${DEFAULT_ARGON2.t * DEFAULT_ARGON2.m}`,
    );
  }
  return { t, p, m };
}

/** As much as key files are read with (`checkArgon2`), KiB. */
const MAX_MEMORY = 1_048_576;
