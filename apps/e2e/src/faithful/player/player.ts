// The replayed page of the comparison: masked events in, rrweb's replayer, nothing else. Served with the player's CSP.
import { Replayer } from '@rrweb/replay';
import type { eventWithTime } from '@rrweb/types';

/** What the test calls. */
export interface ReplayPage {
  /** Rebuilds the page as it was at a time, in ms of the recorder's clock. */
  show(events: readonly unknown[], atMs: number): void;
  /** The rebuilt document. */
  shown(): Document | null;
}

let replayer: Replayer | undefined;

const page: ReplayPage = {
  show(events, atMs) {
    replayer?.destroy();
    replayer = new Replayer([...events] as eventWithTime[], {
      root: document.body,
      showWarning: false,
      mouseTail: false,
      triggerFocus: false,
    });
    const { timestamp } = events[0] as eventWithTime;
    replayer.pause(atMs - timestamp);
  },
  shown: () => replayer?.iframe.contentDocument ?? null,
};
Object.assign(globalThis, { replayPage: page });
