// Names public keys. Never sees a private one.
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64Url, joinBytes, type KeyId } from '@scrim/protocol';
import { SUITE_LENGTHS, type SuiteId } from './suites.ts';

/**
 * The key id of a public key: the first 16 bytes of `H("ssf1 kid" ‖ u8 suite ‖ pk)`, base64url.
 *
 * @throws RangeError when the key has not the suite's length.
 */
export function keyIdOf(suite: SuiteId, publicKey: Uint8Array): KeyId {
  const expected = SUITE_LENGTHS[suite].publicKey;
  if (publicKey.length !== expected) {
    throw new RangeError(`publicKey: expected ${expected} bytes for suite ${suite}, got ${publicKey.length}`);
  }
  const digest = sha256(joinBytes('ssf1 kid', Uint8Array.of(suite), publicKey));
  return encodeBase64Url(digest.subarray(0, 16)) as KeyId;
}
