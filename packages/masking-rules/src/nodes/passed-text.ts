// Every string that passes unmasked goes through here, and every string that is hidden is told here. Must never let a
// string through that was hidden elsewhere.
import type { MaskContext } from '../mask-context.ts';
import type { Decision } from '../rules/decision.ts';

/** A string that may pass: as the tripwire leaves it; null when it is a copy of what was hidden. */
export function passText(context: MaskContext, text: string): string | null {
  if (!context.hidden.has(text)) return context.redact(text);
  context.count('copy');
  return null;
}

/** A string that does not pass; it is remembered where a rule or a mark hid it. */
export function hideText({ hidden }: MaskContext, decision: Decision, bits: number, text: string): void {
  if ((decision.hidden & bits) !== 0 || decision.region !== 'keep') hidden.add(text);
}
