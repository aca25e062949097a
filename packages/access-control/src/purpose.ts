// The purpose of an access: why a person opens a session, in their own words. Never guessed or filled in by a program.
import { AccessError } from './access-error.ts';
import { countSeen, isPlainText, seenText } from './plain-text.ts';

declare const purposeBrand: unique symbol;

/** A purpose that `parsePurpose` accepted. */
export type Purpose = string & { readonly [purposeBrand]: true };

/** The shortest and longest purpose, characters. */
const MIN_LENGTH = 3;
const MAX_LENGTH = 500;

/**
 * Takes a purpose as a person typed it; spaces around it, and signs that show nothing, are dropped.
 *
 * @throws AccessError `purpose_required`
 */
export function parsePurpose(text: string): Purpose {
  const seen = typeof text === 'string' ? seenText(text) : '';
  if (isPlainText(seen, MIN_LENGTH, MAX_LENGTH) && countSeen(seen) >= MIN_LENGTH) return seen as Purpose;
  throw new AccessError('purpose_required', 'An access needs a purpose.', {
    hint: `Say in ${MIN_LENGTH} to ${MAX_LENGTH} characters, on one line, why you open it.`,
  });
}
