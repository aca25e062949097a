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
      return `never: ${by.why}`;
    case 'mode':
      return `mode ${by.mode}`;
    default:
      return 'masked earlier';
  }
}

/** What holds for one element, sentence by sentence. */
export function describe({ region, sentence, channels }: Explanation): readonly string[] {
  return region === 'keep' ? CHANNEL_NAMES.map(({ channel }) => channels[channel].sentence) : [sentence];
}
