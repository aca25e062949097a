// Makes findings and scores of a visit: what was sent is opened and searched, and replayed beside the page as it was.
import { catalogueUtility } from '../catalogue/facts.ts';
import { reasonOf } from '../error-reason.ts';
import type { DecodedSession, KeptFile, RecorderUnderTest } from '../recorders/recorder.ts';
import type { Stage } from '../replayed/stage.ts';
import type { LeakReport, PlacedFinding, Score } from '../report/leak-report.ts';
import type { CatalogueVisit } from './catalogue-visit.ts';
import { type ReplayedVisit, replayVisit } from './replay-visit.ts';
import { emptinessOf, readWire, searchVisit } from './search-visit.ts';

/** A visit and what was found of it. */
export interface ExaminedVisit extends ReplayedVisit {
  readonly visit: CatalogueVisit;
  /** Of planted secrets and of decoys. */
  readonly findings: readonly PlacedFinding[];
  readonly unread: LeakReport['unread'];
  readonly utility: Score;
  /** What went wrong, in sentences. */
  readonly problems: readonly string[];
}

/** @param kept what the recorder's server keeps of all visits */
export async function examineVisit(
  recorder: RecorderUnderTest,
  visit: CatalogueVisit,
  kept: readonly KeptFile[],
  stage: () => Promise<Stage>,
): Promise<ExaminedVisit> {
  const { secrets, sent, stored, live, span } = visit;
  const problems = sent.length === 0 ? ['the recorder sent nothing'] : [];
  const decoded = await decode(recorder, visit, problems);
  const { layers, unread } = readWire(sent);
  const haystack = { sent: layers, decoded, stored, kept };
  const all = [...secrets.planted, ...secrets.decoys];
  const { findings, problems: uncertain } = searchVisit(recorder, all, haystack, isStoredByPage);
  return {
    ...{ visit, unread, findings },
    problems: [...problems, ...uncertain],
    utility: catalogueUtility([...layers, ...decoded.layers], decoded.events, span),
    ...(await replayVisit(stage, decoded, live, secrets.planted)),
  };
}

/** A session that does not open proves nothing: it is a problem, and no pass. */
async function decode(
  { decode: open }: RecorderUnderTest,
  { sent }: CatalogueVisit,
  problems: string[],
): Promise<DecodedSession> {
  if (open === undefined) return { layers: [] };
  try {
    const decoded = await open(sent);
    if (sent.length > 0) problems.push(...emptinessOf(decoded));
    return decoded;
  } catch (error) {
    problems.push(`the session does not open: ${reasonOf(error)}`);
    return { layers: [] };
  }
}

/** Channels of this group are about what the page itself keeps in the browser. */
function isStoredByPage(place: string): boolean {
  return place.startsWith('store.');
}
