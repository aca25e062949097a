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
   * @param isFiltered through the reader's filter, or as they were recorded
   */
  show(json: string, atMs: number, isFiltered: boolean): Promise<Rebuilt>;
  /** The rebuilt document. */
  shown(): Document | null;
}

/** Makes the stage of the document that it is called in; nothing is shown yet. */
export function createStagePage(): StagePage {
  const shown = (): Document | null => document.querySelector('iframe')?.contentDocument ?? null;
  return {
    shown,
    async show(json, atMs, isFiltered) {
      const events = JSON.parse(json) as readonly TimedEvent[];
      const startMs = events[0]?.timestamp ?? 0;
      const { lines, removed } = linesOf(events, startMs, isFiltered);
      const { unplayable } = await play(lines, Math.max(0, atMs - startMs));
      await atRest(shown());
      return { removed, unplayable, isShown: shown()?.body != null };
    },
  };
}

function linesOf(
  events: readonly TimedEvent[],
  startMs: number,
  isFiltered: boolean,
): { readonly lines: string[]; readonly removed: number } {
  const timed = events.map((event) => ({ ...event, timestamp: event.timestamp - startMs }));
  if (!isFiltered) return { lines: timed.map((event) => JSON.stringify(event)), removed: 0 };
  const harmless = timed.map(makeHarmless);
  return {
    lines: harmless.flatMap(({ event }) => (event === null ? [] : JSON.stringify(event))),
    removed: harmless.reduce((sum, { removed }) => sum + removed, 0),
  };
}

/** Lets the stage show one moment, and waits until it says that it does. */
async function play(lines: readonly string[], atMs: number): Promise<{ readonly unplayable: number }> {
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
