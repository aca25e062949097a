// Key files for several officers: one private key in an age file (https://age-encryption.org/v1, armored), which any of
// its recipients opens. age says nothing of who made a file: what comes out is a key, not a key to be trusted.
import {
  AGE_ARMOR,
  AGE_BINARY,
  decodeAgeArmor,
  decryptAgeFile,
  encodeAgeArmor,
  encryptAgeFile,
} from './age-file.ts';
import { bareKeyText, parseBareKey } from './bare-key.ts';
import type { ReadingKeyPair, SigningKeyPair } from './key-pairs.ts';

/** So many recipients a file may have. */
const MAX_OFFICERS = 50;

/**
 * An armored age file with the private key, for each of the recipients (`age1…`, or `age1pq1…`; not both in one file,
 * as the `age` program has it: a file is as strong as its weakest recipient).
 *
 * @param recipients 1 to 50, each once; white space around one counts for nothing.
 * @throws RangeError when they are not that.
 */
export async function wrapKeyForOfficers(
  pair: ReadingKeyPair | SigningKeyPair,
  recipients: readonly string[],
): Promise<string> {
  const officers = recipients.map((recipient) => recipient.trim());
  checkList(officers);
  const known = await Promise.all(officers.map(isOfficerRecipient));
  const at = known.indexOf(false);
  if (at !== -1) throw new RangeError(`recipients[${at}]: expected an age recipient, age1… or age1pq1…`);
  return await encodeAgeArmor(await encryptAgeFile(officers, bareKeyText(pair)));
}

/** Is this the recipient of an age identity, X25519 or hybrid? Recipients of plugins are not taken. */
export async function isOfficerRecipient(text: string): Promise<boolean> {
  const recipient = text.trim();
  if (!recipient.startsWith('age1pq1') && !/^age1[a-z0-9]{58}$/.test(recipient)) return false;
  // By use: a point of low order is seen only there.
  return await encryptAgeFile([recipient], '').then(
    () => true,
    () => false,
  );
}

function checkList(recipients: readonly string[]): void {
  if (recipients.length < 1 || recipients.length > MAX_OFFICERS) {
    throw new RangeError(`recipients: expected 1 to ${MAX_OFFICERS}, got ${recipients.length}`);
  }
  if (new Set(recipients).size < recipients.length) throw new RangeError('recipients: expected each once');
  if (new Set(recipients.map((recipient) => recipient.startsWith('age1pq1'))).size > 1) {
    throw new RangeError('recipients: expected all of one sort, age1… or age1pq1…');
  }
}

/** Does the text claim to be an age file? Only `unwrapKeyFile` makes sure. */
export function isOfficerKeyFile(text: string): boolean {
  const start = text.trimStart();
  return start.startsWith(AGE_ARMOR) || start.startsWith(AGE_BINARY);
}

/**
 * The key pair in an age file, with whichever of the identities opens it. The caller compares the public key with one
 * that he trusts.
 *
 * @param identities as `parseOfficerIdentities` gives them.
 * @throws KeyFileError `officer_identity_wrong`, `key_file_malformed`, `key_file_unsupported`.
 */
export async function unwrapKeyFile(
  text: string,
  identities: readonly string[],
): Promise<ReadingKeyPair | SigningKeyPair> {
  const plaintext = await decryptAgeFile(identities, await decodeAgeArmor(text));
  const bare = new TextDecoder('utf-8', { ignoreBOM: true }).decode(plaintext);
  plaintext.fill(0);
  return await parseBareKey(bare);
}
