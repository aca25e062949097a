// Sites as an administrator sees them: add, publish a manifest, switch on and off. A site is off when it is added.
import { verifyManifest } from '@scrim/crypto/manifest';
import { ScrimError, type SiteId, type SiteManifest } from '@scrim/protocol';
import type { RecordStore } from '@scrim/protocol/stores';
import { publishedManifest } from './published-manifest.ts';
import { readSite, type StoredSite, writeSite } from './site-record.ts';

export interface Sites {
  /**
   * Adds a site, switched off and without a manifest.
   *
   * @throws ScrimError `site_exists`
   */
  add(siteId: SiteId, rootKey: string): Promise<void>;
  /**
   * Stores a newly signed manifest after checking it as a page would.
   *
   * @throws ScrimError `site_unknown`, `site_changed`; ManifestError as `verifyManifest`
   */
  publish(siteId: SiteId, manifestJws: string): Promise<SiteManifest>;
  /**
   * The collector's own switch. `on` permits nothing by itself: the signed manifest must say `enabled` too.
   *
   * @throws ScrimError `site_unknown`, `site_changed`
   */
  setSwitch(siteId: SiteId, to: 'on' | 'off'): Promise<void>;
  get(siteId: SiteId): Promise<StoredSite | null>;
  list(): Promise<readonly StoredSite[]>;
}

export function createSites(records: RecordStore, nowMs: () => number = Date.now): Sites {
  const existing = async (siteId: SiteId): Promise<StoredSite> => {
    const site = await readSite(records, siteId);
    if (site === null) throw new ScrimError('site_unknown', 'There is no such site.');
    return site;
  };
  const update = async (site: StoredSite, change: Partial<StoredSite['record']>): Promise<void> => {
    const written = await writeSite(records, site.siteId, { ...site.record, ...change }, site.version);
    if (!written) throw new ScrimError('site_changed', 'The site was changed by someone else; try again.');
  };

  return {
    async add(siteId, rootKey) {
      const record = { switch: 'off', manifest: null, rootKey, createdAtMs: nowMs() } as const;
      if (!(await writeSite(records, siteId, record, 0))) {
        throw new ScrimError('site_exists', 'There is a site of this name already.');
      }
    },
    async publish(siteId, manifestJws) {
      const site = await existing(siteId);
      const version = publishedManifest(site)?.version ?? 0;
      const manifest = await verifyManifest(manifestJws, {
        siteId,
        rootKey: site.record.rootKey,
        minVersion: version + 1,
        nowMs: nowMs(),
      });
      await update(site, { manifest: manifestJws });
      return manifest;
    },
    async setSwitch(siteId, to) {
      await update(await existing(siteId), { switch: to });
    },
    get: (siteId) => readSite(records, siteId),
    async list() {
      const stored = await records.list('sites', { limit: 1000 });
      const sites = await Promise.all(stored.map(({ key }) => readSite(records, key as SiteId)));
      return sites.filter((site) => site !== null);
    },
  };
}
