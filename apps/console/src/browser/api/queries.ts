// What the console asks for and how long an answer holds. One place, so that a change can renew what it touched.
import type { AuthState, KeyFileEntry, PersonSummary, SiteSummary } from '@scrim/protocol';
import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './request.ts';

/** Where things are, from `/console-config.json`. */
export interface ConsoleConfig {
  /** Origin of the player document. */
  readonly player: string;
  /** Where pages send to; null when it is this origin. */
  readonly collector: string | null;
  /** Served from the reader's own machine. */
  readonly local: boolean;
}

export const authQuery = queryOptions({
  queryKey: ['auth'],
  queryFn: ({ signal }) => requestJson<AuthState>('/v1/auth/state', { signal }),
  staleTime: 60_000,
});

export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: async ({ signal }): Promise<ConsoleConfig> => {
    const response = await fetch('/console-config.json', { signal });
    return (await response.json()) as ConsoleConfig;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: ({ signal }) =>
    requestJson<{ readonly sites: readonly SiteSummary[] }>('/v1/sites', { signal }).then(
      ({ sites }) => sites,
    ),
});

export const siteQuery = (siteId: string) =>
  queryOptions({
    queryKey: ['sites', siteId],
    queryFn: ({ signal }) => requestJson<SiteSummary>(`/v1/sites/${encodeURIComponent(siteId)}`, { signal }),
  });

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) =>
    requestJson<{ readonly people: readonly PersonSummary[] }>('/v1/people', { signal }).then(
      ({ people }) => people,
    ),
});

export const keyFilesQuery = queryOptions({
  queryKey: ['key-files'],
  queryFn: ({ signal }) =>
    requestJson<{ readonly keyFiles: readonly KeyFileEntry[] }>('/v1/key-files', { signal }).then(
      ({ keyFiles }) => keyFiles,
    ),
});
