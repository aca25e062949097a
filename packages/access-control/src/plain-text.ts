// Text that people put into the log and other people read there: one line, and nothing that hides or reorders it.

/** Controls, line and paragraph separators, lone surrogates, and the signs that turn the direction of writing. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Is `text` one visible line of `min` to `max` characters (code points)? */
export function isPlainText(text: unknown, min: number, max: number): text is string {
  if (typeof text !== 'string' || text.length > 2 * max || HIDDEN.test(text)) return false;
  const { length } = [...text];
  return length >= min && length <= max;
}

/** Signs that show nothing by themselves; U+2800 is a braille cell without dots. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Of these, what changes how its neighbours look: joiners (Persian, Hindi, emoji) and two variation selectors. */
const SHAPING: readonly string[] = ['\u200c', '\u200d', '\ufe0e', '\ufe0f'];

/** Typed text as a reader sees it: without signs that show nothing (what {@link isPlainText} refuses stays), trimmed. */
export const seenText = (typed: string): string =>
  typed.replaceAll(UNSEEN, (sign) => (SHAPING.includes(sign) || HIDDEN.test(sign) ? sign : '')).trim();

/** How many signs of `text` show something. */
export const countSeen = (text: string): number => [...text.replaceAll(UNSEEN, '')].length;
