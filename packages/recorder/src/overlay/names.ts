// What the deciders are called, in the words of an overlay and of the policy, never of the page.
import type { Decider, Explanation } from '@scrim/masking-rules';
import { CHANNEL_NAMES } from './channel-names.ts';

/** Canvases, plug-ins and frames of other origins. */
export const NEVER_RECORDED = 'never recorded';
/** A drawing of more than an icon. */
export const NO_ICON = 'drawings';
/** A text that passes nowhere, because it is hidden somewhere. */
export const COPIED = 'copy of what is hidden';
/** What the detectors cut out of a text that passes. */
export const TRIPWIRE = 'tripwire';

/** Names a decider, such as `rule prices`. */
export function nameOf(by: Decider | null): string {
  switch (by?.kind) {
    case 'rule':
      return `rule ${by.id}`;
    case 'mark':
      return 'data-scrim mark';
    case 'never':
      return `never shown (${by.why})`;
    case 'mode':
      return `mode ${by.mode}`;
    default:
      return 'masked earlier';
  }
}

/** What holds for one element: a line for each answer, naming the channels that it is the answer for. */
export function describe({ region, sentence, channels }: Explanation): readonly string[] {
  if (region !== 'keep') return [sentence];
  const named = new Map<string, string[]>();
  for (const { channel, name } of CHANNEL_NAMES) {
    const { shown, by } = channels[channel];
    const answer = `${shown ? 'unmasked' : 'masked'}: ${nameOf(by)}${by.kind === 'rule' ? ` (${by.reason})` : ''}`;
    named.set(answer, [...(named.get(answer) ?? []), name]);
  }
  return [...named].map(([answer, names]) => capital(`${names.join(', ')} ${answer}`));
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
