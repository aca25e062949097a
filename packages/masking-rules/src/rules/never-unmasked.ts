// Controls that no rule and no mark can unmask: what stands there is a secret whatever the page is about.

/** Why a control can never be unmasked. */
export type NeverReason = 'password' | 'payment' | 'one-time-code' | 'hidden' | 'file';

/** Reads an attribute of the element in hand; null when it has none. */
export type ReadAttribute = (name: string) => string | null;

const CONTROL = /^(?:input|textarea|select|option|optgroup)$/;
/** rrweb writes it where an input was a password once. */
const WAS_PASSWORD = 'data-rr-is-password';

/** @param name of the element, in lower case. @returns null for what may be unmasked */
export function neverUnmasked(name: string, read: ReadAttribute): NeverReason | null {
  if (!CONTROL.test(name)) return null;
  if (read(WAS_PASSWORD) !== null) return 'password';
  return byType(read('type')) ?? byAutocomplete(read('autocomplete'));
}

function byType(type: string | null): NeverReason | null {
  const lower = type?.trim().toLowerCase();
  return lower === 'password' || lower === 'hidden' || lower === 'file' ? lower : null;
}

/** Field names of HTML §4.10.18.7. */
function byAutocomplete(autocomplete: string | null): NeverReason | null {
  if (autocomplete === null) return null;
  for (const word of autocomplete.toLowerCase().split(/\s+/)) {
    if (word.startsWith('cc-')) return 'payment';
    if (word.endsWith('-password')) return 'password';
    if (word === 'one-time-code') return word;
  }
  return null;
}
