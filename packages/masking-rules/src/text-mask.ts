// Text as its layout: about as long, with spaces where lines may break. Must never show a letter, a digit, a case
// pattern, the length of a word or the exact length of the whole.

const FILL = 'xxxxx xxxxxxx xxx xxxxxx xxxx ';

/**
 * Masks text: its length goes to the nearest of 4, 8, 16, 24, 36, 54, …; words are of a fixed pattern. White space
 * at the ends and white space alone become one space. Masking twice is masking once.
 */
export function maskText(text: string): string {
  const content = text.trim();
  if (content === '') return text === '' ? '' : ' ';
  const before = /^\s/.test(text) ? ' ' : '';
  const after = /\s$/.test(text) ? ' ' : '';
  return before + fill(bucket(content.length)) + after;
}

/** What stands for the value of every control that is not empty: five signs, whatever the value. */
export const INPUT_MASK = '*****';

/** Masks the value of a control. Whether it is empty stays visible. */
export function maskInput(value: string): string {
  return value === '' ? '' : INPUT_MASK;
}

function bucket(length: number): number {
  let size = 4;
  while (size * 1.4 < length) size = Math.round(size * (size < 16 ? 2 : 1.5));
  return size;
}

function fill(length: number): string {
  return `${FILL.repeat(Math.ceil(length / FILL.length)).slice(0, length - 1)}x`;
}
