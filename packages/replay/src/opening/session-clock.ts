// Recorded times → replay time: milliseconds since the first event of the first page load. Page loads never overlap and
// whatever a recording says, replay time is finite, bounded and within a page load never runs back, but into a gap.

/** A page load's longest replay time. Longer ones are cut: a recording can claim any time. */
export const MAX_PAGE_MS = 86_400_000;
/** The longest pause between page loads that is kept; a session ends 20 minutes after its last page closed. */
export const MAX_PAUSE_MS = 30 * 60_000;
/** Clocks are set by less than this every day. */
const NOTICED_MS = 1000;

/** The clock of one session. */
export interface SessionClock {
  /** A page load begins; its place is known with its first event. */
  startPage(): void;
  /** Replay time of a recorded timestamp (finite). */
  at(timestamp: number): number;
  /**
   * A piece is missing before what comes now. The missing events can still come, in a later chunk: then they are older
   * than what has been told, and get their own time.
   */
  openGap(): void;
  /** What was told so far has been sent: later times are above it, unless a gap is open. */
  step(): void;
  /** The latest time told. */
  latestMs(): number;
  /** Times that were moved by more than a second. */
  moved(): number;
}

export function createSessionClock(): SessionClock {
  let sessionOrigin: number | null = null;
  /** Recorded time of the page load's first event; null before it. */
  let pageOrigin: number | null = null;
  let pageStart = 0;
  let floor = 0;
  let latest = 0;
  let gapOpen = false;
  let moved = 0;

  const placePage = (timestamp: number): void => {
    pageOrigin = timestamp;
    if (sessionOrigin === null) {
      sessionOrigin = timestamp;
      return;
    }
    const after = latest + 1;
    const own = timestamp - sessionOrigin;
    pageStart = Math.min(Math.max(own, after), after + MAX_PAUSE_MS);
    floor = pageStart;
    latest = pageStart;
  };

  return {
    startPage() {
      pageOrigin = null;
      gapOpen = false;
    },
    at(timestamp) {
      if (pageOrigin === null) placePage(timestamp);
      const own = Math.round(pageStart + timestamp - (pageOrigin ?? timestamp));
      const told = Math.min(Math.max(own, floor), pageStart + MAX_PAGE_MS);
      if (Math.abs(told - own) > NOTICED_MS) moved += 1;
      latest = Math.max(latest, told);
      if (!gapOpen) floor = latest;
      return told;
    },
    openGap() {
      gapOpen = true;
    },
    step() {
      if (!gapOpen) floor = Math.min(latest + 1, pageStart + MAX_PAGE_MS);
    },
    latestMs: () => latest,
    moved: () => moved,
  };
}
