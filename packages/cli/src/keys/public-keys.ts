// Public keys as commands take them: as text, or out of a key file, which needs no passphrase for it. What a file says
// of its key is its word: results print the key ids for people to compare.

import { existsSync } from 'node:fs';
import { keyIdOf, type SuiteId } from '@scrim/crypto/format';
import { inspectKeyFile, isOfficerKeyFile } from '@scrim/crypto/keys';
import {
  decodeBase64Url,
  encodeBase64Url,
  isBytes,
  type KeyId,
  type Recipient,
  ScrimError,
} from '@scrim/protocol';
import { MAX_RECIPIENTS, parsePublicKeyText } from '../argument-values.ts';
import { requireSealable } from '../sealing/local-epoch.ts';
import { UsageError } from '../terminal/failure.ts';
import { readTextFile } from './text-file.ts';

/**
 * A recipient from a public key (base64url or hex; its length tells the suite) or from a reading key file.
 *
 * @param argument names it in errors.
 * @throws UsageError; ScrimError `file_unreadable`, `key_file_malformed`
 */
export async function readRecipient(text: string, argument: string): Promise<Recipient> {
  const given = parsePublicKeyText(text);
  if (given !== null) return recipientOf(given.suite, given.publicKey);
  if (!existsSync(text)) throw new UsageError(`${argument}: ${NEITHER}`);
  return await recipientInFile(text, argument);
}

/** A mistyped key must not be told as a file that is missing. */
const NEITHER =
  'expected a public key (32, 65 or 1216 bytes as base64url or hex) or a reading key file that is there';

/**
 * Up to 8 different recipients of one suite that can be sealed to.
 *
 * @throws UsageError; ScrimError `file_unreadable`, `key_file_malformed`, `recipient_invalid`
 */
export async function readRecipients(texts: readonly string[], argument: string): Promise<Recipient[]> {
  const recipients = await Promise.all(texts.map((text) => readRecipient(text, argument)));
  if (recipients.length > MAX_RECIPIENTS) throw new UsageError(`${argument}: expected 1 to 8 public keys`);
  if (new Set(recipients.map(({ kid }) => kid)).size !== recipients.length) {
    throw new UsageError(`${argument}: a public key is there twice`);
  }
  if (new Set(recipients.map(({ suite }) => suite)).size > 1) {
    throw new UsageError(`${argument}: expected public keys of one suite`);
  }
  await requireSealable(recipients, argument);
  return recipients;
}

/**
 * The id of a reading key, from the id itself, a public key, or a reading key file.
 *
 * @throws UsageError; ScrimError `file_unreadable`, `key_file_malformed`
 */
export async function readKeyId(text: string, argument: string): Promise<KeyId> {
  return isBytes(text, 16) ? (text as KeyId) : (await readRecipient(text, argument)).kid;
}

/**
 * The public half of a signing key, base64url: from the text itself (base64url or hex), or from a signing key file.
 *
 * @throws ScrimError `file_unreadable`, `key_file_malformed`, `key_wrong_kind`
 */
export async function readSigningPublicKey(text: string, argument: string): Promise<string> {
  const given = parsePublicKeyText(text);
  if (given?.suite === 1) return encodeBase64Url(given.publicKey);
  const { kind, publicKey } = await statementIn(text, argument, 'signing');
  if (kind === 'signing') return publicKey;
  throw new ScrimError(
    'key_wrong_kind',
    `The file of ${argument} says that it holds a reading key; a signing key is needed.`,
  );
}

function recipientOf(suite: SuiteId, publicKey: Uint8Array): Recipient {
  return { suite, pk: encodeBase64Url(publicKey), kid: keyIdOf(suite, publicKey) };
}

async function recipientInFile(path: string, argument: string): Promise<Recipient> {
  const { kind, suite, publicKey } = await statementIn(path, argument, 'reading');
  const bytes = kind === 'reading' && suite !== null ? decodeBase64Url(publicKey) : null;
  if (bytes === null || suite === null) throw noKeyFile(argument, 'reading');
  return recipientOf(suite, bytes);
}

async function statementIn(path: string, argument: string, kind: 'reading' | 'signing') {
  const text = await readTextFile(path, argument);
  if (isOfficerKeyFile(text)) {
    throw new ScrimError(
      'key_file_malformed',
      `The file of ${argument} is an age file, which shows no public key.`,
      {
        hint: 'Name the public key itself; `scrim key inspect FILE --identity FILE` prints it.',
      },
    );
  }
  try {
    return inspectKeyFile(text);
  } catch {
    throw noKeyFile(argument, kind);
  }
}

const noKeyFile = (argument: string, kind: 'reading' | 'signing') =>
  new ScrimError('key_file_malformed', `The file of ${argument} is no ${kind} key file.`);
