// A page at one moment: live, or rebuilt from a recording. Holds what stood on the page, so it never leaves the test.
import type { SeenElement } from './read-elements.ts';
import type { SeenText } from './read-texts.ts';

/** A page as it was seen. Closed shadow roots and frames of other origins are left out, live and replayed. */
export interface Moment {
  readonly elements: readonly SeenElement[];
  readonly texts: readonly SeenText[];
  /** PNG of the window. */
  readonly picture: Uint8Array;
}

/** A live page at a time of its own clock. */
export interface LiveMoment extends Moment {
  /** Milliseconds since 1970, as the page tells them. */
  readonly atMs: number;
}

/** A page as it is rebuilt from a recording. */
export type ReplayedMoment = Moment;
