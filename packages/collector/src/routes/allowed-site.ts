// The gate every public route that gives something passes: the site exists, is enabled, and lists the origin.
import type { SiteId } from '@scrim/protocol';
import { ProblemError } from '@scrim/protocol/routes';
import type { RecordStore } from '@scrim/protocol/stores';
import { type ActiveSite, activeSite } from '../sites/site-record.ts';

/** @throws ProblemError `site_unknown`, `manifest_missing`, `site_disabled`, `origin_not_allowed` */
export async function requireEnabledSite(
  records: RecordStore,
  siteId: SiteId,
  request: Request,
  nowMs: number,
): Promise<ActiveSite> {
  const site = await activeSite(records, siteId, nowMs);
  if (site === null) throw new ProblemError('site_unknown');
  if (site === 'no_manifest') throw new ProblemError('manifest_missing');
  if (!site.enabled) throw new ProblemError('site_disabled');
  requireListedOrigin(site, request);
  return site;
}

/** Browsers always send `Origin` with a POST; what sends none is no page, and this check is for pages. */
function requireListedOrigin({ manifest }: ActiveSite, request: Request): void {
  const origin = request.headers.get('origin');
  if (origin !== null && !manifest.settings.origins.includes(origin)) {
    throw new ProblemError('origin_not_allowed');
  }
}
