// Ed25519 by WebCrypto (RFC 8032). Verifying only: private keys are in `keys/`.

/** Lengths of an Ed25519 public key and private seed, bytes. */
export const ED25519_KEY_BYTES = 32;

/**
 * An Ed25519 public key for WebCrypto.
 *
 * @throws RangeError when it is not 32 bytes.
 */
export async function importVerifyKey(publicKey: Uint8Array): Promise<CryptoKey> {
  if (publicKey.length !== ED25519_KEY_BYTES) {
    throw new RangeError(`publicKey: expected ${ED25519_KEY_BYTES} bytes, got ${publicKey.length}`);
  }
  return await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', true, ['verify']);
}

/**
 * Is this an Ed25519 signature of the bytes? Anything wrong with the key or the signature is a no.
 *
 * @throws RangeError when the public key is not 32 bytes.
 */
export async function verifyBytes(
  publicKey: Uint8Array,
  signature: Uint8Array,
  bytes: Uint8Array,
): Promise<boolean> {
  const key = await importVerifyKey(publicKey).catch(rethrowRange);
  if (key === null) return false;
  return await crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(bytes));
}

function rethrowRange(error: unknown): null {
  if (error instanceof RangeError) throw error;
  return null;
}
