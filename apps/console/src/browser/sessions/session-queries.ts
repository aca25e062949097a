// What the sessions list and page ask the collector for.
import type { ErasedAnswer, SessionPage, SessionSummary } from '@scrim/protocol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '../api/request.ts';
import type { SessionQuery } from './session-search.ts';

/** Rows on a page of the list. */
export const SESSIONS_PER_PAGE = 50;

/** All of these begin with it: what changes sessions renews them. */
export const SESSIONS_KEY = ['sessions'] as const;

/** A page of the list; the page before stays to be seen while it is fetched. */
export const sessionListQuery = (query: SessionQuery, cursor: string | null) =>
  queryOptions({
    queryKey: [...SESSIONS_KEY, 'list', query, cursor],
    queryFn: ({ signal }) => listSessions(query, { limit: SESSIONS_PER_PAGE, cursor }, signal),
    placeholderData: keepPreviousData,
  });

/** How many there are now; asked only when told to. */
export const sessionCountQuery = (query: SessionQuery) =>
  queryOptions({
    queryKey: [...SESSIONS_KEY, 'count', query],
    queryFn: ({ signal }) =>
      listSessions(query, { limit: 1, cursor: null }, signal).then(({ count }) => count),
    enabled: false,
  });

/** One session's clear facts. */
export const sessionQuery = (sid: string) =>
  queryOptions({
    queryKey: [...SESSIONS_KEY, 'one', sid],
    queryFn: ({ signal }) =>
      requestJson<SessionSummary>(`/v1/sessions/${encodeURIComponent(sid)}`, { signal }),
  });

/** Destroys a session's secret and deletes its bytes. */
export function eraseSession(sid: string): Promise<ErasedAnswer> {
  return requestJson<ErasedAnswer>(`/v1/sessions/${encodeURIComponent(sid)}`, { method: 'DELETE' });
}

function listSessions(
  query: SessionQuery,
  page: { readonly limit: number; readonly cursor: string | null },
  signal: AbortSignal,
): Promise<SessionPage> {
  const asked = Object.entries({ ...query, ...page }).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)]],
  );
  return requestJson<SessionPage>(`/v1/sessions?${new URLSearchParams(asked)}`, { signal });
}
