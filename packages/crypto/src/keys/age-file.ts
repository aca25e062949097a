// The age file format (https://age-encryption.org/v1) by its library, loaded when it is first needed. Here the library's
// errors, which may quote what they were given, become codes.
import { KeyFileError } from './key-file-error.ts';
import { noIdentity } from './officer-identities.ts';

/** What an age file begins with as text, and as bytes. */
export const AGE_ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';
export const AGE_BINARY = 'age-encryption.org/';
/** Longer texts are not looked at, characters: a key for 50 hybrid recipients is below 120,000. */
const MAX_TEXT_LENGTH = 262_144;
const malformed = (rule: string) => new KeyFileError('key_file_malformed', `age file: ${rule}`);

const loadAge = async () => await import('age-encryption');

/** The bytes of an age file. @throws what the library throws, for recipients that are none. */
export async function encryptAgeFile(recipients: readonly string[], text: string): Promise<Uint8Array> {
  const { Encrypter } = await loadAge();
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return await encrypter.encrypt(text);
}

/** An age file as text. */
export async function encodeAgeArmor(file: Uint8Array): Promise<string> {
  return (await loadAge()).armor.encode(file);
}

/** @throws KeyFileError `key_file_malformed`, `key_file_unsupported`. */
export async function decodeAgeArmor(text: string): Promise<Uint8Array> {
  if (text.trimStart().startsWith(AGE_BINARY)) {
    throw new KeyFileError('key_file_unsupported', 'age file: binary', {
      hint: 'Write it as text: age --armor.',
    });
  }
  if (text.length > MAX_TEXT_LENGTH) throw malformed('too long for a key');
  const { armor } = await loadAge();
  try {
    return armor.decode(text);
  } catch {
    throw malformed('not in age armor');
  }
}

/**
 * What is in an age file.
 *
 * @throws KeyFileError `officer_identity_wrong`, `key_file_malformed`.
 */
export async function decryptAgeFile(identities: readonly string[], file: Uint8Array): Promise<Uint8Array> {
  const { Decrypter } = await loadAge();
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity.trim());
  } catch {
    throw noIdentity();
  }
  // Identities are asked in turn until one opens: if the last is asked, none did.
  let noneOpened = false;
  decrypter.addIdentity({
    unwrapFileKey() {
      noneOpened = true;
      return null;
    },
  });
  try {
    return await decrypter.decrypt(file);
  } catch {
    if (!noneOpened) throw malformed('altered or cut short');
    throw new KeyFileError('officer_identity_wrong', 'age file: not wrapped to this identity, or altered', {
      hint: 'Use the identity whose recipient was named when the file was made.',
    });
  }
}
