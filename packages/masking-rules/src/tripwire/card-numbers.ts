// Payment cards: 12 to 19 digits in one piece or in groups, by the issuers' ranges and lengths and the check digit.
import type { Detector, Span } from './detector.ts';

/**
 * First digits and lengths that issuers use. ISO/IEC 7812 ranges as the networks publish them: Visa; Mastercard;
 * American Express; Diners Club; JCB; Discover, UnionPay, RuPay, Troy; Maestro and Dankort; Mir; UATP; Uzcard and Humo.
 */
const ISSUERS: readonly RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{17,18})$/,
  /^(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|095|[689]\d)\d{11,16}$/,
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/,
  /^(?:6011|60[38]|62|64[4-9]|65|8[12]|9792)\d{10,17}$/,
  /^(?:50|5[6-8]|6[37])\d{10,17}$/,
  /^220[0-4]\d{12,15}$/,
  /^1\d{14}$/,
  /^(?:8600|9860)\d{12}$/,
];
/** Digits with at most three separators between them. */
const RUN = /(?<!\d)\d(?:[ .-]{0,3}\d){11,}/g;
/** How people and forms group the digits of a card, by the lengths of the groups. */
const SHAPE = /^(?:\d\d|4,4,4(?:,4)?(?:,[1-4])?|4,6,[45]|6,1\d|6,[6-9])$/;

interface Group extends Span {
  readonly digits: string;
}

/** Card numbers. */
export const findCards: Detector = (text) => {
  const found: Span[] = [];
  for (const run of text.matchAll(RUN)) {
    const groups = [...run[0].matchAll(/\d+/g)].map(({ 0: digits, index }) => {
      const start = run.index + index;
      return { digits, start, end: start + digits.length };
    });
    found.push(...cardsIn(groups).filter(({ start, end }) => standsAlone(text, start, end)));
  }
  return found;
};

function cardsIn(groups: readonly Group[]): Span[] {
  if (isEven(groups) && isCard(digitsOf(groups))) return [around(groups)];
  const found: Span[] = [];
  for (let at = 0; at < groups.length; ) {
    const card = cardFrom(groups, at);
    if (card !== null) found.push(around(card));
    at += card?.length ?? 1;
  }
  return found;
}

/** The card that begins with a group and is written as cards are; null without one. */
function cardFrom(groups: readonly Group[], at: number): readonly Group[] | null {
  for (let count = 1; count <= 5 && at + count <= groups.length; count += 1) {
    const some = groups.slice(at, at + count);
    const shape = some.map(({ digits }) => digits.length).join();
    if (SHAPE.test(shape) && isCard(digitsOf(some))) return some;
  }
  return null;
}

/** Are all groups of one length, but for a shorter last? */
function isEven(groups: readonly Group[]): boolean {
  const size = groups[0]?.digits.length ?? 0;
  return groups.every(({ digits }, at) =>
    at === groups.length - 1 ? digits.length <= size : digits.length === size,
  );
}

function isCard(digits: string): boolean {
  return (
    digits.length >= 12 && digits.length <= 19 && ISSUERS.some((one) => one.test(digits)) && luhn(digits)
  );
}

/** ISO/IEC 7812-1, annex B. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const doubled = digit * 2;
    sum += at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** No letter or digit beside it, no fraction of a number, and not what follows the head of an account number. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 5), start);
  return !/[a-z\d]$|\d[.,]$|^[a-z]{2}\d\d[ -]$/i.test(before) && !/^[a-z\d]/i.test(text.charAt(end));
}

const digitsOf = (groups: readonly Group[]): string => groups.map(({ digits }) => digits).join('');
const around = (groups: readonly Group[]): Span => ({
  start: groups[0]?.start ?? 0,
  end: groups.at(-1)?.end ?? 0,
});
