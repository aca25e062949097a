// Which passphrases are refused. Length does the work (NIST SP 800-63B-4 §3.1.1.2: at least 15 where a password is the
// only factor); beside it only what a guesser tries first. There is no list of passphrases known from elsewhere.
import { foldName } from './person-name.ts';

/** Characters (code points); the fewest also as typed: NFKC makes eighteen of one Arabic ligature. */
const MIN_LENGTH = 15;
const MAX_LENGTH = 200;

/** Fewer different characters than this are a pattern, however long. */
const MIN_DIFFERENT = 5;

/** The longest piece whose mere repetition counts as a pattern, characters. */
const MAX_REPEATED = 8;

/** A shorter name is in too many words. */
const MIN_NAME = 3;

/** The share of steps to a neighbour from which on a passphrase is a sequence. */
const SEQUENCE_SHARE = 2 / 3;

/** Where neighbours stand: alphabets and keyboards. */
const SEQUENCES = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
];

/** One form of all spellings: NFKC, as NIST SP 800-63B-4 §3.1.1.2 recommends it before hashing. */
export const normalizePassphrase = (typed: string): string => typed.normalize('NFKC');

/** Is this too short, too long, or among the first that a guesser tries? */
export function isWeakPassphrase(typed: string, name: string): boolean {
  const passphrase = normalizePassphrase(typed);
  const { length } = [...passphrase];
  if (Math.min(length, [...typed].length) < MIN_LENGTH || length > MAX_LENGTH) return true;
  if (/\p{Cc}/u.test(passphrase)) return true;
  const plain = [...foldName(passphrase)];
  return holdsName(plain.join(''), name) || isRepetition(plain) || isSequence(plain);
}

const withoutSpaces = (text: string): string => text.replaceAll(' ', '');

function holdsName(passphrase: string, name: string): boolean {
  const sought = withoutSpaces(foldName(name));
  return sought.length >= MIN_NAME && withoutSpaces(passphrase).includes(sought);
}

function isRepetition(characters: readonly string[]): boolean {
  if (new Set(characters).size < MIN_DIFFERENT) return true;
  const periods = Array.from({ length: MAX_REPEATED }, (_, at) => at + 1);
  return periods.some((period) =>
    characters.every((one, at) => at < period || one === characters[at - period]),
  );
}

function isSequence(characters: readonly string[]): boolean {
  const steps = characters.slice(1).map((to, at) => isStep(characters[at] ?? '', to));
  return steps.filter(Boolean).length >= SEQUENCE_SHARE * steps.length;
}

const isStep = (from: string, to: string): boolean =>
  from === to || SEQUENCES.some((row) => row.includes(from + to) || row.includes(to + from));
