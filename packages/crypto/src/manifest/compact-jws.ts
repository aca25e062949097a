// Compact JWS (RFC 7515) with EdDSA (RFC 8037), strictly: one algorithm, the header keys that were asked for and no
// other, so no `crit`, no `b64`, no key taken from the token; header and payload only as RFC 8785 spells them, so that
// no two readers find different values in the same signed bytes (a name that stands twice, a number too long).
import { decodeBase64Url } from '@scrim/protocol';
import { canonicalJson } from '@scrim/protocol/canonical';
import { isJsonObject } from '../format/header-core.ts';
import { verifyBytes } from './ed25519.ts';

/** Longer tokens are not looked at, characters. */
export const MAX_JWS_LENGTH = 262_144;

/** Length of an Ed25519 signature, bytes. */
const SIGNATURE_BYTES = 64;

/**
 * The protected header of a compact JWS, unverified.
 *
 * @returns null unless it is an object with `alg: "EdDSA"` and exactly the string members `members` besides, in its
 * RFC 8785 spelling.
 */
export function readJwsHeader<Member extends string>(
  jws: string,
  members: readonly Member[],
): Readonly<Record<Member, string>> | null {
  if (typeof jws !== 'string' || jws.length > MAX_JWS_LENGTH) return null;
  const [encoded, , , extra] = jws.split('.');
  const header = extra === undefined ? parseBase64Canonical(encoded) : null;
  if (!isJsonObject(header) || header.alg !== 'EdDSA') return null;
  const complete = Object.keys(header).length === members.length + 1;
  const wellTyped = members.every((member) => typeof header[member] === 'string');
  return complete && wellTyped ? (header as Record<Member, string>) : null;
}

/**
 * The payload of a compact JWS, parsed, unverified.
 *
 * @returns null unless it is the RFC 8785 spelling of a JSON value.
 */
export function readJwsPayload(jws: string): unknown {
  return parseBase64Canonical(jws.split('.')[1]);
}

/**
 * The payload of a compact JWS, parsed, if its signature is the key's.
 *
 * @param members header members besides `alg` that must be there.
 * @returns null for anything else: not a JWS, another header, another key, a payload that is not the RFC 8785 spelling
 * of a JSON value.
 * @throws RangeError when the public key is not 32 bytes.
 */
export async function verifyCompactJws(
  jws: string,
  publicKey: Uint8Array,
  members: readonly string[] = [],
): Promise<unknown> {
  const [header = '', payload = '', signature = ''] =
    readJwsHeader(jws, members) === null ? [] : jws.split('.');
  const input = new TextEncoder().encode(`${header}.${payload}`);
  const bytes = decodeBase64Url(signature, SIGNATURE_BYTES) ?? new Uint8Array();
  return (await verifyBytes(publicKey, bytes, input)) ? readJwsPayload(jws) : null;
}

/** The value of base64url of RFC 8785 bytes; null for any other text. */
function parseBase64Canonical(encoded = ''): unknown {
  const bytes = decodeBase64Url(encoded);
  if (bytes === null) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? value : null;
  } catch {
    return null;
  }
}
