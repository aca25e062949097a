// The channels of a page as the overlay calls them.
import type { MaskChannel } from '@scrim/protocol';

export const CHANNEL_NAMES: readonly { readonly channel: MaskChannel; readonly name: string }[] = [
  { channel: 'text', name: 'text' },
  { channel: 'inputs', name: 'inputs' },
  { channel: 'attributes', name: 'attributes' },
  { channel: 'media', name: 'pictures' },
];
