// RFC 8785 (JSON Canonicalization Scheme) and SHA-256: what everything that is hashed or signed goes through.
import { sha256 } from '@noble/hashes/sha2.js';
import canonicalize from 'canonicalize';
import { encodeBase64Url } from './base64url.ts';

/**
 * The RFC 8785 text of a JSON value.
 *
 * @throws TypeError when the value has no JSON form.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('canonicalJson: expected a JSON value');
  return text;
}

/** The RFC 8785 bytes of a JSON value. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(value));
}

/** SHA-256 of bytes; a string stands for its UTF-8 bytes. */
export function hashBytes(bytes: Uint8Array | string): Uint8Array<ArrayBuffer> {
  const input = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return Uint8Array.from(sha256(input));
}

/** SHA-256 of a value's RFC 8785 bytes, base64url. */
export function canonicalHash(value: unknown): string {
  return encodeBase64Url(hashBytes(canonicalBytes(value)));
}
