// How well hits fit what a text holds. A span that is to be found counts as found when a hit of its kind overlaps it; a
// hit that overlaps none of its kind is false. Must never count a doubtful case in our favour.
import { type DetectorKind, findHits } from '@scrim/masking-rules';
import type { VectorCase } from './vector-cases.ts';

export interface Score {
  found: number;
  missed: number;
  wrong: number;
}

/** What one kind found, missed and wrongly found in all texts; every text that is not of that kind must give nothing. */
export function scoreOf(kind: DetectorKind, cases: readonly VectorCase[]): Score {
  const score: Score = { found: 0, missed: 0, wrong: 0 };
  for (const one of cases) {
    const wanted = one.kind === kind ? one.spans : [];
    const hits = findHits(one.text).filter((hit) => hit.kind === kind);
    const found = wanted.filter(([start, end]) => hits.some((hit) => hit.start < end && start < hit.end));
    score.found += found.length;
    score.missed += wanted.length - found.length;
    score.wrong += hits.filter(
      (hit) => !wanted.some(([start, end]) => hit.start < end && start < hit.end),
    ).length;
  }
  return score;
}

/** Share of the hits that are right. */
export function precisionOf({ found, wrong }: Score): number {
  return found / (found + wrong);
}

/** Share of what is there that was found. */
export function recallOf({ found, missed }: Score): number {
  return found / (found + missed);
}
