// What a search found of one secret.
import type { Guise } from '../secrets/secret.ts';

/** How a secret was written where it was found. */
export type FoundForm =
  | 'plain'
  | 'part'
  | 'pieces'
  | 'other-case'
  | 'percent'
  | 'html'
  | 'json'
  | 'css'
  | 'unicode-escapes'
  | 'char-codes'
  | 'base64'
  | 'hex'
  | 'utf-16'
  | 'reversed'
  | 'keys';

/** One secret, found. */
export interface Finding {
  readonly place: string;
  readonly guise: Guise;
  readonly forms: readonly FoundForm[];
  /** The layers it was found in, at most eight. */
  readonly vias: readonly string[];
  /** What stood around it, at most 160 characters; of planted pages and secrets only. */
  readonly excerpt: string;
}
