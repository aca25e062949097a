// What one secret looks like, kind by kind: its value, the part that is searched for, and its other spellings.

import {
  ibanOf,
  inGroups,
  randomDigits,
  randomLetters,
  randomMixed,
  randomNumber,
  withLuhnDigit,
} from './random-values.ts';
import type { Guise, SecretKind } from './secret.ts';

/** A value, before it has a place. */
export interface Value {
  readonly value: string;
  /** @default the value */
  readonly core?: string;
  readonly spellings?: readonly string[];
  readonly isShort?: boolean;
}

/** Gives the next surname and word, such as `['okonkwo', 'oncology']`. */
export type NextWords = () => readonly [surname: string, word: string];

/** Reserved for documentation (RFC 2606): no mail reaches anybody. */
const MAIL_DOMAIN = 'mail.example.org';

/** Makes a random value of a kind; whoever calls makes sure that it is unique. */
export function randomValue(kind: SecretKind, guise: Guise, nextWords: NextWords): Value {
  const words = guise === 'words';
  switch (kind) {
    case 'token':
      return { value: words ? nextWords().join('-') : randomLetters(14) };
    case 'mixed':
      return { value: words ? `${nextWords().join('-')}${randomNumber(2, 9)}` : randomMixed(14) };
    case 'email':
      return emailOf(words ? nextWords().join('.') : randomLetters(12));
    case 'phone':
      return words ? phoneOf('49', `30${randomDigits(8)}`, [2, 6]) : phoneOf('44', randomDigits(10), [4, 7]);
    case 'card':
      return cardOf(
        withLuhnDigit(
          (words ? '5' : '4') + (words ? randomNumber(1, 5) : '') + randomDigits(words ? 13 : 14),
        ),
      );
    case 'iban':
      return ibanValue(words ? ibanOf('NL', `ABNA0${randomDigits(9)}`) : ibanOf('DE', randomDigits(18)));
    case 'ssn':
      return ssnOf(`${randomNumber(101, 665)}`, randomNumber(10, 99), randomNumber(1001, 9999));
    case 'number':
      return { value: randomDigits(9) };
    case 'short-number':
      // Above what node ids and coordinates of a usual page reach.
      return { value: randomNumber(60_000, 99_999), isShort: true };
    case 'date':
      return dateOf(words ? randomNumber(1941, 1999) : randomNumber(1901, 1934));
    case 'color':
      return colorOf(randomColor(words));
  }
}

function emailOf(core: string): Value {
  return { value: `${core}@${MAIL_DOMAIN}`, core };
}

function phoneOf(country: string, national: string, [first, second]: readonly [number, number]): Value {
  const groups = [national.slice(0, first), national.slice(first, second), national.slice(second)];
  return {
    value: `+${country} ${groups.join(' ')}`,
    core: national,
    spellings: [
      groups.join(' '),
      groups.join('-'),
      groups.join('.'),
      `(${groups[0]}) ${groups[1]}-${groups[2]}`,
    ],
  };
}

function cardOf(digits: string): Value {
  const groups = inGroups(digits, 4);
  return { value: groups.join(' '), core: digits, spellings: [groups.join('-')] };
}

function ibanValue(iban: string): Value {
  return { value: inGroups(iban, 4).join(' '), core: iban, spellings: [inGroups(iban, 4).join('-')] };
}

function ssnOf(area: string, group: string, serial: string): Value {
  return {
    value: `${area}-${group}-${serial}`,
    core: area + group + serial,
    spellings: [`${area} ${group} ${serial}`],
  };
}

function dateOf(year: string): Value {
  const [month, day] = [randomNumber(1, 12, 2), randomNumber(13, 28, 2)];
  return {
    value: `${year}-${month}-${day}`,
    spellings: [
      `${year}/${month}/${day}`,
      `${day}.${month}.${year}`,
      `${day}/${month}/${year}`,
      `${month}/${day}/${year}`,
    ],
    isShort: true,
  };
}

/** No colour with twin digits: those have a three-digit spelling, and pages are full of them. */
function randomColor(words: boolean): readonly number[] {
  const least = words ? 0x91 : 0x71;
  return [randomNumber(least, least + 15), randomNumber(0x20, 0xfe), randomNumber(0x20, 0xfe)].map(Number);
}

function colorOf(channels: readonly number[]): Value {
  const hex = channels.map((channel) => channel.toString(16).padStart(2, '0')).join('');
  return {
    value: `#${hex}`,
    spellings: [`rgb(${channels.join(', ')})`, `rgb(${channels.join(',')})`, `rgb(${channels.join(' ')})`],
    isShort: true,
  };
}
