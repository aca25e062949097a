// How long to wait before the next attempt.

const FIRST_MS = 500;
const LONGEST_MS = 60_000;

/** Doubles from half a second to a minute, with half of it random so that pages do not come back together. */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS);
  return full / 2 + random() * (full / 2);
}
