// base64url (RFC 4648 §5) without padding, strict: one spelling for every byte string.

/** Encodes bytes as base64url without padding. */
export function encodeBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * Decodes base64url without padding.
 *
 * @returns null when `text` is not exactly what {@link encodeBase64Url} writes (padding, other alphabet, spare
 * bits set) or when `length` is given and the bytes are not that many.
 */
export function decodeBase64Url(text: string, length?: number): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  if (length !== undefined && bytes.length !== length) return null;
  return encodeBase64Url(bytes) === text ? bytes : null;
}
