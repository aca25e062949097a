// The purpose of an access: why a person opens a session, in their own words. Never guessed or filled in by a program.
import { AccessError } from './access-error.ts';
import { isPlainText } from './plain-text.ts';

declare const purposeBrand: unique symbol;

/** A purpose that `parsePurpose` accepted. */
export type Purpose = string & { readonly [purposeBrand]: true };

/** The shortest and longest purpose, characters. */
const MIN_LENGTH = 3;
const MAX_LENGTH = 500;

/**
 * Takes a purpose as a person typed it; spaces around it are dropped.
 *
 * @throws AccessError `purpose_required`
 */
export function parsePurpose(text: string): Purpose {
  const trimmed = typeof text === 'string' ? text.trim() : '';
  if (isPlainText(trimmed, MIN_LENGTH, MAX_LENGTH)) return trimmed as Purpose;
  throw new AccessError('purpose_required', 'An access needs a purpose.', {
    hint: `Say in ${MIN_LENGTH} to ${MAX_LENGTH} characters, on one line, why you open it.`,
  });
}
