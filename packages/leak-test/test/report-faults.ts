// What there is to say of a report that is not as it must be: ids and reasons, never values. In words, because a log of
// continuous integration shows the first line of an error only.
import type { LeakReport } from '../src/report/leak-report.ts';

/** One sentence a fault; none when the recorder leaks nothing, everything was exercised and the recording is of use. */
export function faultsOf({ failures, channels, decoys, scores }: LeakReport): readonly string[] {
  const lost = (['utility', 'layout'] as const).flatMap((name) =>
    failures.some((failure) => failure.startsWith(name))
      ? (scores[name]?.lost.slice(0, 10).map((what) => `${name} lost: ${what}`) ?? [])
      : [],
  );
  return [
    ...failures,
    ...channels.flatMap(({ id, notExercised }) =>
      notExercised === undefined ? [] : [`${id} was not exercised: ${notExercised}`],
    ),
    ...channels.flatMap(({ id, findings }) =>
      findings.map(
        ({ guise, forms, vias, in: where }) =>
          `${id} leaks as ${guise}: ${forms.join(', ')} in ${where.join(', ')} (${vias.join('; ')})`,
      ),
    ),
    ...decoys.found.map(
      ({ place, forms, vias }) => `${place} was found: ${forms.join()} (${vias.join('; ')})`,
    ),
    ...lost,
  ];
}

/** The faults, one after the other, as the message of an assertion. */
export function wordsOf(faults: readonly string[]): string {
  return `${faults.length} faults: ${faults.join(' | ')}`;
}
