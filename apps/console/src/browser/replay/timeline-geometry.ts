// Where things lie on the timeline, as shares of its length (0 to 1). Pure: no pixels but the one that says how close
// two marks may come, no colours.
import type { Mark, SessionReport } from '@scrim/replay';

/** A stretch of the timeline. */
export interface Band {
  /** Replay time, milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly start: number;
  readonly width: number;
}

/** Marks of one kind that lie so close that they are drawn as one. */
export interface MarkTick {
  readonly kind: Mark['kind'];
  readonly at: number;
  readonly count: number;
  readonly firstId: Mark['id'];
}

/** The place of a moment; 0 and 1 are the ends. */
export function shareOf(atMs: number, totalMs: number): number {
  return totalMs <= 0 ? 0 : Math.min(1, Math.max(0, atMs / totalMs));
}

/** A stretch; kept at the ends of the timeline. */
export function bandOf(fromMs: number, toMs: number, totalMs: number): Band {
  const start = shareOf(fromMs, totalMs);
  return { fromMs, toMs, start, width: Math.max(0, shareOf(toMs, totalMs) - start) };
}

/** Draws marks of a kind that are nearer than `minShare` as one, so that a long session stays readable and quick. */
export function ticksOf(marks: readonly Mark[], totalMs: number, minShare: number): readonly MarkTick[] {
  const ticks: MarkTick[] = [];
  const lastOfKind = new Map<Mark['kind'], number>();
  for (const { kind, atMs, id } of marks) {
    const at = shareOf(atMs, totalMs);
    const lastIndex = lastOfKind.get(kind);
    const last = lastIndex === undefined ? undefined : ticks[lastIndex];
    if (lastIndex !== undefined && last !== undefined && at - last.at < minShare) {
      ticks[lastIndex] = { ...last, count: last.count + 1 };
      continue;
    }
    lastOfKind.set(kind, ticks.length);
    ticks.push({ kind, at, count: 1, firstId: id });
  }
  return ticks;
}

/** Stretches in which the visitor did nothing; known at the end. */
export function idleBands(report: SessionReport | null, totalMs: number): readonly Band[] {
  return (report?.idle ?? []).map(([fromMs, toMs]) => bandOf(fromMs, toMs, totalMs));
}

/** What is missing; a gap without an end reaches to the end of its page load. */
export function gapBands(report: SessionReport | null, totalMs: number): readonly Band[] {
  if (report === null) return [];
  return report.gaps.map((gap) => bandOf(gap.fromMs, gapEndMs(report, gap), totalMs));
}

/** Is something missing at this moment? */
export function isInGap(report: SessionReport | null, atMs: number): boolean {
  if (report === null) return false;
  return report.gaps.some((gap) => gap.fromMs <= atMs && atMs < gapEndMs(report, gap));
}

function gapEndMs(
  { pages, durationMs }: SessionReport,
  { pageIndex, toMs }: SessionReport['gaps'][number],
): number {
  return toMs ?? pages.find(({ index }) => index > pageIndex)?.startMs ?? durationMs;
}
