// How long this page may go on in its session. The visitor's clock may be wrong by hours: it must neither cut every
// session short nor, worse, make the page ask for one new session after the other.
import type { Admission } from './admit.ts';

/** A session ends at 60 minutes (docs/architecture.md, "One session over many pages"). */
const LONGEST_MS = 60 * 60_000;
const SHORTEST_MS = 60_000;

/** A new session lasts its hour; one that is continued lasts until its permit runs out, at least a minute. */
export function sessionLifeMs(
  { permit, continuity }: Pick<Admission, 'permit' | 'continuity'>,
  nowMs: number,
): number {
  if (continuity === null) return LONGEST_MS;
  return Math.min(Math.max(permit.exp * 1000 - nowMs, SHORTEST_MS), LONGEST_MS);
}
