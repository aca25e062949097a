// The texts of the recognizer tables as cases: what each text holds of the kinds that our detectors look for.
import { readFileSync } from 'node:fs';
import type { DetectorKind } from '@scrim/masking-rules';

export interface VectorCase {
  readonly recognizer: string;
  readonly text: string;
  /** The kind that its table is about; null for a table of another kind, whose texts hold none of ours. */
  readonly kind: DetectorKind | null;
  /** Where that kind stands in the text: from, up to. */
  readonly spans: readonly (readonly [number, number])[];
}

const FILE = new URL(
  '../../../packages/masking-rules/test/vectors/pii/presidio-recognizer-cases.json',
  import.meta.url,
);
const KINDS: ReadonlyMap<string, DetectorKind> = new Map([
  ['credit_card', 'card'],
  ['iban', 'iban'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['tr_phone_number', 'phone'],
  ['ph_mobile_number', 'phone'],
]);
/** What tables call their text. */
const TEXT_FIELDS = ['text', 'iban', 'number', 'gstin', 'pan', 'pesel', 'id_number', 'date_part'];
const SPAN_FIELDS = ['expected_positions', 'expected_res'];

/** Every text of the tables; those without one (options of a model) are left out. */
export function readVectorCases(): readonly VectorCase[] {
  const { groups } = JSON.parse(readFileSync(FILE, 'utf8')) as {
    groups: { recognizer: string; cases: Record<string, unknown>[] }[];
  };
  return groups.flatMap(({ recognizer, cases }) => cases.flatMap((one) => caseOf(recognizer, one)));
}

function caseOf(recognizer: string, one: Record<string, unknown>): VectorCase[] {
  const text = TEXT_FIELDS.map((field) => one[field]).find((value) => typeof value === 'string');
  if (text === undefined) return [];
  const kind = KINDS.get(recognizer) ?? null;
  const given = SPAN_FIELDS.map((field) => one[field]).find(Array.isArray) ?? [];
  return [{ recognizer, text, kind, spans: kind === null ? [] : (given as [number, number][]) }];
}
