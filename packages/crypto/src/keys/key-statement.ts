// What every key file, bare key and share states in the clear: which key it is of. Makes a pair only if it is that key;
// never takes a file's word for it.
import { encodeBase64Url, isBytes } from '@scrim/protocol';
import { isJsonObject } from '../format/header-core.ts';
import { isSuiteId, SUITE_LENGTHS, type SuiteId } from '../format/suites.ts';
import { loadKem } from '../hpke/kem.ts';
import { KeyFileError } from './key-file-error.ts';
import { type ReadingKeyPair, readingKeyPairOf, type SigningKeyPair, signingKeyPairOf } from './key-pairs.ts';

/** Which key a file says that it is of. */
export interface KeyStatement {
  readonly kind: 'reading' | 'signing';
  /** 1–3 for a reading key, null for a signing key. */
  readonly suite: SuiteId | null;
  /** base64url. */
  readonly publicKey: string;
}

/** What a file of a pair states. */
export function statementOf(pair: ReadingKeyPair | SigningKeyPair): KeyStatement {
  const suite = pair.kind === 'reading' ? pair.suite : null;
  return { kind: pair.kind, suite, publicKey: encodeBase64Url(pair.publicKey) };
}

/**
 * @param what names the sort of file in errors.
 * @throws KeyFileError `key_file_malformed`, `key_file_unsupported`.
 */
export function parseStatement(
  { kind, suite, publicKey }: Record<string, unknown>,
  what: string,
): KeyStatement {
  const malformed = (field: string) => new KeyFileError('key_file_malformed', `${what}: ${field}`);
  if (kind !== 'reading' && kind !== 'signing') throw unsupportedField(what, 'kind');
  // Reading keys have a suite, signing keys have none, in every version.
  if ((kind === 'reading') === (suite === null)) throw malformed('kind and suite');
  if (suite !== null && !isSuiteId(suite)) throw unsupportedField(what, 'suite');
  const length = isSuiteId(suite) ? SUITE_LENGTHS[suite].publicKey : 32;
  if (!isBytes(publicKey, length)) throw malformed('publicKey');
  return { kind, suite, publicKey };
}

/**
 * The pair of a private key, or null if that is no key, or another than stated.
 *
 * @throws TypeError when the platform has not the algorithm, or its part of the program did not load.
 */
export async function pairAsStated(
  { kind, suite, publicKey }: KeyStatement,
  privateKey: Uint8Array,
): Promise<ReadingKeyPair | SigningKeyPair | null> {
  // Before the key is tried: a file of ours that does not come says nothing of it.
  if (suite !== null) await loadKem(suite);
  try {
    const pair =
      kind === 'signing' || suite === null
        ? await signingKeyPairOf(privateKey)
        : await readingKeyPairOf(suite, privateKey);
    return encodeBase64Url(pair.publicKey) === publicKey ? pair : null;
  } catch (error) {
    // Nor does a platform without the algorithm.
    if (isNotSupported(error)) throw error;
    return null;
  }
}

/** WebCrypto's error is the cause of the library's, and that of ours. No key has it: a wrong one is a `DataError`. */
function isNotSupported(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one.name === 'NotSupportedError') return true;
  }
  return false;
}

/** Is it an object with exactly these keys? */
export function hasKeys(value: unknown, ...names: readonly string[]): value is Record<string, unknown> {
  const known = isJsonObject(value) && Object.keys(value).length === names.length;
  return known && names.every((name) => Object.hasOwn(value, name));
}

/** The refusal of what a later version may have written. */
export function unsupportedField(what: string, field: string): KeyFileError {
  return new KeyFileError('key_file_unsupported', `${what}: ${field}`, {
    hint: 'Use the version that wrote it.',
  });
}

/** Texts above this are not looked at, characters: the largest, of suite 2, is below 3,000. */
const MAX_TEXT_LENGTH = 65_536;

/**
 * The JSON object in a text; white space around it counts for nothing.
 *
 * @throws KeyFileError `key_file_malformed`.
 */
export function parseObject(text: string, what: string): Record<string, unknown> {
  const value = text.length > MAX_TEXT_LENGTH ? null : parseJson(text);
  if (!isJsonObject(value)) throw new KeyFileError('key_file_malformed', `${what}: no JSON object`);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without its cause: a syntax error quotes the text.
    return null;
  }
}
