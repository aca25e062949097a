// Says whether a test passed, and why not. The one place where that is decided: nothing leaked, something was planted
// and looked at, and the recording is of use.
import type { LeakReport, Score, Thresholds } from './leak-report.ts';

/** What a recording must reach when nothing else is asked: recording nothing must not pass. */
export const DEFAULT_THRESHOLDS: Thresholds = { utility: 0.9, layout: 0.9, readability: 0 };

/** A report without its verdict. */
export type Evidence = Omit<LeakReport, 'passed' | 'failures'>;

/**
 * Adds the verdict.
 *
 * @param problems what else went wrong, in sentences: a session that did not open, a page that could not be driven
 */
export function judge(evidence: Evidence, problems: readonly string[] = []): LeakReport {
  const failures = [
    ...problems,
    ...leaksOf(evidence),
    ...proofsOf(evidence),
    ...(['utility', 'layout', 'readability'] as const).flatMap((name) =>
      scoreOf(name, evidence.scores[name], evidence.thresholds[name]),
    ),
  ];
  return { ...evidence, passed: failures.length === 0, failures };
}

function leaksOf({ scores, mode }: Evidence): string[] {
  if (scores.leaks === 0) return [];
  const what = mode === 'catalogue' ? 'channel' : 'place';
  return [scores.leaks === 1 ? `1 ${what} leaks` : `${scores.leaks} ${what}s leak`];
}

/** What makes a "nothing found" worth something. */
function proofsOf({ channels, places, decoys, unread, mode }: Evidence): string[] {
  const planted =
    mode === 'catalogue'
      ? channels.filter(({ notExercised }) => notExercised === undefined).length
      : places.filter((place) => place.planted).length;
  const idle = channels.filter(({ notExercised }) => notExercised !== undefined);
  return [
    ...(planted === 0 ? ['nothing was planted'] : []),
    ...(idle.length === 0 ? [] : [`not exercised: ${idle.map(({ id }) => id).join(', ')}`]),
    ...decoys.found.map(({ place }) => `${place} was found and is nowhere: the search errs`),
    ...unread.map(({ host, why, count }) => `${count} bodies sent to ${host} could not be read: ${why}`),
  ];
}

function scoreOf(name: string, score: Score | null, least: number): string[] {
  // What is no number is not reached by anything: said so that nothing passes by it.
  if (least <= 0) return [];
  if (score === null) return [`${name} was not measured, and must reach ${least}`];
  return !(score.value >= least) ? [`${name} is ${score.value.toFixed(2)}, and must reach ${least}`] : [];
}
