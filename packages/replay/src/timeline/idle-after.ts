// When nothing is a pause. A file of its own, so that who needs the number does not load rrweb's tables.

/** A stretch without a visitor's doing is idle when it is longer than this, milliseconds; rrweb's own threshold. */
export const IDLE_AFTER_MS = 10_000;
