// How well the tripwire's detectors find what they look for, and nothing else, in the tables of another project's tests.
// Nothing is timed: every run gives the same figures.
import type { DetectorKind } from '@scrim/masking-rules';
import type { Figure } from '../compare.ts';
import { precisionOf, recallOf, type Score, scoreOf } from '../detectors/score.ts';
import { readVectorCases } from '../detectors/vector-cases.ts';

/** Kinds that the tables hold. Telephone numbers have no aim: a national one without separators is not looked for. */
const MEASURED: readonly (readonly [kind: DetectorKind, hasAim: boolean])[] = [
  ['card', true],
  ['iban', true],
  ['email', true],
  ['phone', false],
];
/** Kinds that the tables do not hold: whatever is found is false. */
const ABSENT: readonly DetectorKind[] = ['jwt', 'key'];
/** Lowest precision and recall of the kinds that have an aim. */
export const AIMS = { precision: 0.95, recall: 0.9 } as const;

/** Precision and recall by kind, and how many texts and hits they rest on. */
export async function benchDetectors(): Promise<Figure[]> {
  const cases = readVectorCases();
  return [
    { name: 'texts', value: cases.length, unit: 'texts' },
    ...MEASURED.flatMap(([kind, hasAim]) => figuresOf(kind, scoreOf(kind, cases), hasAim)),
    ...ABSENT.map((kind) => {
      const { wrong } = scoreOf(kind, cases);
      return { name: `false hits: ${kind}`, value: wrong, unit: 'hits', aim: '0', ok: wrong === 0 };
    }),
  ];
}

function figuresOf(kind: DetectorKind, score: Score, hasAim: boolean): Figure[] {
  const share = (name: keyof typeof AIMS, value: number): Figure => ({
    name: `${name}: ${kind}`,
    value: Number(value.toFixed(3)),
    unit: 'share',
    ...(hasAim ? { aim: `≥ ${AIMS[name]}`, ok: value >= AIMS[name] } : {}),
  });
  return [
    { name: `to be found: ${kind}`, value: score.found + score.missed, unit: 'places' },
    share('precision', precisionOf(score)),
    share('recall', recallOf(score)),
  ];
}
