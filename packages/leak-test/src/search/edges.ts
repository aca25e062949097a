// Decides whether characters that match a pattern are the secret: by what stands around them.
import type { Secret } from '../secrets/secret.ts';
import type { Pattern } from './forms.ts';

/** Characters that are the secret. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How many digits more a number may have around a secret one: a country's code. */
const MAX_MORE_DIGITS = 3;
/** A part that is this long needs nothing around it. */
const PART_THAT_TELLS = 10;

/** The stretch of `text` that is the secret's, or null where chance explains it. */
export function stretchOf(pattern: Pattern, secret: Secret, text: string, at: number): Stretch | null {
  const here = { from: at, to: at + pattern.text.length };
  if (pattern.exact && !text.startsWith(pattern.text, at)) return null;
  switch (pattern.edge) {
    case 'none':
      return here;
    case 'digits':
      return isNumberOfItsOwn(text, here) ? here : null;
    case 'short':
      return isAlone(text, here) ? here : null;
    case 'surname':
      return isWordOfItsOwn(text, here) ? here : null;
    case 'window':
      return partOf(pattern, secret, text, here);
  }
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function isLetterOrDigit(char: string): boolean {
  return isDigit(char) || (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z');
}

/** At most a country's code longer, and not the digits of a fraction. */
function isNumberOfItsOwn(text: string, { from, to }: Stretch): boolean {
  let [first, end] = [from, to];
  while (isDigit(text.charAt(first - 1)) && to - first <= to - from + MAX_MORE_DIGITS) first -= 1;
  while (isDigit(text.charAt(end)) && end - first <= to - from + MAX_MORE_DIGITS) end += 1;
  return end - first - (to - from) <= MAX_MORE_DIGITS && !isFraction(text, { from: first, to: end });
}

function isFraction(text: string, { from, to }: Stretch): boolean {
  const after = text.charAt(to) === '.' && isDigit(text.charAt(to + 1));
  return after || (text.charAt(from - 1) === '.' && isDigit(text.charAt(from - 2)));
}

function isAlone(text: string, stretch: Stretch): boolean {
  // A time that follows a date is none of it (RFC 3339 §5.6).
  const after = /^T\d\d:/.test(text.slice(stretch.to, stretch.to + 4)) ? '' : text.charAt(stretch.to);
  const around = [text.charAt(stretch.from - 1), after];
  return !around.some((char) => isLetterOrDigit(char) || char === '_') && !isFraction(text, stretch);
}

/** `okonkwo`, `Okonkwo` or `OKONKWO`, and no letter beside it that carries on in the same case. */
function isWordOfItsOwn(text: string, { from, to }: Stretch): boolean {
  const word = text.slice(from, to);
  const [before, after] = [text.charAt(from - 1), text.charAt(to)];
  const isUpper = word === word.toUpperCase();
  const isLower = word === word.toLowerCase();
  const isCapitalised = !isLower && word.slice(1) === word.slice(1).toLowerCase();
  if (!isUpper && !isLower && !isCapitalised) return false;
  const startsWell = !isLetter(before) || (isCapitalised && before >= 'a');
  const endsWell = !isLetter(after) || (!isUpper && after <= 'Z');
  return startsWell && endsWell;
}

function isLetter(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z');
}

/**
 * As much of the core as stands here. Eight characters count when they are written as planted and end where a word ends
 * (random text holds eight of them somewhere); ten always; of a number, when they are not part of a longer one.
 */
function partOf(
  { start, text: window }: Pattern,
  { core }: Secret,
  text: string,
  { from }: Stretch,
): Stretch | null {
  const folded = core.toLowerCase();
  const same = (at: number, inCore: number) =>
    inCore >= 0 && inCore < core.length && text.charAt(at).toLowerCase() === folded.charAt(inCore);
  let [before, length] = [0, window.length];
  while (same(from - before - 1, start - before - 1)) before += 1;
  while (same(from + length, start + length)) length += 1;
  const part = { from: from - before, to: from + length };
  if (/^\d+$/.test(window)) return isNumberOfItsOwn(text, part) ? part : null;
  if (part.to - part.from >= PART_THAT_TELLS) return part;
  const isAsPlanted = text.startsWith(core.slice(start - before, start + length), part.from);
  const ends = [text.charAt(part.from - 1), text.charAt(part.to)];
  return isAsPlanted && ends.some((char) => !isLetterOrDigit(char)) ? part : null;
}
