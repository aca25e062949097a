// Everything that happens while a page is recorded: typed, changed, moved, revealed, asked of the network, logged,
// stored. One array a file; their order is the order of the visit.
import type { Channel } from '../channel.ts';
import { ADDED } from './added.ts';
import { TYPED } from './typed.ts';

/** The channels whose secrets come while the page is recorded. */
export const LIVE_CHANNELS: readonly Channel[] = [...TYPED, ...ADDED];
