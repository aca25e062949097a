// What people see of a site. Pure; shows what is published, whether or not it may still be used.
import type { PublishedManifest, SiteManifest, SiteSummary } from '@scrim/protocol';
import type { SessionRow } from '@scrim/protocol/stores';
import { publishedManifest } from './published-manifest.ts';
import type { StoredSite } from './site-record.ts';

/** What a summary needs besides the record. */
export interface SiteFacts {
  /** Switch and valid manifest both say so. */
  readonly enabled: boolean;
  /** How many sessions are not erased. */
  readonly count: number;
  /** The newest of them. */
  readonly newest: readonly Pick<SessionRow, 'epochs' | 'lastArrivalAtMs'>[];
}

export function siteSummary(site: StoredSite, { enabled, count, newest }: SiteFacts): SiteSummary {
  const { switch: state, rootKey, createdAtMs, manifest: jws } = site.record;
  const manifest = publishedManifest(site);
  return {
    siteId: site.siteId,
    rootKey,
    switch: state,
    createdAtMs,
    enabled,
    manifest: manifest === null || jws === null ? null : manifestSummary(manifest, jws),
    sessions: { count, lastArrivalAtMs: lastArrival(newest) },
  };
}

function manifestSummary(manifest: SiteManifest, jws: string): PublishedManifest {
  const { version, iat, exp, settings, recipients, policy } = manifest;
  return {
    version,
    iat,
    exp,
    enabled: settings.enabled,
    origins: settings.origins,
    recipients: recipients.map(({ suite, kid }) => ({ suite, kid })),
    policy,
    jws,
  };
}

/** A session whose permit was given and that nothing has arrived of says nothing about arrivals. */
function lastArrival(newest: SiteFacts['newest']): number | null {
  const times = newest.filter(({ epochs }) => epochs > 0).map(({ lastArrivalAtMs }) => lastArrivalAtMs);
  return times.length === 0 ? null : Math.max(...times);
}
