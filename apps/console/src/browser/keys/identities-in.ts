// Finds the age identities in what an officer pasted or chose: a whole identity file with its comments, of which a field of
// one line loses the line breaks. Pure; keeps nothing.

/**
 * X25519 and post-quantum identities: Bech32 of 32 bytes, so 58 signs after the `1`. Source: age-encryption.org/v1,
 * https://github.com/C2SP/C2SP/blob/main/age.md
 */
const IDENTITY = /AGE-SECRET-KEY-(?:PQ-)?1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}/gi;

/** The text of an identity file with these identities; empty when there is none. */
export function identitiesIn(text: string): string {
  return (text.match(IDENTITY) ?? []).map((identity) => identity.toUpperCase()).join('\n');
}
