// What the console asks for and how long an answer holds. One place, so that a change can renew what it touched.
import type { AuthState, KeyFileEntry, PersonSummary, SiteSummary } from '@scrim/protocol';
import { queryOptions } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';
import { type ConsoleConfig, parseConsoleConfig } from './console-config.ts';
import { requestJson } from './request.ts';

export const authQuery = queryOptions({
  queryKey: ['auth'],
  queryFn: ({ signal }) => requestJson<AuthState>('/v1/auth/state', { signal }),
  staleTime: 60_000,
});

export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: async ({ signal }): Promise<ConsoleConfig> => {
    const response = await fetch('/console-config.json', { signal });
    const config = parseConsoleConfig(await response.json().catch(() => null), location.origin);
    if (config === null) throw new ApiProblem('not_ours', response.status);
    return config;
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
