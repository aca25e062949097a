// The site or session that a path names. What is no id names nothing: the answer is that there is no such thing.
import { parseSessionId, parseSiteId, type SessionSummary } from '@scrim/protocol';
import { ProblemError, type RouteRequest } from '@scrim/protocol/routes';
import type { SessionRow } from '@scrim/protocol/stores';
import { sessionSummary } from '../../sessions/session-summary.ts';
import type { StoredSite } from '../../sites/site-record.ts';
import type { StaffContext } from '../../wiring/staff-context.ts';

type Params = RouteRequest<unknown>['params'];

/** @throws ProblemError `site_unknown` */
export async function namedSite({ sites }: StaffContext, { siteId }: Params): Promise<StoredSite> {
  const id = parseSiteId(siteId);
  const site = id === null ? null : await sites.get(id);
  if (site === null) throw new ProblemError('site_unknown');
  return site;
}

/** A session's row, a tombstone too. @throws ProblemError `session_unknown` */
export async function namedSession({ stores }: StaffContext, { sid }: Params): Promise<SessionRow> {
  const id = parseSessionId(sid);
  const row = id === null ? null : await stores.sessions.get(id);
  if (row === null) throw new ProblemError('session_unknown');
  return row;
}

/** @throws ProblemError `session_erased` */
export function requireShown(row: SessionRow): SessionSummary {
  const summary = sessionSummary(row);
  if (summary === null) throw new ProblemError('session_erased');
  return summary;
}
