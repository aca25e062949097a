// What is planted: a value that stands nowhere else, in one of two guises. Words only; `make-secrets.ts` makes them.

/** What a place can hold. `token` is letters only, `mixed` letters and digits. */
export const SECRET_KINDS = [
  'token',
  'mixed',
  'email',
  'phone',
  'card',
  'ssn',
  'iban',
  'number',
  'short-number',
  'date',
  'color',
] as const;

/** One of {@link SECRET_KINDS}. */
export type SecretKind = (typeof SECRET_KINDS)[number];

/** `letters`: random, so that chance cannot explain it. `words`: ordinary names and words, which no detector calls secret. */
export type Guise = 'letters' | 'words';

/** One planted value. */
export interface Secret {
  /** The id of the channel or place that it is planted in, or of a decoy. */
  readonly place: string;
  readonly kind: SecretKind;
  readonly guise: Guise;
  /** As it is written on the page. */
  readonly value: string;
  /** The part that is searched for in derived forms: without the punctuation and domain that any value has. */
  readonly core: string;
  /** Other spellings of the value. */
  readonly spellings: readonly string[];
  /** The pieces it is planted in, in order, where it is split over nodes. @default whole */
  readonly pieces?: readonly string[];
  /** Too short to be told from chance inside other text: found only between boundaries. */
  readonly isShort: boolean;
}
