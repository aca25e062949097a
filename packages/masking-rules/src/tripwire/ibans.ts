// Bank accounts by ISO 13616: a country, two check digits and as many signs as that country's numbers have.
import type { Detector, Span } from './detector.ts';

/** Country and length of the whole number, by SWIFT's IBAN registry, release 99 (2024-12). */
const LENGTHS =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27' +
  'GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22' +
  'MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28' +
  'TL23TN24TR26UA29VA22VG24XK20YE30';
const LENGTH_OF = new Map(
  [...LENGTHS.matchAll(/(..)(\d\d)/g)].map(([, country = '', length]) => [country, Number(length)]),
);
const START = /(?<![a-z\d])[a-z]{2}[ -]?\d\d/gi;
/** Real ones have many more; so words after a chapter's number are none. */
const FEWEST_DIGITS = 8;

/** Account numbers. */
export const findIbans: Detector = (text) => {
  const found: Span[] = [];
  for (const { 0: start, index } of text.matchAll(START)) {
    const length = LENGTH_OF.get(start.slice(0, 2).toUpperCase());
    const span = length === undefined ? null : readSigns(text, index, length);
    if (span !== null) found.push(span);
  }
  return found;
};

/** The next `length` letters and digits, with at most one space or dash between two; null when they are no IBAN. */
function readSigns(text: string, start: number, length: number): Span | null {
  let signs = '';
  let end = start;
  for (; signs.length < length; end += 1) {
    const sign = text.charAt(end);
    if (/[a-z\d]/i.test(sign)) signs += sign.toUpperCase();
    else if (!/[ -]/.test(sign) || !/[a-z\d]/i.test(text.charAt(end + 1))) return null;
  }
  if (/[a-z\d]/i.test(text.charAt(end)) || signs.replace(/\D/g, '').length < FEWEST_DIGITS) return null;
  return isValid(signs) ? { start, end } : null;
}

/** ISO 7064, MOD 97-10, with letters as 10 to 35. */
function isValid(signs: string): boolean {
  let rest = 0;
  for (const sign of signs.slice(4) + signs.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
