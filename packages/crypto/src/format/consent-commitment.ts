// Binds a header to a consent receipt without showing which: the receipt's own hash would be a stable visitor id.
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64Url, joinBytes } from '@scrim/protocol';

/**
 * `H("ssf1 consent" ‖ H(the receipt's bytes as received) ‖ consentSalt)`, base64url.
 *
 * @param salt 16 bytes, from the permit.
 * @throws RangeError when the salt is not 16 bytes.
 */
export function consentCommitment(receipt: string, salt: Uint8Array): string {
  if (salt.length !== 16) throw new RangeError(`salt: expected 16 bytes, got ${salt.length}`);
  const receiptHash = sha256(new TextEncoder().encode(receipt));
  return encodeBase64Url(sha256(joinBytes('ssf1 consent', receiptHash, salt)));
}
