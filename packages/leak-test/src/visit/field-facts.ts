// What a field is for: whether it is typed into, chosen in or ticked, and the kind of value that it takes. Judges
// by what the page says of the field, never by what stands in it.
import type { ElementHandle } from 'playwright-core';
import type { SecretKind } from '../secrets/secret.ts';

/** How a person fills it in. */
export type FieldUse = 'type' | 'choose' | 'tick' | 'attach' | 'none';

/** A field, as the page describes it. */
export interface FieldFacts {
  readonly use: FieldUse;
  readonly kind: SecretKind;
}

/** What the page says of a field. */
export interface FieldWords {
  readonly tag: string;
  readonly type: string;
  readonly autocomplete: string;
  readonly inputMode: string;
  readonly name: string;
  readonly maxLength: number;
  readonly isEditable: boolean;
}

/** Reads a field of the page. */
export async function readField(element: ElementHandle<Element>): Promise<FieldFacts> {
  return decideField(await element.evaluate(readWords));
}

/** Runs in the page. */
function readWords(node: Element): FieldWords {
  const word = (name: string): string => (node.getAttribute(name) ?? '').toLowerCase();
  const length = Number(node.getAttribute('maxlength') ?? '');
  return {
    tag: node.localName,
    type: node instanceof HTMLInputElement ? node.type : '',
    autocomplete: word('autocomplete'),
    inputMode: word('inputmode'),
    name: `${word('name')} ${word('id')}`,
    maxLength: length > 0 ? length : Number.POSITIVE_INFINITY,
    isEditable: node instanceof HTMLElement && node.isContentEditable,
  };
}

const UNTYPED: Readonly<Record<string, FieldUse>> = {
  checkbox: 'tick',
  radio: 'tick',
  file: 'attach',
  hidden: 'none',
  submit: 'none',
  reset: 'none',
  button: 'none',
  image: 'none',
  // Their values have forms of which no secret is made.
  range: 'none',
  'datetime-local': 'none',
  month: 'none',
  week: 'none',
  time: 'none',
};

/** Decides what a field is for. */
export function decideField(words: FieldWords): FieldFacts {
  return { use: useOf(words), kind: kindOf(words) };
}

function useOf({ tag, type, isEditable }: FieldWords): FieldUse {
  if (tag === 'select') return 'choose';
  if (tag === 'textarea' || isEditable) return 'type';
  return tag === 'input' ? (UNTYPED[type] ?? 'type') : 'none';
}

const KIND_OF_TYPE: Readonly<Record<string, SecretKind>> = {
  email: 'email',
  tel: 'phone',
  number: 'number',
  date: 'date',
  color: 'color',
};

/** Looked for in `autocomplete`, then in the name: the first that fits. */
const KIND_OF_NAME: readonly (readonly [RegExp, SecretKind])[] = [
  [/\bcc-number\b|card-?_?(number|no)\b/, 'card'],
  [/\bcc-(csc|exp)|cvc|cvv|one-time-code|\botp\b|\bpin\b/, 'short-number'],
  [/e-?mail/, 'email'],
  [/\btel\b|phone|mobile/, 'phone'],
  [/\biban\b/, 'iban'],
  [/\bssn\b|social-?_?security/, 'ssn'],
];

/** Shorter fields would cut a longer value off, and what is cut off is not found. */
const SHORT_FIELD = 10;

function kindOf({ type, autocomplete, inputMode, name, maxLength }: FieldWords): SecretKind {
  const byType = KIND_OF_TYPE[type];
  if (byType !== undefined) return byType;
  if (maxLength < SHORT_FIELD) return 'short-number';
  const byName = KIND_OF_NAME.find(([words]) => words.test(autocomplete) || words.test(name));
  if (byName !== undefined) return byName[1];
  return inputMode === 'numeric' || inputMode === 'decimal' ? 'number' : 'token';
}
