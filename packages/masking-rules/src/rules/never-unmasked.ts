// Controls that no rule and no mark can unmask: what stands there is a secret whatever the page is about.
import type { PageNode, PageView } from './page-view.ts';

/** Why a control can never be unmasked. */
export type NeverReason = 'password' | 'payment' | 'one-time-code' | 'hidden' | 'file';

const CONTROL = /^(?:input|textarea|select|option|optgroup)$/;

/** @returns null for what may be unmasked */
export function neverUnmasked(page: PageView, node: PageNode): NeverReason | null {
  if (!CONTROL.test(page.name(node))) return null;
  return byType(page.attribute(node, 'type')) ?? byAutocomplete(page.attribute(node, 'autocomplete'));
}

function byType(type: string | null): NeverReason | null {
  const lower = type?.toLowerCase();
  return lower === 'password' || lower === 'hidden' || lower === 'file' ? lower : null;
}

/** Field names of HTML §4.10.18.7. */
function byAutocomplete(autocomplete: string | null): NeverReason | null {
  for (const word of (autocomplete ?? '').toLowerCase().split(/\s+/)) {
    if (word.startsWith('cc-')) return 'payment';
    if (word.endsWith('-password')) return 'password';
    if (word === 'one-time-code') return word;
  }
  return null;
}
