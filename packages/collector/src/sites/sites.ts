// Sites as an administrator sees them: add, publish a manifest, switch on and off. A site is off when it is added.
import { ScrimError, type SiteId, type SiteManifest } from '@scrim/protocol';
import type { RecordStore } from '@scrim/protocol/stores';
import { publishedManifest } from './published-manifest.ts';
import { readSite, type StoredSite, writeSite } from './site-record.ts';
import { verifyPublishable } from './verify-publishable.ts';

export interface Sites {
  /**
   * Adds a site, switched off; with its first manifest, if there is one, in one write.
   *
   * @throws ScrimError `site_exists`; ManifestError as `verifyManifest`
   */
  add(siteId: SiteId, rootKey: string, firstManifestJws?: string): Promise<void>;
  /**
   * Checks a newly signed manifest as a page would, and that it is newer than the published one. Stores nothing.
   *
   * @throws ScrimError `site_unknown`; ManifestError as `verifyManifest`
   */
  check(siteId: SiteId, manifestJws: string): Promise<SiteManifest>;
  /**
   * Stores a newly signed manifest after checking it.
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
  /** By id, ascending. */
  list(): Promise<readonly StoredSite[]>;
}

/** Sites read at once. */
const PAGE_SITES = 1000;

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
  const verifyNext = (site: StoredSite, manifestJws: string): Promise<SiteManifest> =>
    verifyPublishable(manifestJws, {
      siteId: site.siteId,
      rootKey: site.record.rootKey,
      minVersion: (publishedManifest(site)?.version ?? 0) + 1,
      nowMs: nowMs(),
    });

  return {
    async add(siteId, rootKey, manifest) {
      if (manifest !== undefined) await verifyPublishable(manifest, { siteId, rootKey, nowMs: nowMs() });
      const record = { switch: 'off', manifest: manifest ?? null, rootKey, createdAtMs: nowMs() } as const;
      if (!(await writeSite(records, siteId, record, 0))) {
        throw new ScrimError('site_exists', 'There is a site of this name already.');
      }
    },
    check: async (siteId, manifestJws) => verifyNext(await existing(siteId), manifestJws),
    async publish(siteId, manifestJws) {
      const site = await existing(siteId);
      const manifest = await verifyNext(site, manifestJws);
      await update(site, { manifest: manifestJws });
      return manifest;
    },
    async setSwitch(siteId, to) {
      await update(await existing(siteId), { switch: to });
    },
    get: (siteId) => readSite(records, siteId),
    list: () => readAllSites(records),
  };
}

async function readAllSites(records: RecordStore): Promise<readonly StoredSite[]> {
  const found: StoredSite[] = [];
  for (let after: string | undefined; ; ) {
    const page = await records.list('sites', {
      limit: PAGE_SITES,
      ...(after === undefined ? {} : { after }),
    });
    const sites = await Promise.all(page.map(({ key }) => readSite(records, key as SiteId)));
    found.push(...sites.filter((site) => site !== null));
    after = page.at(-1)?.key;
    if (page.length < PAGE_SITES) return found;
  }
}
