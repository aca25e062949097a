// The key file: JSON, its private key encrypted under a passphrase. This part knows the shape and the bounds.
import { decodeBase64Url, isBytes } from '@scrim/protocol';
import { KeyFileError } from './key-file-error.ts';
import {
  hasKeys,
  type KeyStatement,
  parseObject,
  parseStatement,
  unsupportedField,
} from './key-statement.ts';

/** Argon2id parameters (RFC 9106 §3.1): passes, lanes, memory in KiB. */
export interface Argon2Parameters {
  readonly t: number;
  readonly p: number;
  readonly m: number;
}

/** RFC 9106 §4, second recommended option: 3 passes, 4 lanes, 64 MiB. */
export const DEFAULT_ARGON2: Argon2Parameters = { t: 3, p: 4, m: 65_536 };

/** Everything of a key file but `ct`; all of it is bound to the ciphertext. */
export interface KeyFileHead extends KeyStatement {
  readonly format: 'scrim-key/1';
  readonly kdf: Argon2Parameters & { readonly name: 'argon2id'; readonly salt: string };
  readonly cipher: { readonly name: 'aes-256-gcm'; readonly nonce: string };
}

export interface KeyFile {
  readonly head: KeyFileHead;
  readonly ct: Uint8Array<ArrayBuffer>;
}

/** @throws RangeError when the parameters are outside RFC 9106 §3.1 or above 16 passes, 16 lanes, 1 GiB. */
export function checkArgon2({ t, p, m }: Argon2Parameters): Argon2Parameters {
  const whole = (value: number, from: number, to: number) =>
    Number.isInteger(value) && value >= from && value <= to;
  if (!whole(t, 1, 16)) throw new RangeError('argon2.t: expected 1 to 16');
  if (!whole(p, 1, 16)) throw new RangeError('argon2.p: expected 1 to 16');
  if (!whole(m, 8 * p, 1_048_576)) throw new RangeError('argon2.m: expected 8 * p to 1,048,576 KiB');
  return { t, p, m };
}

/** What errors call it. */
const WHAT = 'key file';
const malformed = (field: string) => new KeyFileError('key_file_malformed', `${WHAT}: ${field}`);
const unsupported = (field: string) => unsupportedField(WHAT, field);

/** @throws KeyFileError `key_file_malformed`, `key_file_unsupported`. */
export function parseKeyFile(text: string): KeyFile {
  const file = parseObject(text, WHAT);
  if (typeof file.format !== 'string' || !file.format.startsWith('scrim-key/')) throw malformed('format');
  if (file.format !== 'scrim-key/1') throw unsupported('format');
  if (!hasKeys(file, 'format', 'kind', 'suite', 'publicKey', 'kdf', 'cipher', 'ct')) throw malformed('keys');
  const { format, kdf, cipher } = file;
  const stated = parseStatement(file, WHAT);
  const ct = typeof file.ct === 'string' ? decodeBase64Url(file.ct, 48) : null;
  if (ct === null) throw malformed('ct');
  const head = { format, ...stated, kdf: parseKdf(kdf), cipher: parseCipher(cipher) };
  return { head: head as KeyFileHead, ct };
}

function parseKdf(value: unknown): KeyFileHead['kdf'] {
  if (!hasKeys(value, 'name', 't', 'p', 'm', 'salt')) throw malformed('kdf');
  const { name, t, p, m, salt } = value;
  if (name !== 'argon2id') throw unsupported('kdf.name');
  if (!isBytes(salt, 16)) throw malformed('kdf.salt');
  try {
    return { name, ...checkArgon2({ t, p, m } as Argon2Parameters), salt };
  } catch {
    throw unsupported('kdf parameters');
  }
}

function parseCipher(value: unknown): KeyFileHead['cipher'] {
  if (!hasKeys(value, 'name', 'nonce')) throw malformed('cipher');
  const { name, nonce } = value;
  if (name !== 'aes-256-gcm') throw unsupported('cipher.name');
  if (!isBytes(nonce, 12)) throw malformed('cipher.nonce');
  return { name, nonce };
}
