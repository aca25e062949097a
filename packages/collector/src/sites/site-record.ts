// What the collector keeps of a site: its switch, and the signed manifest it hands to pages.
import { verifyManifest } from '@scrim/crypto/manifest';
import type { SiteId, SiteManifest } from '@scrim/protocol';
import type { RecordStore } from '@scrim/protocol/stores';
import { z } from 'zod';

const siteRecordSchema = z.strictObject({
  /** The collector's own switch: it can only stop. */
  switch: z.enum(['on', 'off']),
  /** The site manifest, a compact JWS; null before the first one is published. */
  manifest: z.string().nullable(),
  /** The root's Ed25519 public key that vouches for manifests of this site, base64url. */
  rootKey: z.string(),
  createdAtMs: z.number(),
});

export type SiteRecord = z.infer<typeof siteRecordSchema>;

export interface StoredSite {
  readonly siteId: SiteId;
  readonly version: number;
  readonly record: SiteRecord;
}

/** A site as the ingest side needs it. */
export interface ActiveSite {
  readonly siteId: SiteId;
  readonly manifestJws: string;
  readonly manifest: SiteManifest;
  /** Both the switch and the signed manifest say so. */
  readonly enabled: boolean;
}

/** @returns null when there is no such site. */
export async function readSite(records: RecordStore, siteId: SiteId): Promise<StoredSite | null> {
  const stored = await records.get('sites', siteId);
  if (stored === null) return null;
  return { siteId, version: stored.version, record: siteRecordSchema.parse(JSON.parse(stored.value)) };
}

/** @returns false when the site changed in between. */
export async function writeSite(
  records: RecordStore,
  siteId: SiteId,
  record: SiteRecord,
  expected: number,
): Promise<boolean> {
  return records.put('sites', siteId, JSON.stringify(siteRecordSchema.parse(record)), expected);
}

/**
 * The site with its manifest verified; a missing, expired or badly signed manifest is no manifest.
 *
 * @returns null when there is no such site; `'no_manifest'` when it cannot permit anything.
 */
export async function activeSite(
  records: RecordStore,
  siteId: SiteId,
  nowMs: number,
): Promise<ActiveSite | 'no_manifest' | null> {
  const site = await readSite(records, siteId);
  if (site === null) return null;
  const { manifest: manifestJws, rootKey } = site.record;
  if (manifestJws === null) return 'no_manifest';
  try {
    const manifest = await verifyManifest(manifestJws, { siteId, rootKey, nowMs });
    return {
      siteId,
      manifestJws,
      manifest,
      enabled: site.record.switch === 'on' && manifest.settings.enabled,
    };
  } catch {
    return 'no_manifest';
  }
}
