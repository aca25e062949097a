// Reads a Chromium trace: the tasks of the page's main thread between its marks, in processor time, so that what other
// programs take is not counted.

/** Categories that hold what is read here. */
export const TRACE_CATEGORIES = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];

/** Milliseconds of one part of a visit. */
export interface MainThread {
  readonly totalMs: number;
  readonly longestMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, as the two below. */
  readonly ts: number;
  readonly dur?: number;
  /** Processor time. */
  readonly tdur?: number;
}

/**
 * The tasks that began between two marks of the page.
 *
 * @throws Error when a mark or the tasks are not in the trace
 */
export function mainThreadBetween(trace: Buffer, from: string, to: string): MainThread {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const first = markOf(traceEvents, from);
  const last = markOf(traceEvents, to);
  const tasks = traceEvents
    .filter(
      ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && pid === first.pid && tid === first.tid,
    )
    .filter(({ ts }) => ts >= first.ts && ts < last.ts)
    .map(({ tdur }) => (tdur ?? Number.NaN) / 1000);
  if (tasks.length === 0) throw new Error(`bench: the trace holds no task between ${from} and ${to}`);
  return { totalMs: tasks.reduce((sum, ms) => sum + ms, 0), longestMs: Math.max(...tasks) };
}

function markOf(events: readonly TraceEvent[], wanted: string): TraceEvent {
  const mark = events.find(({ name }) => name === wanted);
  if (mark === undefined) throw new Error(`bench: the trace holds no mark ${wanted}`);
  return mark;
}
