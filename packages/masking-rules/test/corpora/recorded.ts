// What a masker made of one event.

/** null where nothing passed. */
export type Recorded = Readonly<Record<string, unknown>> | null;
