// A policy is judged and kept as a frozen copy: what its owner changes afterwards changes nothing here. Refuses whatever
// JSON cannot say, so that what was checked is what was hashed.
import { PolicyError } from './policy-error.ts';

/** Deeper than any policy goes. */
const MAX_DEPTH = 12;

/** Half of a sign that takes two code units: RFC 8785 has no bytes for it. */
const HALF = /\p{Cs}/u;

/**
 * A frozen copy of plain JSON.
 *
 * @throws PolicyError `policy_malformed` for a value that JSON has no form for, `undefined` included
 */
export function copyJson(value: unknown, path = 'policy', depth = 0): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string' && !HALF.test(value)) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object' || depth > MAX_DEPTH) throw notJson(path);
  if (Array.isArray(value)) {
    return Object.freeze(Array.from(value, (item, at) => copyJson(item, `${path}[${at}]`, depth + 1)));
  }
  if (!isPlain(value)) throw notJson(path);
  if (Object.keys(value).some((key) => HALF.test(key))) throw notJson(path);
  // A name that some readers skip and others follow.
  if (Object.hasOwn(value, '__proto__'))
    throw new PolicyError('policy_malformed', `${path}: expected no key __proto__`);
  // Keys are not named before they are known: they are not ids.
  const entries = Object.entries(value).map(([key, item]) => [key, copyJson(item, path, depth + 1)]);
  // Without a prototype: a key that is not written is not there, whatever a script gave to every object of the page.
  return Object.freeze(Object.assign(Object.create(null), Object.fromEntries(entries)));
}

/** Also of another window or realm, whose `Object` is not ours. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function notJson(path: string): PolicyError {
  return new PolicyError('policy_malformed', `${path}: expected plain JSON`, {
    hint: 'A key without a value is left out, not undefined; texts are whole characters.',
  });
}
