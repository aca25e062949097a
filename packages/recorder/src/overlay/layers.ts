// The layers of an overlay, and which of them a part of the page belongs to.
import type { ChannelExplanation } from '@scrim/masking-rules';
import type { MaskChannel } from '@scrim/protocol';
import { COPIED, NEVER_RECORDED, NO_ICON, nameOf } from './names.ts';
import type { PagePart } from './page-parts.ts';

/** In the order of the legend. */
export const LAYERS = [
  { id: 'masked-text', name: 'Text, masked', sample: 'xxxxx' },
  { id: 'masked-controls', name: 'Fields, masked', sample: '*****' },
  { id: 'pictures', name: 'Pictures and frames, not sent', sample: '' },
  { id: 'blocked', name: 'Blocked: only a box', sample: '' },
  { id: 'dropped', name: 'Dropped: nothing at all', sample: '' },
  { id: 'unmasked', name: 'Unmasked: a viewer reads it', sample: '' },
] as const;

export type Layer = (typeof LAYERS)[number]['id'];

/** Where a part is painted, and who decided it. */
export interface Verdict {
  readonly layer: Layer;
  readonly by: string;
  /** null of a region. */
  readonly channel: MaskChannel | null;
}

export function verdictOf({ kind, explanation, isCopy }: PagePart): Verdict {
  const { region, regionBy, entered, channels } = explanation;
  const channel = entered ? 'inputs' : 'text';
  switch (kind) {
    case 'region':
      return { layer: region === 'block' ? 'blocked' : 'dropped', by: nameOf(regionBy), channel: null };
    case 'unrecorded':
      return { layer: 'pictures', by: NEVER_RECORDED, channel: 'media' };
    case 'drawing':
      return { layer: 'pictures', by: NO_ICON, channel: 'media' };
    case 'picture':
      return verdictIn(channels.media, 'media', 'pictures');
    case 'control':
      return verdictIn(channels.inputs, 'inputs', 'masked-controls');
    case 'text':
      if (isCopy) return { layer: 'masked-text', by: COPIED, channel };
      return verdictIn(channels.text, channel, 'masked-text');
  }
}

function verdictIn({ shown, by }: ChannelExplanation, channel: MaskChannel, masked: Layer): Verdict {
  return { layer: shown ? 'unmasked' : masked, by: nameOf(by), channel };
}
