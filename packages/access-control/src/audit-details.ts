// Details of audit entries: salted rows of their own, so that personal data can go while the log still verifies. The
// salt keeps a hash that stays behind from being guessed back into what was erased.
import { encodeBase64Url, randomBytes } from '@scrim/protocol';
import { canonicalJson, hashBytes } from '@scrim/protocol/canonical';
import type { RecordStore } from '@scrim/protocol/stores';
import { AccessError } from './access-error.ts';

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The record collection of details. */
const COLLECTION = 'audit_details';

const hashOf = (text: string): string => encodeBase64Url(hashBytes(text));

/** Writes details, durably. @returns their hash, which is also their key. */
export async function putDetails(records: RecordStore, details: Json): Promise<string> {
  const text = canonicalJson({ salt: encodeBase64Url(randomBytes(16)), details });
  await records.put(COLLECTION, hashOf(text), text, 0);
  return hashOf(text);
}

/**
 * @returns null when they were erased.
 * @throws AccessError `audit_details_altered`
 */
export async function getDetails(records: RecordStore, detailsHash: string): Promise<Json> {
  const record = await records.get(COLLECTION, detailsHash);
  if (record === null) return null;
  if (hashOf(record.value) !== detailsHash)
    throw new AccessError('audit_details_altered', 'The details are not those that the entry names.');
  return (JSON.parse(record.value) as { readonly details: Json }).details;
}

/** @returns false when they were not there. */
export async function eraseDetails(records: RecordStore, detailsHash: string): Promise<boolean> {
  return await records.delete(COLLECTION, detailsHash);
}
