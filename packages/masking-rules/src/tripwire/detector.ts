// What a detector is. Detectors are the net under the mask, never the mask: nothing passes because none of them found
// anything in it.

/** What a detector looks for. */
export type DetectorKind = 'card' | 'iban' | 'email' | 'phone' | 'jwt' | 'key';

/** A hit: from `start` up to `end`, in UTF-16 units of the text that was searched. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Finds every hit in a folded text, in time linear in its length. */
export type Detector = (folded: string) => Span[];

/** A hit of a regular expression. */
export function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}
