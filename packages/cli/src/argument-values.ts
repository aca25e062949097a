// From the text of an argument to a value. Each refusal names the argument and what was expected, never what it got:
// an argument may be a key.
import { SUITE_LENGTHS, type SuiteId } from '@scrim/crypto/format';
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

/** @throws UsageError */
export function parseSeedArgument(text: string): Uint8Array<ArrayBuffer> {
  const seed = parseHex(text, 32);
  if (seed === null) throw new UsageError('--seed: expected 32 bytes as hex (64 characters)');
  return seed;
}

/** A public key, and the suite that alone has keys of its length (a signing key is as long as one of suite 1). */
export interface PublicKeyText {
  readonly suite: SuiteId;
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

const SUITES: readonly SuiteId[] = [1, 2, 3];

/** A public key of any suite as base64url or as hex. @returns null when it is none. */
export function parsePublicKeyText(text: string): PublicKeyText | null {
  const found = SUITES.flatMap((suite) => {
    const length = SUITE_LENGTHS[suite].publicKey;
    const publicKey = parseHex(text, length) ?? decodeBase64Url(text, length);
    return publicKey === null ? [] : [{ suite, publicKey }];
  });
  return found[0] ?? null;
}

/** A suite by its number. @throws UsageError */
export function parseSuiteArgument(text: string): SuiteId {
  const suite = SUITES.find((one) => String(one) === text);
  if (suite === undefined) {
    throw new UsageError('--suite: expected 1 (X25519), 2 (ML-KEM-768 with X25519) or 3 (P-256)');
  }
  return suite;
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

/** A version of a manifest, from 1. @throws UsageError */
export function parseVersionArgument(text: string, name: string): number {
  const version = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (version < 1) throw new UsageError(`${name}: expected a whole number from 1`);
  return version;
}

/** A day, or a time with its zone. */
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/** A time as ISO 8601, milliseconds since 1970; a day alone begins at midnight UTC. @throws UsageError */
export function parseMomentArgument(text: string, name: string): number {
  const moment = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(moment)) {
    throw new UsageError(`${name}: expected a date such as 2026-12-31 or 2026-12-31T18:00:00Z`);
  }
  return moment;
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
