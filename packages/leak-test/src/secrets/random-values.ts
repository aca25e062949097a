// Random digits and letters, and numbers with the check digits that their kind asks for. Values are for planting on test
// pages: valid in form, nobody's.
import { randomInt } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
/** Without characters that look alike. */
const LETTERS_AND_DIGITS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** `count` random characters of `alphabet`. */
function randomOf(alphabet: string, count: number): string {
  return Array.from({ length: count }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

/** Random lower case letters. */
export function randomLetters(count: number): string {
  return randomOf(ALPHABET, count);
}

/** A letter first, then random letters and at least one digit. */
export function randomMixed(count: number): string {
  const text = randomLetters(2) + randomOf(LETTERS_AND_DIGITS, count - 3);
  const digit = 2 + randomInt(8);
  const at = 2 + randomInt(count - 2);
  return text.slice(0, at) + digit + text.slice(at);
}

/** Random digits, the first of which is not 0. */
export function randomDigits(count: number): string {
  return String(randomInt(1, 10)) + randomOf('0123456789', count - 1);
}

/** A whole number from `least` to `most`, in at least `width` digits. */
export function randomNumber(least: number, most: number, width = 1): string {
  return String(randomInt(least, most + 1)).padStart(width, '0');
}

/** Adds the check digit that makes a card number valid (ISO/IEC 7812-1, annex B). */
export function withLuhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/** An IBAN of a country and an account, with its check digits (ISO 13616, mod 97). */
export function ibanOf(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((char) => Number.parseInt(char, 36)).join('');
  const check = 98n - (BigInt(digits) % 97n);
  return `${country}${String(check).padStart(2, '0')}${account}`;
}

/** Splits into groups of at most `size`. */
export function inGroups(text: string, size: number): readonly string[] {
  return text.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
}
