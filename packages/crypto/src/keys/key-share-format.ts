// One share of a split key: JSON, fit to be printed. A share shows nothing of the private key; its check value finds
// misprints, and is no protection from its holder.
import { decodeBase64Url, encodeBase64Url, isBytes } from '@scrim/protocol';
import { canonicalHash } from '@scrim/protocol/canonical';
import { KeyFileError } from './key-file-error.ts';
import {
  hasKeys,
  type KeyStatement,
  parseObject,
  parseStatement,
  unsupportedField,
} from './key-statement.ts';

/** What a share says of itself. */
export interface KeyShareStatement extends KeyStatement {
  /** So many shares give the key, 2 to `shares`. */
  readonly threshold: number;
  /** So many were made, 2 to 255. */
  readonly shares: number;
  /** The same in all shares of one splitting, and in no other: base64url of 16 bytes. */
  readonly set: string;
}

/** A share, read. */
export interface KeyShare extends KeyShareStatement {
  /** y for every byte of the key, and then x, which is not 0. */
  readonly share: Uint8Array<ArrayBuffer>;
}

const FORMAT = 'scrim-key-share/1';
const WHAT = 'key share';
const SHARE_BYTES = 33;
const malformed = (field: string) =>
  new KeyFileError('key_share_malformed', `${WHAT}: ${field}`, { hint: 'Compare it with the original.' });

/** @throws RangeError when the numbers are out of bounds. */
export function checkThreshold(shares: number, threshold: number): void {
  if (!isCount(shares)) throw new RangeError('shares: expected 2 to 255');
  if (!isCount(threshold) || threshold > shares) throw new RangeError('threshold: expected 2 to `shares`');
}

/** The library's bounds: 255 points other than 0; one share of one would be the key. */
function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 2 && (value as number) <= 255;
}

/** The JSON text of a share. */
export function shareText({ share, kind, suite, publicKey, threshold, shares, set }: KeyShare): string {
  const stated = { format: FORMAT, kind, suite, publicKey, threshold, shares, set };
  const body = { ...stated, share: encodeBase64Url(share) };
  return `${JSON.stringify({ ...body, check: checkOf(body) }, null, 2)}\n`;
}

/** The first 12 bytes of SHA-256 over the RFC 8785 bytes of the rest, base64url. */
function checkOf(body: object): string {
  return canonicalHash(body).slice(0, 16);
}

/** @throws KeyFileError `key_share_malformed`, `key_file_unsupported`. */
export function parseKeyShare(text: string): KeyShare {
  const file = parseShareObject(text);
  if (typeof file.format !== 'string' || !file.format.startsWith('scrim-key-share/'))
    throw malformed('format');
  if (file.format !== FORMAT) throw unsupportedField(WHAT, 'format');
  const { check, ...body } = file;
  if (!hasKeys(body, 'format', 'kind', 'suite', 'publicKey', 'threshold', 'shares', 'set', 'share'))
    throw malformed('keys');
  if (check !== checkOf(body)) throw malformed('its check value is another: mistyped or altered');
  const { threshold, shares, set } = body;
  if (!isCount(shares) || !isCount(threshold) || threshold > shares) throw malformed('threshold');
  if (!isBytes(set, 16)) throw malformed('set');
  return { ...parseShareStatement(body), threshold, shares, set, share: parseShareBytes(body.share) };
}

function parseShareBytes(text: unknown): Uint8Array<ArrayBuffer> {
  const share = typeof text === 'string' ? decodeBase64Url(text, SHARE_BYTES) : null;
  if (share === null || share[SHARE_BYTES - 1] === 0) throw malformed('share');
  return share;
}

const parseShareObject = (text: string) => asShareError(() => parseObject(text, WHAT));
const parseShareStatement = (body: Record<string, unknown>) => asShareError(() => parseStatement(body, WHAT));

function asShareError<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof KeyFileError) || error.code !== 'key_file_malformed') throw error;
    throw new KeyFileError('key_share_malformed', error.message);
  }
}
