// Changes to sites and key files. Each puts the collector's answer into the cache, so that every page shows it at once.
import type { KeyFileEntry, SiteSummary } from '@scrim/protocol';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { keyFilesQuery, siteQuery, sitesQuery } from '../api/queries.ts';
import { requestJson } from '../api/request.ts';

/** A site as it is added: switched off. */
export interface NewSiteBody {
  readonly siteId: string;
  readonly rootKey: string;
  readonly manifest: string;
}

/** Adds a site. */
export function useAddSite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewSiteBody) => requestJson<SiteSummary>('/v1/sites', { method: 'POST', body }),
    onSuccess: (site) => keepSite(queries, site),
  });
}

/** Throws the collector's switch; needs no key. */
export function useSwitchSite(siteId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (to: 'on' | 'off') => switchSite(siteId, to),
    onSuccess: (site) => keepSite(queries, site),
  });
}

/** Publishes signed settings, and switches the site on. */
export function usePublishAndSwitchOn(siteId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (sign: () => Promise<string>) => {
      await publish(siteId, await sign());
      return await switchSite(siteId, 'on');
    },
    onSuccess: (site) => keepSite(queries, site),
  });
}

/** Publishes signed settings; the switch stays as it is. */
export function usePublish(siteId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (sign: () => Promise<string>) => await publish(siteId, await sign()),
    onSuccess: (site) => keepSite(queries, site),
  });
}

/** Keeps a protected reading key file at the collector. */
export function useKeepKeyFile() {
  const queries = useQueryClient();
  return useMutation({
    // The suite only of a file that is wrapped to officers: others say it themselves.
    mutationFn: ({ kid, ...body }: Pick<KeyFileEntry, 'kid' | 'label' | 'file'> & { suite?: 1 | 2 | 3 }) =>
      requestJson<KeyFileEntry>(`/v1/key-files/${kid}`, { method: 'PUT', body }),
    onSuccess: () => queries.invalidateQueries(keyFilesQuery),
  });
}

/** Takes a key file away from the collector. */
export function useDropKeyFile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (kid: string) => requestJson(`/v1/key-files/${kid}`, { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries(keyFilesQuery),
  });
}

function publish(siteId: string, manifest: string): Promise<SiteSummary> {
  return requestJson<SiteSummary>(`/v1/sites/${encodeURIComponent(siteId)}/manifest`, {
    method: 'PUT',
    body: { manifest },
  });
}

function switchSite(siteId: string, to: 'on' | 'off'): Promise<SiteSummary> {
  return requestJson<SiteSummary>(`/v1/sites/${encodeURIComponent(siteId)}/switch`, {
    method: 'POST',
    body: { to },
  });
}

async function keepSite(queries: QueryClient, site: SiteSummary): Promise<void> {
  queries.setQueryData(siteQuery(site.siteId).queryKey, site);
  await queries.invalidateQueries({ queryKey: sitesQuery.queryKey, exact: true });
}
