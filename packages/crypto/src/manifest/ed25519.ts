// Ed25519 by WebCrypto (RFC 8032). Verifying only: private keys are in `keys/`.

/** Lengths of an Ed25519 public key and private seed, bytes. */
export const ED25519_KEY_BYTES = 32;

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
  if (publicKey.length !== ED25519_KEY_BYTES) {
    throw new RangeError(`publicKey: expected ${ED25519_KEY_BYTES} bytes, got ${publicKey.length}`);
  }
  const key = await importVerifyKey(publicKey);
  if (key === null) return false;
  return await crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(bytes));
}

async function importVerifyKey(publicKey: Uint8Array): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
  } catch (error) {
    // A platform without Ed25519 says nothing of the signature.
    if (error instanceof DOMException && error.name === 'NotSupportedError') throw error;
    return null;
  }
}
