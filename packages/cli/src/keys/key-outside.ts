// What can be said of a file with a key in it, by its outside: what it says of itself, how it is protected, and what of
// that is certain. Asks for no passphrase, and never shows a private byte.
import { keyIdOf } from '@scrim/crypto/format';
import {
  type Argon2Parameters,
  inspectKeyFile,
  inspectKeyShare,
  isOfficerKeyFile,
  KeyFileError,
  type KeyStatement,
} from '@scrim/crypto/keys';
import { decodeBase64Url, ScrimError } from '@scrim/protocol';
import { readAgeHeader } from './age-header.ts';
import { parseJwk } from './key-files.ts';

/** A file with a key, as it looks from outside. */
export interface KeyOutside {
  readonly form: 'key-file' | 'age-file' | 'key-share' | 'jwk' | 'identity';
  readonly protection: Readonly<Record<string, unknown>>;
  /** Which key it says it holds; null where it does not say. */
  readonly claimed: Readonly<Record<string, unknown>> | null;
}

/**
 * @param argument names the file in errors.
 * @throws ScrimError `key_file_malformed`, `key_file_unsupported`, `key_share_malformed`
 */
export function keyOutside(text: string, argument: string): KeyOutside {
  if (isOfficerKeyFile(text)) return ageOutside(text, argument);
  if (parseJwk(text) !== null) return { form: 'jwk', protection: { by: 'nothing' }, claimed: null };
  if (IDENTITY.test(text)) return { form: 'identity', protection: { by: 'nothing' }, claimed: null };
  if (formatOf(text)?.startsWith('scrim-key-share/')) return shareOutside(text);
  return keyFileOutside(text, argument);
}

/** A line of an identity file. */
const IDENTITY = /^AGE-SECRET-KEY-/m;

function ageOutside(text: string, argument: string): KeyOutside {
  const header = readAgeHeader(text);
  if (header !== null) return { form: 'age-file', protection: { by: 'age', ...header }, claimed: null };
  throw new ScrimError(
    'key_file_malformed',
    `The file of ${argument} is no age file in armor, or of no recipient.`,
  );
}

function shareOutside(text: string): KeyOutside {
  const { threshold, shares, set, ...key } = inspectKeyShare(text);
  return {
    form: 'key-share',
    protection: { by: 'splitting', threshold, shares, set },
    claimed: claimOf(key),
  };
}

function keyFileOutside(text: string, argument: string): KeyOutside {
  try {
    const claimed = claimOf(inspectKeyFile(text));
    return { form: 'key-file', protection: { by: 'passphrase', argon2id: argon2Of(text) }, claimed };
  } catch (cause) {
    if (!(cause instanceof KeyFileError) || cause.code !== 'key_file_malformed') throw cause;
    throw new ScrimError(
      'key_file_malformed',
      `The file of ${argument} holds no key that this program knows.`,
      {
        cause,
      },
    );
  }
}

/** A signing key has no suite and no id. */
function claimOf({ kind, suite, publicKey }: KeyStatement) {
  const bytes = decodeBase64Url(publicKey);
  return suite === null || bytes === null
    ? { kind, publicKey }
    : { kind, suite, publicKey, kid: keyIdOf(suite, bytes) };
}

/** Of a text that was read as a key file before. */
function argon2Of(text: string): Argon2Parameters {
  const { kdf } = JSON.parse(text) as { readonly kdf: Argon2Parameters };
  return { t: kdf.t, p: kdf.p, m: kdf.m };
}

function formatOf(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    const isNamed = typeof value === 'object' && value !== null && 'format' in value;
    return isNamed && typeof value.format === 'string' ? value.format : null;
  } catch {
    return null;
  }
}
