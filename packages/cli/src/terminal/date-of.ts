// Dates as people at a terminal read them.

/** Seconds since 1970 as ISO 8601, for people. */
export function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
