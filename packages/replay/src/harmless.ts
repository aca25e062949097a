// Recorded events that can do no harm when rrweb rebuilds them: whoever may send recordings may send any event. Works
// on one event at a time, without a DOM and without memory, so that every rule must hold whatever came before. Must
// never pass a field, a name or a word of CSS that is not known.
import type { eventWithTime } from '@rrweb/types';
import { harmlessEvent } from './harmless/event.ts';
import type { Tally } from './harmless/fields.ts';

/** One event on its way from the recording to the replay. */
export interface Harmless {
  /** The event, built anew; null when nothing of it may pass or nothing of it shows. */
  readonly event: eventWithTime | null;
  /**
   * How many things were taken out: elements, attributes, pieces of CSS, changes, or the event itself. Recordings of
   * Scrim's own recorder give 0.
   */
  readonly removed: number;
}

/**
 * Makes one event harmless: nothing in it can run, load, send or lead anywhere when it is replayed. The given event is
 * not changed. Applying it twice is applying it once. Never throws.
 */
export function makeHarmless(event: unknown): Harmless {
  const tally: Tally = { removed: 0, ids: new Set() };
  try {
    return { event: harmlessEvent(tally, event) as eventWithTime | null, removed: tally.removed };
  } catch {
    // What does not fit, and as well a fault of ours or an object that is no plain data: nothing passes.
    return { event: null, removed: tally.removed + 1 };
  }
}
