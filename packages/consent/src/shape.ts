// The smallest checker that options and stored values need (zod would cost a page 25 kB). An error names the field,
// what was expected and the kind of thing it got, never the value.
import { isBytes, isId } from '@scrim/protocol';

/** Checks a value and gives back a copy with the fields in a fixed order. @throws TypeError naming the field. */
export type Shape<T> = (value: unknown, field: string) => T;

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value;
}

/** @throws TypeError always: `field: expected …, got …`. */
export function refuse(field: string, expected: string, value: unknown): never {
  throw new TypeError(`${field}: expected ${expected}, got ${kindOf(value)}`);
}

const matching =
  (expected: string, fits: (value: string) => boolean): Shape<string> =>
  (value, field) =>
    typeof value === 'string' && fits(value) ? value : refuse(field, expected, value);

/** An id: 1–64 of `A-Z a-z 0-9 . _ : -`. */
export const idShape = matching('an id (1-64 of A-Z a-z 0-9 . _ : -)', isId);

/** The base64url of 32 bytes. */
export const hashShape = matching('the base64url of 32 bytes', (value) => isBytes(value, 32));

/** A text of 1 to `max` characters. */
export const textShape = (max: number): Shape<string> =>
  matching(`a text of 1-${max} characters`, (value) => value.length > 0 && value.length <= max);

/** Exactly this text. */
export const literalShape =
  <T extends string>(literal: T): Shape<T> =>
  (value, field) =>
    value === literal ? literal : refuse(field, `'${literal}'`, value);

/** A list of `min` to `max` members. */
export const listShape =
  <T>(member: Shape<T>, min: number, max: number): Shape<readonly T[]> =>
  (value, field) =>
    Array.isArray(value) && value.length >= min && value.length <= max
      ? value.map((item, at) => member(item, `${field}[${at}]`))
      : refuse(field, `a list of ${min}-${max}`, value);

/** An object with exactly these fields. */
export const objectShape =
  <T extends object>(fields: { readonly [K in keyof T]: Shape<T[K]> }): Shape<T> =>
  (value, field) => {
    if (typeof value !== 'object' || value === null) return refuse(field, 'an object', value);
    refuseUnknownKeys(value, Object.keys(fields), field);
    const entries = Object.entries<Shape<unknown>>(fields).map(([name, shape]) => [
      name,
      shape((value as Record<string, unknown>)[name], `${field}.${name}`),
    ]);
    return Object.fromEntries(entries) as T;
  };

/** @throws TypeError naming the first key that is not one of `known`: a misspelt option must not pass. */
export function refuseUnknownKeys(value: object, known: readonly string[], field: string): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new TypeError(`${field}.${unknown}: no such option`);
}
