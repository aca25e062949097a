// Makes the report of a page's test: which places leak, which the policy shows on purpose, what could not be planted.
import { groupedBy } from '../places/grouped.ts';
import type { Place } from '../places/place.ts';
import type { LeakReport, PlacedFinding, PlaceResult } from '../report/leak-report.ts';
import { leakedOf } from '../report/leaking.ts';
import { judge } from '../report/verdict.ts';
import type { Secret } from '../secrets/secret.ts';
import type { ExaminedPage } from './page-examine.ts';
import type { PagePlan } from './page-options.ts';
import type { ScoredPage } from './page-scores.ts';
import type { PageVisit } from './page-visit.ts';

/** All that a report is made of. */
export interface TestedPage {
  readonly plan: PagePlan;
  readonly address: string;
  readonly startedAtMs: number;
  readonly visit: PageVisit;
  readonly decoys: readonly Secret[];
  readonly examined: ExaminedPage;
  readonly scored: ScoredPage;
}

/** Judges what was found. */
export function reportPage(tested: TestedPage): LeakReport {
  const { plan, visit, examined, scored, startedAtMs } = tested;
  const places = visit.places.map((place) => resultOf(place, examined.findings));
  const leaks = places.filter((place) => leakedOf(place).length > 0).length;
  return judge(
    {
      ...{ format: 'scrim-leak-report/1', mode: 'page', recorder: plan.recorder.name },
      target: targetOf(tested.address),
      startedAt: new Date(startedAtMs).toISOString(),
      tookMs: Date.now() - startedAtMs,
      ...{ guises: ['letters', 'words'], channels: [], places },
      decoys: decoysOf(tested),
      ...{ sentByPage: examined.sentByPage, unread: examined.unread },
      requests: examined.sent.length,
      bytesSent: examined.sent.reduce((sum, { url, body }) => sum + url.length + body.length, 0),
      scores: { leaks, ...scored.scores },
      thresholds: plan.thresholds,
      notes: [...placesInSums(places), ...visit.notes],
      pictures: scored.pictures,
    },
    [...visit.problems, ...examined.problems],
  );
}

function resultOf(place: Place, findings: readonly PlacedFinding[]): PlaceResult {
  return { ...place, findings: findings.filter((finding) => finding.place === place.id) };
}

/** Without the query: it may be the address of somebody. */
function targetOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}

function decoysOf({ decoys, examined }: TestedPage): LeakReport['decoys'] {
  const made = new Set(decoys.map(({ place }) => place));
  return { made: decoys.length, found: examined.findings.filter(({ place }) => made.has(place)) };
}

function placesInSums(places: readonly PlaceResult[]): string[] {
  const reasons = groupedBy(
    places.filter((place) => !place.planted),
    ({ notPlanted }) => notPlanted ?? 'no reason was given',
  );
  const shown = places.filter((place) => place.shown !== undefined).length;
  return [
    ...[...reasons].map(([reason, those]) => `${those.length} not planted: ${reason}`),
    ...(shown === 0 ? [] : [`${shown} places are shown by the policy, and do not count as leaks`]),
  ];
}
