// Reading keys under their passphrases, or wrapped to officers, kept so that people need only the passphrase or their
// identity. The collector looks at what a file says of itself in clear, and has nothing that could unlock it.
import { isSuiteId, keyIdOf, SUITE_LENGTHS, type SuiteId } from '@scrim/crypto/format';
import { decodeBase64Url, isBytes, type KeyFileEntry, type KeyId } from '@scrim/protocol';
import type { StoredRecord } from '@scrim/protocol/stores';
import { z } from 'zod';
import { isAgeFile } from './age-file-shape.ts';

const bytes = (length: number) => z.custom<string>((value) => isBytes(value, length));
const whole = z.int().min(1).max(1_048_576);

/** `scrim-key/1` of a reading key: exactly these fields. Source: packages/crypto, "Key files". */
const keyFileSchema = z.strictObject({
  format: z.literal('scrim-key/1'),
  kind: z.literal('reading'),
  suite: z.custom<SuiteId>(isSuiteId),
  publicKey: z.string().max(2000),
  kdf: z.strictObject({ name: z.literal('argon2id'), t: whole, p: whole, m: whole, salt: bytes(16) }),
  cipher: z.strictObject({ name: z.literal('aes-256-gcm'), nonce: bytes(12) }),
  ct: bytes(48),
});

const recordSchema = z.strictObject({
  suite: z.custom<SuiteId>(isSuiteId),
  label: z.string(),
  file: z.string(),
});

/**
 * @param stated of an age file, which does not say in clear what it holds: the word of whoever puts it. Of others null
 * @returns the suite of the protected reading key in `file`; null when it is none, or another key than `kid` names
 */
export function suiteOfKeyFile(file: string, kid: string, stated: SuiteId | null): SuiteId | null {
  if (stated !== null) return isBytes(kid, 16) && isAgeFile(file) ? stated : null;
  const value = parseJson(file);
  const parsed = keyFileSchema.safeParse(value);
  if (!parsed.success || !saysOnly(file, value)) return null;
  const { suite, publicKey } = parsed.data;
  const key = decodeBase64Url(publicKey, SUITE_LENGTHS[suite].publicKey);
  return key !== null && keyIdOf(suite, key) === kid ? suite : null;
}

/** The text is kept as it came: a name that stands there twice would carry a value that nobody looked at. */
const saysOnly = (file: string, value: unknown): boolean =>
  file.replaceAll(/\s/g, '') === JSON.stringify(value);

/** JSON text for the store. */
export function keyFileValue({ suite, label, file }: Omit<KeyFileEntry, 'kid'>): string {
  return JSON.stringify(recordSchema.parse({ suite, label, file }));
}

export function keyFileEntry({ key, value }: Pick<StoredRecord, 'key' | 'value'>): KeyFileEntry {
  return { kid: key as KeyId, ...recordSchema.parse(JSON.parse(value)) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
