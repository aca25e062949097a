// Everything that happens while a page is recorded: typed, changed, moved, revealed, asked of the network, logged,
// stored. One array a file; their order is the order of the visit.
import type { Channel } from '../channel.ts';
import { ADDED } from './added.ts';
import { ATTRIBUTES_LATER } from './attributes-later.ts';
import { AUTOFILL } from './autofill.ts';
import { CHANGED_VALUES } from './changed-values.ts';
import { CLIPBOARD } from './clipboard.ts';
import { COMPOSITION } from './composition.ts';
import { DRAG_AND_DROP } from './drag-and-drop.ts';
import { MOVED } from './moved.ts';
import { PASSING_TEXT } from './passing-text.ts';
import { REVEALED } from './revealed.ts';
import { SELECTIONS } from './selection.ts';
import { SPLIT_TEXT } from './split-text.ts';
import { TYPE_FLIPS } from './type-flips.ts';
import { TYPED } from './typed.ts';

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
  ...ADDED,
  ...PASSING_TEXT,
  ...SPLIT_TEXT,
  ...MOVED,
  ...REVEALED,
  ...ATTRIBUTES_LATER,
];
