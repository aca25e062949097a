// The replayed page of the comparison: opened events through the reader's filter into the real stage, which is greeted
// by its own document in place of a console. One moment for each load of the page.
import { makeHarmless } from '@scrim/replay/harmless';
import { startStage } from '@scrim/replay/stage';

/** What the test calls. */
export interface ReplayPage {
  /**
   * Rebuilds a page as it was at a time, in ms of the recorder's clock.
   *
   * @returns what the filter took out, as a number of things
   */
  show(events: readonly { readonly timestamp: number }[], atMs: number): number;
  /** The rebuilt document. */
  shown(): Document | null;
}

const page: ReplayPage = {
  show(events, atMs) {
    const startMs = events[0]?.timestamp ?? 0;
    const harmless = events.map((event) => makeHarmless({ ...event, timestamp: event.timestamp - startMs }));
    const lines = harmless.flatMap(({ event }) => (event === null ? [] : JSON.stringify(event)));
    const control = new MessageChannel();
    const film = new MessageChannel();
    startStage(document);
    window.postMessage({ scrim: 'stage/1' }, location.origin, [control.port2, film.port2]);
    film.port1.postMessage({ kind: 'events', pageIndex: 0, events: lines });
    film.port1.postMessage({ kind: 'end', durationMs: atMs - startMs });
    control.port1.postMessage({ kind: 'seek', atMs: atMs - startMs });
    return harmless.reduce((sum, { removed }) => sum + removed, 0);
  },
  shown: () => document.querySelector('iframe')?.contentDocument ?? null,
};
Object.assign(globalThis, { replayPage: page });
