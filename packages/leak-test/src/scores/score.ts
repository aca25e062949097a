// What all scores have in common: their shape is `Score` of the report.

/** Lines that a score lists of what was lost. */
export const MAX_LOST = 50;
