// Branded ids: a session's id cannot be passed where an epoch's is meant.
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A site, chosen by its administrator: 1–64 of `A-Z a-z 0-9 . _ : -`. */
export type SiteId = Branded<'SiteId'>;
/** A session, issued by the collector: 16 random bytes, base64url. */
export type SessionId = Branded<'SessionId'>;
/** An epoch, made by the sealer: 16 random bytes, base64url. */
export type EpochId = Branded<'EpochId'>;
/** A permission to write into one session, issued by the collector: 16 random bytes, base64url. */
export type PermitId = Branded<'PermitId'>;
/** A consent record: 16 random bytes, base64url. */
export type RecordId = Branded<'RecordId'>;
/** A public key: the first 16 bytes of `H("ssf1 kid" ‖ u8 suite ‖ pk)`, base64url. */
export type KeyId = Branded<'KeyId'>;

const ID = /^[A-Za-z0-9._:-]{1,64}$/;

/** Is this an `id` as SSF1 writes it: 1–64 of `A-Z a-z 0-9 . _ : -`? */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** Is this a `name` as SSF1 writes it: an id that may also hold `@ / +`? */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9._:@/+-]{1,64}$/.test(value);
}

/** Is this the base64url of exactly `length` bytes? */
export function isBytes(value: unknown, length: number): value is string {
  return typeof value === 'string' && decodeBase64Url(value, length) !== null;
}

/** @returns null when `value` is no site id. */
export function parseSiteId(value: unknown): SiteId | null {
  return isId(value) ? (value as SiteId) : null;
}
/** @returns null when `value` is not 16 bytes of base64url. */
export function parseSessionId(value: unknown): SessionId | null {
  return isBytes(value, 16) ? (value as SessionId) : null;
}
/** @returns null when `value` is not 16 bytes of base64url. */
export function parseEpochId(value: unknown): EpochId | null {
  return isBytes(value, 16) ? (value as EpochId) : null;
}
/** @returns null when `value` is not 16 bytes of base64url. */
export function parsePermitId(value: unknown): PermitId | null {
  return isBytes(value, 16) ? (value as PermitId) : null;
}
/** @returns null when `value` is not 16 bytes of base64url. */
export function parseRecordId(value: unknown): RecordId | null {
  return isBytes(value, 16) ? (value as RecordId) : null;
}
/** `length` bytes from the platform's cryptographic random source. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

const randomId = () => encodeBase64Url(randomBytes(16));
export const newSessionId = (): SessionId => randomId() as SessionId;
export const newEpochId = (): EpochId => randomId() as EpochId;
export const newPermitId = (): PermitId => randomId() as PermitId;
export const newRecordId = (): RecordId => randomId() as RecordId;
