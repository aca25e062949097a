// Key files as commands use them: made, and unlocked to open or to sign with. A private key leaves this file only as the
// object that uses it.

import {
  inspectKeyFile,
  isOfficerKeyFile,
  KeyFileError,
  type ReadingKeyPair,
  readingKeyPairFromJwk,
  type SigningKeyPair,
  unlockKeyFile,
  unwrapKeyFile,
} from '@scrim/crypto/keys';
import { type PrivateJwk, type ReadingKey, readingKey, readingKeyFromJwk } from '@scrim/crypto/open';
import { ScrimError } from '@scrim/protocol';
import { type Protection, protectPair } from './protection.ts';
import { readTextFile, requireNoFile, writeNewPrivateFile } from './text-file.ts';
import type { Unlocking } from './unlocking.ts';

type Kind = 'reading' | 'signing';
/** A key pair of either kind. It holds the private bytes: keep it short-lived. */
export type KeyPair = ReadingKeyPair | SigningKeyPair;

/**
 * Writes a key pair into a new protected file (0600).
 *
 * @param passphrase gives that of the new file; not asked with age recipients.
 * @throws ScrimError `file_exists`, `file_unwritable`, and those of the passphrase
 */
export async function writeKeyFile(
  path: string,
  pair: KeyPair,
  protection: Protection,
  passphrase: () => Promise<string>,
): Promise<void> {
  requireNoFile(path);
  await writeNewPrivateFile(path, await protectPair(pair, protection, passphrase));
}

/**
 * A key to open with: a key file, an age file, or a plain private JWK (OKP X25519, EC P-256).
 *
 * @throws ScrimError `file_unreadable`, `key_file_malformed`, `key_file_unsupported`, `key_wrong_kind`,
 *   `passphrase_wrong`, `officer_identity_wrong`, `identity_missing`
 */
export async function loadReadingKey(path: string, unlocking: Unlocking): Promise<ReadingKey> {
  const text = await readTextFile(path, '--key');
  const jwk = parseJwk(text);
  if (jwk !== null) return await importJwk(jwk, '--key', readingKeyFromJwk);
  const pair = await unlockText(text, '--key', unlocking, 'reading');
  if (pair.kind !== 'reading') throw wrongKind('--key', 'reading');
  return await readingKey(pair.suite, pair.privateKey);
}

/**
 * A key to sign with.
 *
 * @throws ScrimError as {@link loadReadingKey}
 */
export async function loadSigningKey(
  path: string,
  argument: '--root-key' | '--manifest-key',
  unlocking: Unlocking,
): Promise<SigningKeyPair> {
  const text = await readTextFile(path, argument);
  const pair = await unlockText(text, argument, unlocking, 'signing');
  if (pair.kind !== 'signing') throw wrongKind(argument, 'signing');
  return pair;
}

/**
 * A key of either kind, to be put into another file.
 *
 * @param argument names the file in errors.
 * @throws ScrimError as {@link loadReadingKey}, but any kind will do
 */
export async function loadKeyPair(path: string, argument: string, unlocking: Unlocking): Promise<KeyPair> {
  const text = await readTextFile(path, argument);
  const jwk = parseJwk(text);
  return jwk === null
    ? await unlockText(text, argument, unlocking, null)
    : await importJwk(jwk, argument, readingKeyPairFromJwk);
}

/** The JWK in a text, if it is one by its looks. */
export function parseJwk(text: string): PrivateJwk | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'kty' in value ? value : null;
  } catch {
    return null;
  }
}

async function unlockText(
  text: string,
  argument: string,
  unlocking: Unlocking,
  expected: Kind | null,
): Promise<KeyPair> {
  // What kind an age file holds shows only once it is open.
  if (isOfficerKeyFile(text)) return await unwrapKeyFile(text, await unlocking.identities());
  if (expected !== null) requireKind(text, argument, expected);
  else claimedKind(text, argument);
  return await unlockKeyFile(text, await unlocking.passphrase());
}

async function importJwk<Key>(
  jwk: PrivateJwk,
  argument: string,
  read: (jwk: PrivateJwk) => Promise<Key>,
): Promise<Key> {
  try {
    return await read(jwk);
  } catch (cause) {
    throw malformed(
      `The file of ${argument} holds a JWK that is no usable private key of OKP X25519 or EC P-256.`,
      cause,
    );
  }
}

/** What can be said of a key file without its passphrase, so that none is asked for in vain. */
function requireKind(text: string, argument: string, expected: Kind): void {
  if (claimedKind(text, argument) !== expected) throw wrongKind(argument, expected);
}

function claimedKind(text: string, argument: string): Kind {
  try {
    return inspectKeyFile(text).kind;
  } catch (cause) {
    if (!(cause instanceof KeyFileError) || cause.code !== 'key_file_malformed') throw cause;
    throw malformed(`The file of ${argument} is no key file, or one that was altered.`, cause);
  }
}

const malformed = (message: string, cause?: unknown) =>
  new ScrimError('key_file_malformed', message, { cause });

/** Says "says": which kind a file is of is sure only once it is unlocked. */
const wrongKind = (argument: string, expected: Kind) =>
  new ScrimError(
    'key_wrong_kind',
    `The file of ${argument} says that it holds a ${expected === 'reading' ? 'signing' : 'reading'} key; ` +
      `a ${expected} key is needed.`,
  );
