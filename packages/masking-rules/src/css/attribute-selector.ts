// The inside of `[…]` in a selector, read once for both who learns names from it and who masks it, so that the two
// never disagree. Only reads; what may be said again is decided elsewhere.
import type { CssCursor } from './css-cursor.ts';

export interface AttributeSelector {
  /** As written. */
  readonly name: string;
  /** '' where presence alone is asked for. */
  readonly operator: string;
  /** null where presence alone is asked for. */
  readonly wanted: string | null;
  /** Does something follow the value that changes what is equal to it, or that is not known? */
  readonly isFolded: boolean;
}

/** Reads to the end of the brackets. @returns null for what no browser takes, or what asks for a namespace */
export function readAttributeSelector(inner: CssCursor): AttributeSelector | null {
  if (inner.nextSolid() !== 'ident') return null;
  const name = inner.value;
  let operator = '';
  while (inner.nextSolid() === 'delim') operator += inner.value;
  if (inner.kind === 'end' && operator === '') return { name, operator, wanted: null, isFolded: false };
  if (inner.kind !== 'ident' && inner.kind !== 'string') return null;
  const wanted = inner.value;
  const isPlain = inner.nextSolid() === 'end' || (inner.kind === 'ident' && /^s$/i.test(inner.value));
  return { name, operator, wanted, isFolded: !isPlain };
}
