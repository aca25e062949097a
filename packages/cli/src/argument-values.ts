// From the text of an argument to a value. Each refusal names the argument and what was expected, never what it got:
// an argument may be a key.
import {
  decodeBase64Url,
  encodeBase64Url,
  parseSessionId,
  parseSiteId,
  type SessionId,
  type SiteId,
  type StaffRole,
} from '@scrim/protocol';
import { UsageError } from './terminal/failure.ts';

/** As many recipients as a sealed header has room for (SSF1, "Header"). */
export const MAX_RECIPIENTS = 8;

function parseHex(text: string, length: number): Uint8Array<ArrayBuffer> | null {
  if (text.length !== length * 2 || !/^[0-9a-f]*$/i.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** @throws UsageError */
export function parseSiteArgument(text: string, name = '<siteId>'): SiteId {
  const siteId = parseSiteId(text);
  if (siteId === null)
    throw new UsageError(`${name}: expected 1 to 64 characters, each one of A-Z a-z 0-9 . _ - and :`);
  return siteId;
}

/** A session id as base64url or as hex. @throws UsageError */
export function parseSessionArgument(text: string, name = '<sid>'): SessionId {
  const bytes = parseHex(text, 16);
  const sid = parseSessionId(bytes === null ? text : encodeBase64Url(bytes));
  if (sid === null) throw new UsageError(`${name}: expected 16 bytes as base64url (22 characters) or hex`);
  return sid;
}

/** @throws UsageError */
export function parseGenArgument(text: string): number {
  const gen = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(gen < 2 ** 32)) throw new UsageError('--gen: expected a whole number below 2^32');
  return gen;
}

/** @throws UsageError */
export function parsePskArgument(text: string): Uint8Array<ArrayBuffer> {
  const psk = parseHex(text, 32);
  if (psk === null) throw new UsageError('--psk: expected 32 bytes as hex (64 characters)');
  return psk;
}

/** A public key of suite 1 as base64url or as hex. @returns null when it is none. */
export function parsePublicKeyText(text: string): Uint8Array<ArrayBuffer> | null {
  return parseHex(text, 32) ?? decodeBase64Url(text, 32);
}

/** An origin as browsers send it, such as `https://shop.example`. @throws UsageError */
export function parseOriginArgument(text: string): string {
  const origin = parseOriginUrl(text)?.origin;
  if (origin === undefined) {
    throw new UsageError('--origin: expected scheme, host and port only, such as https://shop.example');
  }
  return origin;
}

/** An origin of a collector: HTTPS, or on this machine HTTP, because passphrases go there. @throws UsageError */
export function parseCollectorArgument(text: string, name: string): URL {
  const url = parseOriginUrl(text);
  if (url === null || (url.protocol !== 'https:' && !LOOPBACK.test(url.hostname))) {
    throw new UsageError(
      `${name}: expected an address such as https://scrim.example, without a path; http only on this machine`,
    );
  }
  return url;
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** @returns null unless the text is scheme, host and port only. */
function parseOriginUrl(text: string): URL | null {
  const url = URL.parse(text);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url === null || !isWeb || url.href !== `${url.origin}/`) return null;
  return text === url.origin || text === url.href ? url : null;
}

/** A port, 0 for a free one. @throws UsageError */
export function parsePortArgument(text: string, name: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port < 65_536)) throw new UsageError(`${name}: expected a port from 0 to 65535`);
  return port;
}

const ROLES: readonly StaffRole[] = ['site-admin', 'analyst', 'privacy-officer', 'auditor'];

/** Roles with commas between them. @throws UsageError */
export function parseRolesArgument(text: string): StaffRole[] {
  const names = text.split(',').map((name) => name.trim());
  const roles = ROLES.filter((role) => names.includes(role));
  if (roles.length !== names.length)
    throw new UsageError(`--roles: expected some of ${ROLES.join(', ')}, none twice`);
  return roles;
}
