// What keys are called in events, and the characters they stand for (UI Events: `code`, `keyCode`, `charCode`).

const MARKS: Readonly<Record<string, string>> = {
  Minus: '-',
  Period: '.',
  Comma: ',',
  Space: ' ',
  Slash: '/',
  Quote: "'",
  Semicolon: ';',
  Equal: '=',
  Backslash: '\\',
  NumpadSubtract: '-',
  NumpadDecimal: '.',
  NumpadAdd: '+',
};
/** `keyCode` of the marks, on a US keyboard. */
const MARK_CODES: Readonly<Record<number, string>> = {
  32: ' ',
  186: ';',
  187: '=',
  188: ',',
  189: '-',
  190: '.',
  191: '/',
  173: '-',
  109: '-',
  110: '.',
  107: '+',
};
/** `NumpadSubtract`. */
const MAX_NAME_CHARS = 14;
const CODE_NAME = /key|code|char|which/i;

/** The character of a `code` such as `KeyA`, `Digit4` or `Minus`. */
export function charsOfKey(code: string): string | undefined {
  if (code.length < 4 || code.length > MAX_NAME_CHARS) return undefined;
  const plain = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code);
  return plain === null ? MARKS[code] : (plain[1] ?? plain[2] ?? '').toLowerCase();
}

/** The characters that a number can stand for in a property of this name: as a character's code, and as a key's. */
export function charsOfCode(
  name: string,
  code: number,
): readonly (readonly [reading: string, char: string])[] {
  if (!CODE_NAME.test(name) || !Number.isInteger(code) || code < 32 || code > 222) return [];
  const asChar = code < 127 ? [['char code', String.fromCharCode(code).toLowerCase()] as const] : [];
  const asKey = keyOf(code);
  return asKey === undefined ? asChar : [...asChar, ['key code', asKey] as const];
}

function keyOf(code: number): string | undefined {
  if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90))
    return String.fromCharCode(code).toLowerCase();
  // The numeric keypad.
  return code >= 96 && code <= 105 ? String(code - 96) : MARK_CODES[code];
}
