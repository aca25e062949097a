// What fits into a field: by its type, by what it says it is for, and by how much it takes.
import type { SecretKind } from '../../secrets/secret.ts';

/** A field of text. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** What a field takes. */
export interface FieldFit {
  readonly wants: SecretKind;
  readonly slots: 1 | 2;
  /** Does a value come after what stands there? */
  readonly adds: boolean;
}

/** What fits; a sentence says why nothing does. */
export function fitOf(field: TextField): FieldFit | string {
  if (field instanceof HTMLTextAreaElement) return { wants: 'token', slots: 2, adds: true };
  const { type } = field;
  if (type === 'date' || type === 'datetime-local') return only('date');
  if (type === 'color') return only('color');
  if (type === 'number' || type === 'range') return fitOfNumber(field);
  if (type === 'month' || type === 'week' || type === 'time')
    return `a ${type} has too few values for one to be told from chance`;
  if (type === 'file') return 'only a person can choose a file';
  return fitOfText(field);
}

function only(wants: SecretKind): FieldFit {
  return { wants, slots: 1, adds: false };
}

function fitOfNumber({ type, min, max }: HTMLInputElement): FieldFit | string {
  const least = min === '' ? 0 : Number(min);
  const most = max === '' ? (type === 'range' ? 100 : Number.POSITIVE_INFINITY) : Number(max);
  if (most >= 999_999_999 && least <= 100_000_000) return only('number');
  if (most >= 99_999 && least <= 10_000) return only('short-number');
  return 'its numbers are too few for one to be told from chance';
}

function fitOfText({ type, autocomplete, name, id }: HTMLInputElement): FieldFit {
  const purpose = autocomplete.toLowerCase().split(/\s+/).at(-1) ?? '';
  const called = `${name} ${id}`;
  if (purpose === 'cc-number') return only('card');
  if (type === 'email' || purpose === 'email') return only('email');
  if (type === 'tel' || purpose === 'tel') return only('phone');
  if (/\biban\b/i.test(called)) return only('iban');
  if (/\b(?:ssn|social-?security)\b/i.test(called)) return only('ssn');
  return { wants: 'token', slots: 2, adds: type !== 'url' };
}
