// Splits a private key into shares of which any `threshold` give it back (Shamir over GF(2^8), an audited library that
// is loaded when it is first needed), and joins them. Fewer show nothing of it. The joined key must be the stated one.
import { encodeBase64Url, randomBytes } from '@scrim/protocol';
import { KeyFileError } from './key-file-error.ts';
import type { ReadingKeyPair, SigningKeyPair } from './key-pairs.ts';
import {
  checkThreshold,
  type KeyShare,
  type KeyShareStatement,
  parseKeyShare,
  shareText,
} from './key-share-format.ts';
import { pairAsStated, statementOf } from './key-statement.ts';

/** How to split. */
export interface SplitOptions {
  /** How many shares are made, 2 to 255. */
  readonly shares: number;
  /** How many of them give the key, 2 to `shares`. */
  readonly threshold: number;
}

const loadShamir = async () => await import('shamir-secret-sharing');

/**
 * The shares of a private key, JSON texts, one for each holder.
 *
 * @throws RangeError when the numbers are out of bounds.
 */
export async function splitKey(
  pair: ReadingKeyPair | SigningKeyPair,
  { shares, threshold }: SplitOptions,
): Promise<string[]> {
  checkThreshold(shares, threshold);
  const { split } = await loadShamir();
  const stated = { ...statementOf(pair), threshold, shares, set: encodeBase64Url(randomBytes(16)) };
  const points = await split(pair.privateKey, shares, threshold);
  const texts = points.map((point) => shareText({ ...stated, share: new Uint8Array(point) }));
  for (const point of points) point.fill(0);
  return texts;
}

/**
 * The key pair of enough shares of one splitting. More than enough are all used, so that an altered one is noticed.
 *
 * @throws KeyFileError `key_share_malformed`, `key_share_twice`, `key_shares_too_few`,
 * `key_shares_of_different_sets`, `key_file_unsupported`.
 */
export async function joinKey(texts: readonly string[]): Promise<ReadingKeyPair | SigningKeyPair> {
  const shares = texts.map(parseKeyShare);
  const [first] = shares;
  if (first === undefined) throw tooFew('no share');
  checkOneSet(shares, first);
  if (shares.length < first.threshold) throw tooFew(`${shares.length} of the ${first.threshold} needed`);
  const { combine } = await loadShamir();
  const privateKey = await combine(shares.map(({ share }) => share));
  const pair = await pairAsStated(first, privateKey);
  privateKey.fill(0);
  for (const { share } of shares) share.fill(0);
  if (pair === null) {
    throw new KeyFileError('key_share_malformed', 'key shares: they do not give the stated key', {
      hint: 'One of them was altered; try others of the same set.',
    });
  }
  return pair;
}

/**
 * What a share says of itself. Nothing of it is certain before `joinKey`.
 *
 * @throws KeyFileError `key_share_malformed`, `key_file_unsupported`.
 */
export function inspectKeyShare(text: string): KeyShareStatement {
  const { share, ...stated } = parseKeyShare(text);
  share.fill(0);
  return stated;
}

function checkOneSet(shares: readonly KeyShare[], first: KeyShare): void {
  const members = ['kind', 'suite', 'publicKey', 'threshold', 'shares', 'set'] as const;
  if (shares.some((one) => members.some((member) => one[member] !== first[member]))) {
    throw new KeyFileError('key_shares_of_different_sets', 'key shares: not of one splitting', {
      hint: 'Their `set` must be the same.',
    });
  }
  // By the point alone: two shares of one point are the same share, or one of them was altered.
  const points = new Set(shares.map(({ share }) => share.at(-1)));
  if (points.size < shares.length)
    throw new KeyFileError('key_share_twice', 'key shares: one is there twice');
}

const tooFew = (count: string) =>
  new KeyFileError('key_shares_too_few', `key shares: ${count}`, { hint: 'Ask further holders.' });
