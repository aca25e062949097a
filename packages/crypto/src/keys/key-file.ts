// Protects private keys with a passphrase. Never writes or logs a passphrase; never says whether it was the
// passphrase or the file that was wrong, because that cannot be known.
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { decodeBase64Url, encodeBase64Url, randomBytes } from '@scrim/protocol';
import { canonicalBytes } from '@scrim/protocol/canonical';
import { KeyFileError } from './key-file-error.ts';
import {
  type Argon2Parameters,
  checkArgon2,
  DEFAULT_ARGON2,
  type KeyFileHead,
  parseKeyFile,
} from './key-file-format.ts';
import type { ReadingKeyPair, SigningKeyPair } from './key-pairs.ts';
import { type KeyStatement, pairAsStated, statementOf } from './key-statement.ts';

/**
 * A key file (JSON text) with the private key under AES-256-GCM; the key comes from the passphrase (Unicode NFKC,
 * UTF-8) by Argon2id, and everything else in the file is bound as AAD (its RFC 8785 bytes).
 *
 * @param argon2 defaults to RFC 9106 §4, second recommended option.
 * @throws RangeError for a passphrase that is empty or holds half a character, and for parameters out of bounds.
 */
export async function protectKey(
  pair: ReadingKeyPair | SigningKeyPair,
  passphrase: string,
  argon2: Argon2Parameters = DEFAULT_ARGON2,
): Promise<string> {
  if (passphrase === '') throw new RangeError('passphrase: expected at least one character');
  // All halves of a surrogate pair are one and the same in UTF-8, and none can be typed again.
  if (/\p{Surrogate}/u.test(passphrase)) throw new RangeError('passphrase: expected whole characters');
  const head: KeyFileHead = {
    format: 'scrim-key/1',
    ...statementOf(pair),
    kdf: { name: 'argon2id', ...checkArgon2(argon2), salt: encodeBase64Url(randomBytes(16)) },
    cipher: { name: 'aes-256-gcm', nonce: encodeBase64Url(randomBytes(12)) },
  };
  const key = await passphraseKey(passphrase, head, 'encrypt');
  const ct = await crypto.subtle.encrypt(gcmOf(head), key, pair.privateKey);
  return `${JSON.stringify({ ...head, ct: encodeBase64Url(new Uint8Array(ct)) }, null, 2)}\n`;
}

/**
 * The key pair in a key file.
 *
 * @throws KeyFileError `key_file_malformed`, `key_file_unsupported`, `passphrase_wrong`.
 */
export async function unlockKeyFile(
  text: string,
  passphrase: string,
): Promise<ReadingKeyPair | SigningKeyPair> {
  const { head, ct } = parseKeyFile(text);
  const key = await passphraseKey(passphrase, head, 'decrypt');
  const privateKey = await crypto.subtle.decrypt(gcmOf(head), key, ct).then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  );
  const pair = privateKey && (await pairAsStated(head, privateKey));
  if (pair === null) {
    throw new KeyFileError('passphrase_wrong', 'key file: wrong passphrase, or an altered file', {
      hint: 'The two cannot be told apart; try the passphrase again, then a copy of the file.',
    });
  }
  return pair;
}

/**
 * What a key file says of itself, without a passphrase. Nothing of it is certain before `unlockKeyFile`.
 *
 * @throws KeyFileError `key_file_malformed`, `key_file_unsupported`.
 */
export function inspectKeyFile(text: string): KeyStatement {
  const { kind, suite, publicKey } = parseKeyFile(text).head;
  return { kind, suite, publicKey };
}

async function passphraseKey(
  passphrase: string,
  { kdf: { t, p, m, salt } }: KeyFileHead,
  usage: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const derived = await argon2idAsync(secret, fromText(salt), { t, p, m, dkLen: 32 });
  const key = await crypto.subtle.importKey('raw', new Uint8Array(derived), 'AES-GCM', false, [usage]);
  derived.fill(0);
  secret.fill(0);
  return key;
}

function gcmOf(head: KeyFileHead): AesGcmParams {
  return { name: 'AES-GCM', iv: fromText(head.cipher.nonce), additionalData: canonicalBytes(head) };
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  return decodeBase64Url(text) ?? new Uint8Array();
}
