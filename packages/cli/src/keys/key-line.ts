// What is printed of a key pair: its public side. Never looks at the private one.
import type { ReadingKeyPair, SigningKeyPair } from '@scrim/crypto/keys';
import { encodeBase64Url } from '@scrim/protocol';

/** Kind and public key; for a reading key its suite and id too. */
export function keyLine(pair: ReadingKeyPair | SigningKeyPair) {
  const publicKey = encodeBase64Url(pair.publicKey);
  return pair.kind === 'reading'
    ? { kind: pair.kind, suite: pair.suite, publicKey, kid: pair.kid }
    : { kind: pair.kind, publicKey };
}
