// Text that people put into the log and other people read there: one line, and nothing that hides or reorders it.

/** Controls, line and paragraph separators, lone surrogates, and the signs that turn the direction of writing. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Is `text` one visible line of `min` to `max` characters (code points)? */
export function isPlainText(text: unknown, min: number, max: number): text is string {
  if (typeof text !== 'string' || text.length > 2 * max || HIDDEN.test(text)) return false;
  const { length } = [...text];
  return length >= min && length <= max;
}
