// The tripwire: what still looks like a card, an account, an address, a number or a key in a text that passes unmasked
// is cut out of it. Must never be what a promise rests on, and never let a text through that it could not search.
import { findCards } from './card-numbers.ts';
import type { Detector, DetectorKind, Span } from './detector.ts';
import { findEmails } from './emails.ts';
import { foldText } from './folded-text.ts';
import { findIbans } from './ibans.ts';
import { findKeys } from './keys.ts';
import { findPhones } from './phone-numbers.ts';
import { findWebTokens } from './web-tokens.ts';

export interface Hit extends Span {
  readonly kind: DetectorKind;
}

/** What stands for a hit, whatever its length. */
const REDACTED = '█████';

/** The first that finds a place names it: an account number holds digits that could be a card. */
const DETECTORS: readonly (readonly [DetectorKind, Detector])[] = [
  ['key', findKeys],
  ['jwt', findWebTokens],
  ['email', findEmails],
  ['iban', ofNumbers(findIbans)],
  ['card', ofNumbers(findCards)],
  ['phone', ofNumbers(findPhones)],
];
/** No account, card or telephone number has fewer digits. */
const EIGHT_DIGITS = /(?:\d\D*){8}/;

/** A digit, an @, a long run without spaces, a PEM line, or a sign that folding changes. */
const SUSPECT = /[\p{N}@\p{Cf}\uff01-\uff5e\ufe6b\u{1d400}-\u{1d7ff}]|[\w+/=-]{16}|-{5}/u;

/**
 * Replaces every hit by five full blocks.
 *
 * @param onHit told the kind of each hit, never the hit
 */
export function redact(text: string, onHit: (kind: DetectorKind) => void): string {
  const hits = findHits(text);
  let kept = '';
  let from = 0;
  for (const { start, end, kind } of hits) {
    kept += text.slice(from, start) + REDACTED;
    from = end;
    onHit(kind);
  }
  return hits.length === 0 ? text : kept + text.slice(from);
}

/** Every hit of a text, in its order; those that overlap are one, of the kind that comes first. */
export function findHits(text: string): readonly Hit[] {
  if (!SUSPECT.test(text)) return [];
  const folded = foldText(text);
  const hits = DETECTORS.flatMap(([kind, find]) =>
    find(folded.text).map(({ start, end }) => ({ ...folded.place(start, end), kind })),
  );
  // Stable: of hits that begin together, that of the first kind stays first.
  return joined(hits.sort((one, other) => one.start - other.start));
}

/** Most texts with a digit hold a count, a date or a price: these cost next to nothing. */
function ofNumbers(find: Detector): Detector {
  return (text) => (EIGHT_DIGITS.test(text) ? find(text) : []);
}

function joined(hits: readonly Hit[]): readonly Hit[] {
  const apart: Hit[] = [];
  for (const hit of hits) {
    const last = apart.at(-1);
    if (last === undefined || hit.start >= last.end) {
      apart.push(hit);
      continue;
    }
    const kind = rankOf(hit.kind) < rankOf(last.kind) ? hit.kind : last.kind;
    apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, hit.end), kind };
  }
  return apart;
}

function rankOf(kind: DetectorKind): number {
  return DETECTORS.findIndex(([one]) => one === kind);
}
