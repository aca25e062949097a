// The message of a failed `toLeakNothing`: what leaks, where, how it was written and reached, then the scores. A report
// may hold thousands of lines; a message holds thirty.
import type { LeakReport } from '../report/leak-report.ts';
import { formsOf, foundInOf, type Leak, leaksOf } from '../report/leaking.ts';
import { summaryOf } from '../report/summary.ts';

/** Lines of a message at most. */
export const MAX_MESSAGE_LINES = 30;

/** Columns of one line at most: an address or a path can be long. */
const MAX_COLUMNS = 240;
/** Lines for reasons other than leaks. */
const MAX_FAILURES = 5;
/** Lines for what a score lost. */
const MAX_LOST = 2;

/** The message, for a failed expectation or a failed `.not`. @param html where the report was written */
export function leakMessage(report: LeakReport, isNot: boolean, html?: string): string {
  const head = isNot
    ? `expected a leak of ${report.target}, recorded by ${report.recorder}, and none was found`
    : `expected ${report.target}, recorded by ${report.recorder}, to leak nothing`;
  const before = [head, summaryOf(report), ''];
  const after = ['', ...failureLines(report), ...scoreLines(report), ...writtenLine(html)];
  const room = MAX_MESSAGE_LINES - before.length - after.length;
  return [...before, ...leakLines(leaksOf(report), room), ...after].map(cut).join('\n');
}

/** Two lines a leak, as long as there is room. */
function leakLines(leaks: readonly Leak[], room: number): string[] {
  if (leaks.length === 0) return ['nothing planted was found'];
  const most = leaks.length * 2 <= room ? leaks.length : Math.floor((room - 1) / 2);
  const more = leaks.length - most;
  return [
    ...leaks.slice(0, most).flatMap(linesOf),
    ...(more === 0 ? [] : [`and ${more} more that leak${more === 1 ? 's' : ''}`]),
  ];
}

function linesOf(leak: Leak): string[] {
  const [via] = leak.findings.flatMap(({ vias }) => vias);
  const reached = via === undefined ? '' : `: ${via}`;
  return [
    `leaks: ${leak.kind}, ${leak.where} (found as ${formsOf(leak)})`,
    `       in ${foundInOf(leak)}${reached}`,
  ];
}

function failureLines({ failures }: LeakReport): string[] {
  const more = failures.length - MAX_FAILURES;
  return [
    ...failures.slice(0, MAX_FAILURES).map((failure) => `failed: ${failure}`),
    ...(more > 0 ? [`and ${more} more reasons`] : []),
  ];
}

function scoreLines({ scores, thresholds }: LeakReport): string[] {
  return (['utility', 'layout', 'readability'] as const).flatMap((name) => {
    const score = scores[name];
    const said = score === null ? 'not measured' : score.value.toFixed(2);
    const lost = score !== null && score.value < thresholds[name] ? score.lost.slice(0, MAX_LOST) : [];
    return [`${name}: ${said} (at least ${thresholds[name]})`, ...lost.map((what) => `  lost: ${what}`)];
  });
}

const writtenLine = (html: string | undefined): string[] => (html === undefined ? [] : [`report: ${html}`]);

const cut = (line: string): string =>
  line.length <= MAX_COLUMNS || line.startsWith('report: ') ? line : `${line.slice(0, MAX_COLUMNS - 1)}…`;
