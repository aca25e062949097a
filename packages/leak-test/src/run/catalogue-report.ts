// Makes the report of a catalogue test out of its visits.
import type { Channel } from '../catalogue/channel.ts';
import type { ChannelResult, LeakReport, PlacedFinding, Score } from '../report/leak-report.ts';
import { judge } from '../report/verdict.ts';
import type { CataloguePlan } from './catalogue-options.ts';
import type { ExaminedVisit } from './examine-visit.ts';

/** Judges what was found. */
export function reportCatalogue(
  recorder: string,
  plan: CataloguePlan,
  examined: readonly ExaminedVisit[],
  startedAtMs: number,
): LeakReport {
  const channels = plan.channels.map((channel) => resultOf(channel, examined));
  const sent = examined.flatMap(({ visit }) => visit.sent);
  const measured = examined.filter(({ visit }) => !visit.isSecond);
  return judge(
    {
      ...{ format: 'scrim-leak-report/1', mode: 'catalogue', recorder, target: 'catalogue' },
      startedAt: new Date(startedAtMs).toISOString(),
      tookMs: Date.now() - startedAtMs,
      ...{ guises: plan.guises, channels, places: [], sentByPage: [] },
      decoys: decoysOf(examined),
      unread: examined.flatMap(({ unread }) => unread),
      requests: sent.length,
      bytesSent: sent.reduce((sum, { url, body }) => sum + url.length + body.length, 0),
      scores: {
        leaks: channels.filter(({ findings }) => findings.length > 0).length,
        utility: lowest(measured.map(({ utility }) => utility)),
        layout: lowest(measured.map(({ layout }) => layout)),
        readability: lowest(measured.map(({ readability }) => readability)),
      },
      thresholds: plan.thresholds,
      notes: [...notesOf(plan), ...notesOfSecond(examined)],
      pictures: measured.map(({ picture }) => picture),
    },
    [...new Set(examined.flatMap(({ problems }) => problems))],
  );
}

function resultOf({ id, kind = 'token' }: Channel, examined: readonly ExaminedVisit[]): ChannelResult {
  const findings = examined.flatMap((visit) => visit.findings.filter(({ place }) => place === id));
  const failed = examined.flatMap(({ visit }) => visit.notExercised).find((failure) => failure.id === id);
  const [group = id] = id.split('.');
  return { id, group, kind, findings, ...(failed === undefined ? {} : { notExercised: failed.why }) };
}

function decoysOf(examined: readonly ExaminedVisit[]): LeakReport['decoys'] {
  const made = examined.flatMap(({ visit }) => visit.secrets.decoys);
  const places = new Set(made.map(({ place }) => place));
  const isDecoy = ({ place }: PlacedFinding): boolean => places.has(place);
  return { made: made.length, found: examined.flatMap(({ findings }) => findings.filter(isDecoy)) };
}

/** The worst of the visits; one that could not be measured is worse than any. */
function lowest(scores: readonly (Score | null)[]): Score | null {
  return scores.reduce((worst, score) =>
    worst === null || score === null ? null : score.value < worst.value ? score : worst,
  );
}

function notesOf({ channels, unmarkable }: CataloguePlan): readonly string[] {
  const groups = new Set(channels.map(({ id }) => id.split('.')[0]));
  return [
    `${channels.length} channels in ${groups.size} groups`,
    ...(unmarkable === 0 ? [] : [`${unmarkable} channels are left out: no mark of a site can cover them`]),
  ];
}

/** Which channels a second visit was made for. */
function notesOfSecond(examined: readonly ExaminedVisit[]): readonly string[] {
  const second = examined.filter(({ visit }) => visit.isSecond).flatMap(({ visit }) => visit.secrets.planted);
  const ids = [...new Set(second.map(({ place }) => place))];
  return ids.length === 0 ? [] : [`exercised in a second visit: ${ids.join(', ')}`];
}
