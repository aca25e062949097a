// Reads and writes a header. One spelling only: what is parsed is built anew and compared byte for byte, so that a
// repeated, missing, unknown or moved key and any other spelling of a number or string is refused.
import { sha256 } from '@noble/hashes/sha2.js';
import { decodeBase64Url, encodeBase64Url, isBytes, joinBytes, type KeyId } from '@scrim/protocol';
import { checkCore, type HeaderCore, isJsonObject, writeCore } from './header-core.ts';
import { MAX_HEADER_BYTES } from './limits.ts';
import { refuseUnless } from './sealed-format-error.ts';
import { SUITE_LENGTHS, type SuiteId } from './suites.ts';

/** The root of an epoch, wrapped for one recipient. */
export interface RootWrap {
  readonly kid: KeyId;
  readonly enc: Uint8Array<ArrayBuffer>;
  readonly ct: Uint8Array<ArrayBuffer>;
}

/** A header that was read and found to be the one spelling of itself. */
export interface SealedHeader {
  readonly core: HeaderCore;
  readonly wraps: readonly RootWrap[];
  readonly commit: Uint8Array<ArrayBuffer>;
  /** `H(core bytes, decoded)`. */
  readonly hc: Uint8Array<ArrayBuffer>;
  /** `H(hc ‖ kid_1 ‖ enc_1 ‖ ct_1 ‖ …)`. */
  readonly hw: Uint8Array<ArrayBuffer>;
  /** `H(header bytes)`. */
  readonly hh: Uint8Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** SHA-256 over joined parts. */
export function hashOf(...parts: readonly (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sha256(joinBytes(...parts)));
}

/** `hw`: what the commitment covers. */
export function hashWraps(hc: Uint8Array, wraps: readonly RootWrap[]): Uint8Array<ArrayBuffer> {
  const parts = wraps.flatMap(({ kid, enc, ct }) => [bytesOf(kid), enc, ct]);
  return hashOf(hc, ...parts);
}

/** The one spelling of a header. */
export function writeHeader(core: string, wraps: readonly RootWrap[], commit: Uint8Array): string {
  return JSON.stringify({
    core: encodeBase64Url(new TextEncoder().encode(core)),
    wraps: wraps.map(({ kid, enc, ct }) => ({ kid, enc: encodeBase64Url(enc), ct: encodeBase64Url(ct) })),
    commit: encodeBase64Url(commit),
  });
}

/**
 * Reads a header.
 *
 * @throws SealedFormatError `ssf_limit`, `ssf_malformed`, `ssf_unsupported`.
 */
export function parseHeader(bytes: Uint8Array): SealedHeader {
  refuseUnless(
    bytes.length <= MAX_HEADER_BYTES,
    'ssf_limit',
    `header: expected at most ${MAX_HEADER_BYTES} bytes`,
  );
  const fields = parseJson(bytes, 'header');
  refuseUnless(isJsonObject(fields), 'ssf_malformed', 'header: expected an object');
  const coreBytes = decodeField(fields.core, 'core');
  const core = checkCore(parseJson(coreBytes, 'core'));
  const wraps = parseWraps(fields.wraps, core.suite);
  const commit = decodeField(fields.commit, 'commit', 32);
  // The core's one spelling is inside: a core spelled otherwise has another base64url.
  const spelling = writeHeader(writeCore(core), wraps, commit);
  refuseUnless(isSpelling(bytes, spelling), 'ssf_malformed', 'header: not its one spelling');
  const hc = hashOf(coreBytes);
  return {
    core,
    wraps,
    commit,
    hc,
    hw: hashWraps(hc, wraps),
    hh: hashOf(bytes),
    bytes: new Uint8Array(bytes),
  };
}

function parseWraps(value: unknown, suite: SuiteId): RootWrap[] {
  refuseUnless(Array.isArray(value), 'ssf_malformed', 'wraps: expected a list');
  refuseUnless(value.length >= 1 && value.length <= 8, 'ssf_malformed', 'wraps: expected 1 to 8');
  const wraps = value.map((wrap: unknown) => parseWrap(wrap, suite));
  const kids = new Set(wraps.map(({ kid }) => kid));
  refuseUnless(kids.size === wraps.length, 'ssf_malformed', 'wraps: a kid twice');
  return wraps;
}

function parseWrap(value: unknown, suite: SuiteId): RootWrap {
  refuseUnless(isJsonObject(value), 'ssf_malformed', 'wraps: expected objects');
  const { kid } = value;
  refuseUnless(isBytes(kid, 16), 'ssf_malformed', 'kid: expected 16 bytes of base64url');
  const enc = decodeField(value.enc, 'enc', SUITE_LENGTHS[suite].enc);
  return { kid: kid as KeyId, enc, ct: decodeField(value.ct, 'ct', 48) };
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    refuseUnless(false, 'ssf_malformed', `${name}: not JSON`);
  }
}

function decodeField(value: unknown, name: string, length?: number): Uint8Array<ArrayBuffer> {
  const bytes = typeof value === 'string' ? decodeBase64Url(value, length) : null;
  refuseUnless(
    bytes !== null,
    'ssf_malformed',
    `${name}: expected base64url${length ? ` of ${length} bytes` : ''}`,
  );
  return bytes;
}

function isSpelling(bytes: Uint8Array, text: string): boolean {
  const expected = new TextEncoder().encode(text);
  return bytes.length === expected.length && bytes.every((byte, at) => byte === expected[at]);
}

function bytesOf(kid: KeyId): Uint8Array {
  return decodeBase64Url(kid) ?? new Uint8Array();
}
