// Looks for what was planted in all that a visit sent and kept, and tells the recorder's requests from the page's own.
import { reasonOf } from '../error-reason.ts';
import { groupedBy } from '../places/grouped.ts';
import type { DecodedSession, RecorderUnderTest } from '../recorders/recorder.ts';
import type { LeakReport, PlacedFinding } from '../report/leak-report.ts';
import { createSearch } from '../search/search.ts';
import type { Secret } from '../secrets/secret.ts';
import type { SentRequest } from '../wire/sent-request.ts';
import type { PageVisit } from './page-visit.ts';
import { emptinessOf, readWire, searchVisit } from './search-visit.ts';

/** What was found. */
export interface ExaminedPage {
  readonly findings: readonly PlacedFinding[];
  readonly decoded: DecodedSession;
  /** The recorder's requests. */
  readonly sent: readonly SentRequest[];
  readonly unread: LeakReport['unread'];
  readonly sentByPage: LeakReport['sentByPage'];
  /** What went wrong, in sentences. */
  readonly problems: readonly string[];
}

/** Searches everything. @param secrets what was planted, and decoys */
export async function examinePage(
  recorder: RecorderUnderTest,
  visit: PageVisit,
  all: readonly SentRequest[],
  secrets: readonly Secret[],
): Promise<ExaminedPage> {
  const sent = all.filter(({ url }) => recorder.isRecorders(hostOf(url)));
  const pages = all.filter(({ url }) => !recorder.isRecorders(hostOf(url)));
  const { decoded, problem } = await decode(recorder, sent);
  const { layers, unread } = readWire(sent);
  const kept = (await recorder.keptFiles?.()) ?? [];
  const haystack = { sent: layers, decoded, stored: visit.stored, kept };
  // What a page keeps in the browser is its own affair, but for what its recorder keeps there.
  const searched = searchVisit(recorder, secrets, haystack, () => true);
  return {
    ...{ decoded, sent, unread },
    findings: searched.findings,
    sentByPage: sentByPage(pages, visit.secrets),
    problems: [...(sent.length === 0 ? ['the recorder sent nothing'] : []), ...problem, ...searched.problems],
  };
}

const hostOf = (url: string): string => new URL(url).host;

/** A session that does not open proves nothing. */
async function decode(
  { decode: open }: RecorderUnderTest,
  sent: readonly SentRequest[],
): Promise<{ readonly decoded: DecodedSession; readonly problem: readonly string[] }> {
  if (open === undefined || sent.length === 0) return { decoded: { layers: [] }, problem: [] };
  try {
    const decoded = await open(sent);
    return { decoded, problem: emptinessOf(decoded) };
  } catch (error) {
    return { decoded: { layers: [] }, problem: [`the session does not open: ${reasonOf(error)}`] };
  }
}

/** Per host, the places whose secrets the page itself sent there. */
function sentByPage(sent: readonly SentRequest[], secrets: readonly Secret[]): LeakReport['sentByPage'] {
  return [...groupedBy(sent, ({ url }) => hostOf(url))].flatMap(([host, requests]) => {
    const search = createSearch(secrets);
    for (const layer of readWire(requests).layers) search.look(layer);
    const places = [...new Set(search.findings().map(({ place }) => place))];
    return places.length === 0 ? [] : [{ host, places }];
  });
}
