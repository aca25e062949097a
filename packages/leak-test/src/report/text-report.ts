// The report for people at a terminal: what leaks first, then the scores, then what a reader should know.
import { styleText } from 'node:util';
import type { LeakReport, Score } from './leak-report.ts';
import { formsOf, foundInOf, leaksOf } from './leaking.ts';
import { summaryOf } from './summary.ts';

/** How it is written. */
export interface TextOptions {
  /** @default false */
  readonly colours?: boolean;
  /** How many leaks are listed; the others are counted. @default 50 */
  readonly most?: number;
}

type Paint = (style: 'red' | 'green' | 'bold' | 'dim', text: string) => string;

/** The report as lines of text. */
export function textReport(report: LeakReport, { colours = false, most = 50 }: TextOptions = {}): string {
  // Whether the stream takes colours is the caller's to know.
  const paint: Paint = (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text);
  return [
    paint('bold', `leak test of ${report.recorder}: ${report.target}`),
    summaryOf(report),
    '',
    ...leakLines(report, most, paint),
    ...scoreLines(report, paint),
    ...report.sentByPage.map(({ host, places }) =>
      paint('dim', `the page itself sent ${places.length} of the planted values to ${host}`),
    ),
    ...report.notes.map((note) => paint('dim', note)),
    '',
    ...verdictLines(report, paint),
    '',
  ].join('\n');
}

function leakLines(report: LeakReport, most: number, paint: Paint): string[] {
  const leaks = leaksOf(report);
  if (leaks.length === 0) return [];
  const rows = leaks.slice(0, most).map((leak) => [leak.kind, leak.where, formsOf(leak), foundInOf(leak)]);
  const [head = '', ...lines] = tableLines([['kind', 'where', 'found as', 'in'], ...rows]);
  const more = leaks.length - rows.length;
  return [
    paint('bold', head),
    ...lines.map((line) => paint('red', line)),
    ...(more > 0 ? [`and ${more} more: see the JSON or HTML report`] : []),
    '',
  ];
}

function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function scoreLines({ scores, thresholds }: LeakReport, paint: Paint): string[] {
  const line = (name: 'utility' | 'layout' | 'readability') => {
    const isLow = (scores[name]?.value ?? 0) < thresholds[name];
    const words = `${name.padEnd(11)}  ${worded(scores[name])}  (at least ${thresholds[name]})`;
    return isLow ? [paint('red', words), ...lostLines(scores[name])] : [words];
  };
  return [...line('utility'), ...line('layout'), ...line('readability')];
}

const worded = (score: Score | null): string => (score === null ? 'not measured' : score.value.toFixed(2));

const lostLines = (score: Score | null): string[] =>
  (score?.lost ?? []).slice(0, 5).map((lost) => `  lost: ${lost}`);

function verdictLines({ passed, failures, tookMs }: LeakReport, paint: Paint): string[] {
  const took = `(${(tookMs / 1000).toFixed(1)} s)`;
  return passed
    ? [paint('green', `passed: nothing planted was found ${took}`)]
    : [...failures.map((failure) => paint('red', `failed: ${failure}`)), took];
}
