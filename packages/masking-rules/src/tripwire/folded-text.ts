// Text as detectors read it: ASCII for every form of a digit, letter, space and dash, and no sign that has no width.
// Must keep where each sign came from, so that a hit can be cut out of the text as it was.

export interface FoldedText {
  readonly text: string;
  /** Where a span of the folded text stands in the given one. */
  place(start: number, end: number): { readonly start: number; readonly end: number };
}

const ASCII = /^[\t\n\r -~]*$/;
/** Format signs (zero-width, soft hyphen, direction), variation selectors, the box around a keycap. */
const WIDTHLESS = /\p{Cf}|\p{Variation_Selector}|\u034f|\u20e3/u;
const DIGIT = /\p{Nd}/u;
const DASH = /[\p{Pd}\u2212\u2043]/u;
const SPACE = /\s/;

/** Folds a text; white space of any kind becomes a space. */
export function foldText(given: string): FoldedText {
  if (ASCII.test(given)) {
    return { text: given.replace(/[\t\n\r]/g, ' '), place: (start, end) => ({ start, end }) };
  }
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  for (const sign of given) {
    const plain = fold(sign);
    if (plain !== '') {
      text += plain;
      for (let unit = 0; unit < plain.length; unit += 1) {
        starts.push(at);
        ends.push(at + sign.length);
      }
    }
    at += sign.length;
  }
  return { text, place: (start, end) => ({ start: starts[start] ?? at, end: ends[end - 1] ?? at }) };
}

function fold(sign: string): string {
  if (sign >= ' ' && sign <= '~') return sign;
  if (WIDTHLESS.test(sign)) return '';
  if (SPACE.test(sign)) return ' ';
  if (DASH.test(sign)) return '-';
  const plain = sign.normalize('NFKC');
  if (plain.length === 1 && plain <= '~') return plain;
  return DIGIT.test(sign) ? String(digitOf(sign.codePointAt(0) ?? 0)) : sign;
}

/** Decimal digits of every script stand in tens, from 0 to 9. */
function digitOf(code: number): number {
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
