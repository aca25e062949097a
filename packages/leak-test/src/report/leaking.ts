// Picks what leaks out of a report, the same for all reports: what was found and not shown on purpose.
import type { LeakReport, PlacedFinding, PlaceResult } from './leak-report.ts';

/** One thing that leaks, as a line of a report. Holds no value of a page. */
export interface Leak {
  readonly id: string;
  /** The group of a channel, or the kind of a place. */
  readonly kind: string;
  /** Where a developer finds it: tag names and positions, or the channel's id. */
  readonly where: string;
  readonly findings: readonly PlacedFinding[];
}

/**
 * What of a place's findings is a leak: all of them, or, where the policy shows the place on purpose, those that were
 * readable without the key: a policy shows to viewers, not to the network or to the server.
 */
export function leakedOf({
  findings,
  shown,
}: Pick<PlaceResult, 'findings' | 'shown'>): readonly PlacedFinding[] {
  if (shown === undefined) return findings;
  return findings
    .map((finding) => ({ ...finding, in: finding.in.filter((where) => where !== 'session') }))
    .filter((finding) => finding.in.length > 0);
}

/** What leaks, in order of finding. */
export function leaksOf(report: Pick<LeakReport, 'channels' | 'places'>): readonly Leak[] {
  const channels = report.channels.map(({ id, group, findings }) => ({
    id,
    kind: group,
    where: id,
    findings,
  }));
  const places = report.places.map((place) => ({
    id: place.id,
    kind: place.kind,
    where: whereOf(place.where, place.name),
    findings: leakedOf(place),
  }));
  return [...channels, ...places].filter(({ findings }) => findings.length > 0);
}

/** The element, and the attribute where it is one. */
export function whereOf(where: string, name: string | undefined): string {
  const element = where === '' ? 'the document' : where;
  return name === undefined ? element : `${element} [${name}]`;
}

/** In how many written forms, each once. */
export const formsOf = ({ findings }: Leak): string => each(findings.flatMap(({ forms }) => forms));

/** Where it came to light, each place once. */
export const foundInOf = ({ findings }: Leak): string => each(findings.flatMap((finding) => finding.in));

/** In which guises. */
export const guisesOf = ({ findings }: Leak): string => each(findings.map(({ guise }) => guise));

const each = (words: readonly string[]): string => [...new Set(words)].join(', ');
