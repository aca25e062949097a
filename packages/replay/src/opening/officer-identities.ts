// Finds the age identities in what an officer hands over. Pure; says nothing of what it did not understand.

/**
 * X25519 and post-quantum identities (age-encryption.org/v1): Bech32 of 32 bytes, so 58 signs after the last `1`.
 * https://github.com/C2SP/C2SP/blob/main/age.md
 */
const IDENTITY = /AGE-SECRET-KEY-(?:PQ-)?1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}/gi;

/** The identities in a text: one that was pasted, or all of a file with its comments, line breaks lost or not. */
export function identitiesIn(text: string): readonly string[] {
  return [...new Set(text.match(IDENTITY)?.map((identity) => identity.toUpperCase()))];
}
