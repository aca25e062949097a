// What people of the staff may be called, and when two names are the same. Look-alike letters of other alphabets are
// not told apart here.
import { encodeBase64Url } from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';
import { isPlainText, seenText } from '../plain-text.ts';

/** The longest name, characters. */
const MAX_NAME = 100;

/** Actors of the audit log that are no people: nobody may be called so. */
const RESERVED: readonly string[] = ['unknown', 'set-up', 'system', 'collector'];

/** The name as it is kept. @returns null when it is none: not 1–100 plain characters, or without letter and digit. */
export function parsePersonName(typed: string): string | null {
  const name = seenText(typed).normalize('NFC');
  return isPlainText(name, 1, MAX_NAME) && /[\p{L}\p{N}]/u.test(name) ? name : null;
}

/**
 * What two spellings of one name have in common: NFKC, without case, spaces as one, without characters that show
 * nothing.
 */
export function foldName(name: string): string {
  const visible = name.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
  // Upper case first: it is what makes ß and ss, ς and σ one.
  return visible.toUpperCase().toLowerCase().normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();
}

export const isReservedName = (name: string): boolean => RESERVED.includes(foldName(name));

/** The hash that stands for a name where the name itself need not be known, base64url. */
export const hashName = (name: string): string => encodeBase64Url(hashBytes(foldName(name)));
