// Tokens that a person holds and we do not: links and sign-ins. Only the hash is ever stored or looked up, so that
// neither a stolen store nor the time that a comparison takes gives one away.
import { encodeBase64Url, isBytes, randomBytes } from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';

/** A new token: 32 random bytes, base64url. */
export const newToken = (): string => encodeBase64Url(randomBytes(32));

/** Is this the shape of a token? */
export const isToken = (text: unknown): text is string => isBytes(text, 32);

/** SHA-256 of a token, base64url. The token is random, so that the hash needs no salt. */
export const hashToken = (token: string): string => encodeBase64Url(hashBytes(token));

/** A new random id, 16 bytes base64url: of a person or a challenge. */
export const newId = (): string => encodeBase64Url(randomBytes(16));
