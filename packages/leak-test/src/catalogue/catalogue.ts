// The catalogue: every channel of a page that the test knows, in groups. Facts only: no channel knows a recorder.
import type { Channel } from './channel.ts';
import { TEXT_CHANNELS } from './text.ts';

/** All channels, in the order in which they stand on the page. */
export const CHANNELS: readonly Channel[] = [...TEXT_CHANNELS];
