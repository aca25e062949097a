// The keys of the bench: one that reads, fixed so that a capture can be opened again, and two that sign, made at load.
// They protect nothing and must never be used for a real site.
import { generateSigningKey } from '@scrim/crypto/keys';
import { readingKey } from '@scrim/crypto/open';
import { encodeBase64Url } from '@scrim/protocol';

/** Any 32 bytes are an X25519 private key (RFC 7748 §5). */
const PRIVATE_KEY = new TextEncoder().encode('scrim peer bench: not a real key');

/** The erasure secret of every session here. */
export const ERASURE_SECRET = new TextEncoder().encode('scrim peer bench: nothing secret');

/** Opens what the page seals. */
export const READING_KEY = await readingKey(1, PRIVATE_KEY);

/** Vouches for the key that signs manifests. */
export const ROOT = await generateSigningKey();
export const MANIFEST_KEY = await generateSigningKey();

/** What the page pins. */
export const ROOT_KEY = encodeBase64Url(ROOT.publicKey);
