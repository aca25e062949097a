// Keys of all kinds: made, kept in key files, used to sign, derived from an erasure secret. Runs anywhere; a page that
// only seals does not need it.
export type { PrivateJwk, ReadingJwk } from './hpke/private-jwk.ts';
export { inspectKeyFile, protectKey, unlockKeyFile } from './keys/key-file.ts';
export { KeyFileError, type KeyFileErrorCode } from './keys/key-file-error.ts';
export { type Argon2Parameters, DEFAULT_ARGON2 } from './keys/key-file-format.ts';
export {
  generateReadingKey,
  generateSigningKey,
  type ReadingKeyPair,
  readingKeyPairFromJwk,
  readingKeyToJwk,
  type SigningKeyPair,
} from './keys/key-pairs.ts';
export type { KeyShareStatement } from './keys/key-share-format.ts';
export { inspectKeyShare, joinKey, type SplitOptions, splitKey } from './keys/key-shares.ts';
export type { KeyStatement } from './keys/key-statement.ts';
export {
  newOfficerIdentity,
  type OfficerIdentity,
  type OfficerIdentityOptions,
  parseOfficerIdentities,
  recipientOfIdentity,
} from './keys/officer-identities.ts';
export {
  isOfficerKeyFile,
  isOfficerRecipient,
  unwrapKeyFile,
  wrapKeyForOfficers,
} from './keys/officer-key-file.ts';
export { deriveCardPsk, derivePsk } from './keys/psk.ts';
export { signCompactJws, signGrant, signManifest } from './keys/sign-jws.ts';
export { signBytes } from './keys/signing.ts';
export {
  enabledManifest,
  firstManifest,
  GRANT_SECONDS,
  type GrantOptions,
  grantManifestKey,
  MANIFEST_SECONDS,
  manifestWithPolicy,
  manifestWithRecipients,
  type NewSite,
  readOwnManifest,
  renewedGrant,
  type SignedGrant,
} from './keys/site-manifest.ts';
export { verifyCompactJws } from './manifest/compact-jws.ts';
export { verifyBytes } from './manifest/ed25519.ts';
