// Rebuilds recorded events in the stage's document: through the reader's filter into the real stage of the replay,
// which is greeted by its own document in place of a console. One moment for each load of the document.
import { makeHarmless } from '@scrim/replay/harmless';
import { startStage } from '@scrim/replay/stage';
import { atRest } from './at-rest.ts';

/** A recorded event, as far as the stage's document looks into it. */
interface TimedEvent {
  readonly timestamp: number;
}

/** How rebuilding went. */
export interface Rebuilt {
  /** Things that the reader's filter took out; 0 for recordings of Scrim's own. */
  readonly removed: number;
  /** Events that could not be applied. */
  readonly unplayable: number;
  /** Is there a page to be seen? */
  readonly isShown: boolean;
}

/** What `page/stage` hangs on globalThis as `leakTestStage`. */
export interface StagePage {
  /**
   * Rebuilds a page as it was at a time, in milliseconds of the recorder's clock.
   *
   * @param json the events of one page load, as JSON
   */
  show(json: string, atMs: number): Promise<Rebuilt>;
  /** The rebuilt document. */
  shown(): Document | null;
}

/** Makes the stage; nothing is shown yet. */
export function createStagePage(document: Document): StagePage {
  const shown = (): Document | null => document.querySelector('iframe')?.contentDocument ?? null;
  return {
    shown,
    async show(json, atMs) {
      const events = JSON.parse(json) as readonly TimedEvent[];
      const startMs = events[0]?.timestamp ?? 0;
      const { lines, removed } = harmlessLines(events, startMs);
      const { unplayable } = await play(document, lines, Math.max(0, atMs - startMs));
      await atRest(shown());
      return { removed, unplayable, isShown: shown()?.body != null };
    },
  };
}

function harmlessLines(events: readonly TimedEvent[], startMs: number): { lines: string[]; removed: number } {
  const harmless = events.map((event) => makeHarmless({ ...event, timestamp: event.timestamp - startMs }));
  return {
    lines: harmless.flatMap(({ event }) => (event === null ? [] : JSON.stringify(event))),
    removed: harmless.reduce((sum, { removed }) => sum + removed, 0),
  };
}

/** Lets the stage show one moment, and waits until it says that it does. */
async function play(
  document: Document,
  lines: readonly string[],
  atMs: number,
): Promise<{ readonly unplayable: number }> {
  const window = document.defaultView ?? globalThis.window;
  const control = new MessageChannel();
  const film = new MessageChannel();
  let unplayable = 0;
  const isThere = new Promise<void>((resolve) => {
    control.port1.onmessage = ({ data }) => {
      if (data.kind === 'problem') unplayable += 1;
      const isOver =
        data.kind === 'finished' || (data.kind === 'problem' && data.code !== 'event_unplayable');
      if (isOver || (data.kind === 'time' && data.atMs === atMs)) resolve();
    };
  });
  startStage(document);
  window.postMessage({ scrim: 'stage/1' }, window.location.origin, [control.port2, film.port2]);
  await taken(film.port1, lines);
  film.port1.postMessage({ kind: 'end', durationMs: atMs });
  // The answer to an empty batch says that the end was read: a seek before it would be put off.
  await taken(film.port1, []);
  control.port1.postMessage({ kind: 'seek', atMs });
  await isThere;
  return { unplayable };
}

function taken(port: MessagePort, events: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    port.onmessage = () => resolve();
    port.postMessage({ kind: 'events', pageIndex: 0, events });
  });
}
