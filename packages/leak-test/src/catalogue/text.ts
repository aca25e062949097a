// Channels: text that stands on the page.
import type { Channel } from './channel.ts';

/** Text that a visitor sees. */
export const TEXT_CHANNELS: readonly Channel[] = [{ id: 'text.p', html: (s) => `<p>Name ${s} end</p>` }];
