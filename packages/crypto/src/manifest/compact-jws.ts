// Compact JWS (RFC 7515) with EdDSA (RFC 8037), strictly: one algorithm, the header keys that were asked for and no
// other, so no `crit`, no `b64`, no key taken from the token.
import { decodeBase64Url } from '@scrim/protocol';
import { compactVerify } from 'jose';
import { isJsonObject } from '../format/header-core.ts';
import { importVerifyKey } from './ed25519.ts';

/** Longer tokens are not looked at, characters. */
export const MAX_JWS_LENGTH = 262_144;

/**
 * The protected header of a compact JWS, unverified.
 *
 * @returns null unless it is an object with `alg: "EdDSA"` and exactly the string members `members` besides.
 */
export function readJwsHeader<Member extends string>(
  jws: string,
  members: readonly Member[],
): Readonly<Record<Member, string>> | null {
  if (typeof jws !== 'string' || jws.length > MAX_JWS_LENGTH) return null;
  const [encoded, , , extra] = jws.split('.');
  const header = extra === undefined ? parseBase64Json(encoded) : null;
  if (!isJsonObject(header) || header.alg !== 'EdDSA') return null;
  const complete = Object.keys(header).length === members.length + 1;
  const wellTyped = members.every((member) => typeof header[member] === 'string');
  return complete && wellTyped ? (header as Record<Member, string>) : null;
}

/**
 * The payload of a compact JWS, parsed, if its signature is the key's.
 *
 * @param members header members besides `alg` that must be there.
 * @returns null for anything else: not a JWS, another header, another key, a payload that is no JSON.
 * @throws RangeError when the public key is not 32 bytes.
 */
export async function verifyCompactJws(
  jws: string,
  publicKey: Uint8Array,
  members: readonly string[] = [],
): Promise<unknown> {
  const key = await importVerifyKey(publicKey);
  if (readJwsHeader(jws, members) === null) return null;
  try {
    const { payload } = await compactVerify(jws, key, { algorithms: ['EdDSA'] });
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload));
  } catch {
    return null;
  }
}

function parseBase64Json(encoded = ''): unknown {
  const bytes = decodeBase64Url(encoded);
  if (bytes === null) return null;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
}
