// Everything that happens while a page is recorded: typed, changed, moved, revealed, asked of the network, logged,
// stored. One array a file; their order is the order of the visit.
import type { Channel } from '../channel.ts';
import { ADDED } from './added.ts';
import { ATTRIBUTES_LATER } from './attributes-later.ts';
import { AUTOFILL } from './autofill.ts';
import { CHANGED_VALUES } from './changed-values.ts';
import { CLICKS } from './clicks.ts';
import { CLIPBOARD } from './clipboard.ts';
import { COMPOSITION } from './composition.ts';
import { CUSTOM_ELEMENTS } from './custom-elements.ts';
import { DIALOGS } from './dialogs.ts';
import { DOCUMENT_LATER } from './document-later.ts';
import { DRAG_AND_DROP } from './drag-and-drop.ts';
import { ERRORS } from './errors.ts';
import { FRAMES_LATER } from './frames-later.ts';
import { LOGS } from './logs.ts';
import { MEDIA_LATER } from './media-later.ts';
import { MESSAGES } from './messages.ts';
import { MOVED } from './moved.ts';
import { NAVIGATION } from './navigation.ts';
import { NETWORK } from './network.ts';
import { PASSING_TEXT } from './passing-text.ts';
import { POPOVERS } from './popovers.ts';
import { REVEALED } from './revealed.ts';
import { SELECTIONS } from './selection.ts';
import { SHADOW_LATER } from './shadow-later.ts';
import { SPLIT_TEXT } from './split-text.ts';
import { STORAGE_LATER } from './storage-later.ts';
import { STYLES_LATER } from './styles-later.ts';
import { TYPE_FLIPS } from './type-flips.ts';
import { TYPED } from './typed.ts';
import { VIEW_TRANSITIONS } from './view-transitions.ts';

/** The channels whose secrets come while the page is recorded. */
export const LIVE_CHANNELS: readonly Channel[] = [
  ...TYPED,
  ...CHANGED_VALUES,
  ...COMPOSITION,
  ...AUTOFILL,
  ...TYPE_FLIPS,
  ...CLIPBOARD,
  ...DRAG_AND_DROP,
  ...SELECTIONS,
  ...CLICKS,
  ...ADDED,
  ...PASSING_TEXT,
  ...SPLIT_TEXT,
  ...MOVED,
  ...REVEALED,
  ...ATTRIBUTES_LATER,
  ...STYLES_LATER,
  ...SHADOW_LATER,
  ...FRAMES_LATER,
  ...POPOVERS,
  ...VIEW_TRANSITIONS,
  ...CUSTOM_ELEMENTS,
  ...MEDIA_LATER,
  ...DOCUMENT_LATER,
  ...NAVIGATION,
  ...NETWORK,
  ...MESSAGES,
  ...STORAGE_LATER,
  ...LOGS,
  ...ERRORS,
  ...DIALOGS,
];
