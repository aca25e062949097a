// The channels of a page as bits, so that a decision about all of them is one number.
import type { MaskChannel } from '@scrim/protocol';

/** In the order of their bits. */
export const CHANNELS = ['text', 'inputs', 'attributes', 'media'] as const satisfies readonly MaskChannel[];

export const TEXT = 1;
export const INPUTS = 2;
export const ATTRIBUTES = 4;
export const MEDIA = 8;
export const EVERY_CHANNEL = TEXT | INPUTS | ATTRIBUTES | MEDIA;

/** The bits of a rule's `what`. */
export function bitsOf(what: MaskChannel | 'all'): number {
  return what === 'all' ? EVERY_CHANNEL : 1 << CHANNELS.indexOf(what);
}
