// Strings, numbers and words of JSON (RFC 8259 §§3, 6, 7), walked over and not built. Each function gives the place
// behind what it takes, or -1; none goes beyond an LF.

const [QUOTE, BACKSLASH, LETTER_U] = [0x22, 0x5c, 0x75];
const [MINUS, PLUS, DOT, ZERO, NINE] = [0x2d, 0x2b, 0x2e, 0x30, 0x39];

/** Bytes that stand for themselves in a string. Above 127 it is the UTF-8 decoder that judges. */
const PLAIN = tableOf((byte) => byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH);
const ESCAPABLE = tableOf((byte) => '"\\/bfnrt'.includes(String.fromCharCode(byte)));
const HEX = tableOf((byte) => /[0-9A-Fa-f]/.test(String.fromCharCode(byte)));
const WORDS = ['true', 'false', 'null'].map((word) => new TextEncoder().encode(word));

function tableOf(isIn: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (isIn(byte) ? 1 : 0));
}

/** A string, a number, `true`, `false` or `null`. */
export function takeScalar(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first === QUOTE) return takeString(bytes, at + 1);
  if (first === MINUS || isDigit(first)) return takeNumber(bytes, at);
  const word = WORDS.find(([letter]) => letter === first);
  return word === undefined ? -1 : takeWord(bytes, at, word);
}

function takeWord(bytes: Uint8Array, start: number, word: Uint8Array): number {
  for (let n = 0; n < word.length; n += 1) if (bytes[start + n] !== word[n]) return -1;
  return start + word.length;
}

/** @param start behind the opening quote. */
export function takeString(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    while (PLAIN[bytes[at] ?? 0] === 1) at += 1;
    if (bytes[at] === QUOTE) return at + 1;
    at = bytes[at] === BACKSLASH ? takeEscape(bytes, at + 1) : -1;
    if (at === -1) return -1;
  }
}

function takeEscape(bytes: Uint8Array, at: number): number {
  if (ESCAPABLE[bytes[at] ?? 0] === 1) return at + 1;
  if (bytes[at] !== LETTER_U) return -1;
  for (let digit = 1; digit <= 4; digit += 1) if (HEX[bytes[at + digit] ?? 0] !== 1) return -1;
  return at + 5;
}

function takeNumber(bytes: Uint8Array, start: number): number {
  const integer = bytes[start] === MINUS ? start + 1 : start;
  let at = bytes[integer] === ZERO ? integer + 1 : takeDigits(bytes, integer);
  if (bytes[at] === DOT) at = takeDigits(bytes, at + 1);
  // `e` and `E` differ in one bit.
  if (((bytes[at] ?? 0) | 0x20) !== 0x65) return at;
  const exponent = bytes[at + 1] === MINUS || bytes[at + 1] === PLUS ? at + 2 : at + 1;
  return takeDigits(bytes, exponent);
}

/** One or more. */
function takeDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isDigit(bytes[at])) at += 1;
  return at === start ? -1 : at;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}
