// The catalogue: every channel of a page that the test knows, in groups. Facts only: no channel knows a recorder.
import { ADDRESS_BAR_CHANNELS } from './address-bar.ts';
import { ADDRESS_CHANNELS } from './addresses.ts';
import { ATTRIBUTE_CHANNELS } from './attributes.ts';
import type { Channel } from './channel.ts';
import { CUSTOM_ELEMENT_CHANNELS } from './custom-elements.ts';
import { DOCUMENT_PART_CHANNELS } from './document-parts.ts';
import { DRAWING_AND_MEDIA_CHANNELS } from './drawings-and-media.ts';
import { FIELD_CHANNELS } from './fields.ts';
import { FRAME_CHANNELS } from './frames.ts';
import { HIDDEN_TEXT_CHANNELS } from './hidden-text.ts';
import { LIVE_CHANNELS } from './live/index.ts';
import { SHADOW_TREE_CHANNELS } from './shadow-trees.ts';
import { STORED_BEFORE_CHANNELS } from './stored-before.ts';
import { STYLE_NAME_CHANNELS } from './style-names.ts';
import { STYLE_CHANNELS } from './styles.ts';
import { TEXT_CHANNELS } from './text.ts';
import { WRITTEN_TEXT_CHANNELS } from './written-text.ts';

/** The channels whose secrets are there when the recorder starts. */
export const STATIC_CHANNELS: readonly Channel[] = [
  ...TEXT_CHANNELS,
  ...WRITTEN_TEXT_CHANNELS,
  ...HIDDEN_TEXT_CHANNELS,
  ...FIELD_CHANNELS,
  ...ATTRIBUTE_CHANNELS,
  ...ADDRESS_CHANNELS,
  ...STYLE_CHANNELS,
  ...STYLE_NAME_CHANNELS,
  ...DOCUMENT_PART_CHANNELS,
  ...DRAWING_AND_MEDIA_CHANNELS,
  ...FRAME_CHANNELS,
  ...SHADOW_TREE_CHANNELS,
  ...CUSTOM_ELEMENT_CHANNELS,
  ...ADDRESS_BAR_CHANNELS,
  ...STORED_BEFORE_CHANNELS,
];

/** All channels, in the order in which they stand on the page. */
export const CHANNELS: readonly Channel[] = [...STATIC_CHANNELS, ...LIVE_CHANNELS];
