// Key files as commands use them: a reading key to open with, a signing key to sign with, a public key to seal to.
// A private key leaves this file only as the object that uses it.

import { keyIdOf } from '@scrim/crypto/format';
import {
  generateReadingKey,
  generateSigningKey,
  inspectKeyFile,
  KeyFileError,
  protectKey,
  type ReadingKeyPair,
  type SigningKeyPair,
  unlockKeyFile,
} from '@scrim/crypto/keys';
import { type PrivateJwk, type ReadingKey, readingKey, readingKeyFromJwk } from '@scrim/crypto/open';
import { decodeBase64Url, encodeBase64Url, type Recipient, ScrimError } from '@scrim/protocol';
import { parsePublicKeyText } from '../argument-values.ts';
import { readTextFile, requireNoFile, writeNewPrivateFile } from './text-file.ts';

type Kind = 'reading' | 'signing';

/** Gives the passphrase when one is needed: a plain JWK needs none. */
export type AskPassphrase = () => Promise<string>;

/**
 * Makes a key pair and its protected file.
 *
 * @throws ScrimError `file_exists`, `file_unwritable`, and those of the passphrase
 */
export async function makeKeyFile(
  path: string,
  type: Kind,
  passphrase: AskPassphrase,
): Promise<ReadingKeyPair | SigningKeyPair> {
  requireNoFile(path);
  const pair = type === 'reading' ? await generateReadingKey() : await generateSigningKey();
  await writeNewPrivateFile(path, await protectKey(pair, await passphrase()));
  return pair;
}

/**
 * A key to open with: a protected key file, or a plain private JWK (OKP X25519, EC P-256).
 *
 * @throws ScrimError `file_unreadable`, `key_file_malformed`, `key_file_unsupported`, `key_wrong_kind`, `passphrase_wrong`
 */
export async function loadReadingKey(path: string, passphrase: AskPassphrase): Promise<ReadingKey> {
  const text = await readTextFile(path, '--key');
  const jwk = parseObject(text);
  if (jwk !== null && 'kty' in jwk) return await importJwk(jwk);
  requireKind(text, '--key', 'reading');
  const pair = await unlockKeyFile(text, await passphrase());
  if (pair.kind !== 'reading') throw wrongKind('--key', 'reading');
  return await readingKey(pair.suite, pair.privateKey);
}

/**
 * A key to sign with.
 *
 * @throws ScrimError `file_unreadable`, `key_file_malformed`, `key_file_unsupported`, `key_wrong_kind`, `passphrase_wrong`
 */
export async function loadSigningKey(
  path: string,
  argument: '--root-key' | '--manifest-key',
  passphrase: AskPassphrase,
): Promise<SigningKeyPair> {
  const text = await readTextFile(path, argument);
  requireKind(text, argument, 'signing');
  const pair = await unlockKeyFile(text, await passphrase());
  if (pair.kind !== 'signing') throw wrongKind(argument, 'signing');
  return pair;
}

/**
 * A recipient from a public key (base64url or hex) or from a reading key file, which needs no passphrase for it.
 *
 * @throws ScrimError `file_unreadable`, `key_file_malformed`
 */
export async function readRecipient(argument: string): Promise<Recipient> {
  const publicKey = parsePublicKeyText(argument) ?? (await publicKeyInFile(argument));
  return { suite: 1, pk: encodeBase64Url(publicKey), kid: keyIdOf(1, publicKey) };
}

async function publicKeyInFile(path: string): Promise<Uint8Array> {
  const file = parseObject(await readTextFile(path, '--recipient'));
  const isReadingKey = file?.kind === 'reading' && file.suite === 1;
  const text = isReadingKey ? file.publicKey : null;
  const publicKey = typeof text === 'string' ? decodeBase64Url(text, 32) : null;
  if (publicKey === null) {
    throw malformed('The file of --recipient is no reading key file of suite 1.');
  }
  return publicKey;
}

async function importJwk(jwk: PrivateJwk): Promise<ReadingKey> {
  try {
    return await readingKeyFromJwk(jwk);
  } catch (cause) {
    throw malformed(
      'The file of --key holds a JWK that is no usable private key of OKP X25519 or EC P-256.',
      cause,
    );
  }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
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
