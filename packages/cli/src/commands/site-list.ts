// `scrim site list`: sites with their switch and what their published manifest says, verified as a page verifies it.
import type { StoredSite } from '@scrim/collector';
import { ManifestError, verifyManifest } from '@scrim/crypto/manifest';
import type { Command } from 'commander';
import { addDataOption, type DataOptions, withCollector } from '../data/collector-data.ts';
import { dateOf } from '../terminal/date-of.ts';
import { print } from '../terminal/output.ts';
import { formatTable } from '../terminal/table.ts';

interface SiteListOptions extends DataOptions {
  readonly json?: boolean;
}

interface SiteLine {
  readonly siteId: string;
  readonly switch: 'on' | 'off';
  /** `valid`, `none`, or why a page would refuse it. */
  readonly manifest: string;
  readonly manifestVersion: number | null;
  /** What the valid manifest says; false without one. */
  readonly enabled: boolean;
  readonly manifestExpires: string | null;
  readonly rootKey: string;
}

export function addSiteListCommand(parent: Command): void {
  const command = parent
    .command('list')
    .summary('list sites')
    .description(
      'List sites: switch, manifest (verified now, as a page would) and the root key that pages pin.',
    )
    .option('--json', 'one JSON object a line');
  addDataOption(command).action(listSites);
}

async function listSites(options: SiteListOptions): Promise<void> {
  await withCollector(options, async ({ sites }) => {
    const lines = await Promise.all((await sites.list()).map((site) => describeSite(site, Date.now())));
    await print(options.json ? lines.map((line) => `${JSON.stringify(line)}\n`).join('') : tableOf(lines));
  });
}

async function describeSite({ siteId, record }: StoredSite, nowMs: number): Promise<SiteLine> {
  const site = { siteId, switch: record.switch, rootKey: record.rootKey };
  const nothing = { manifestVersion: null, enabled: false, manifestExpires: null };
  if (record.manifest === null) return { ...site, manifest: 'none', ...nothing };
  try {
    const manifest = await verifyManifest(record.manifest, { siteId, rootKey: record.rootKey, nowMs });
    return {
      ...site,
      manifest: 'valid',
      manifestVersion: manifest.version,
      enabled: manifest.settings.enabled,
      manifestExpires: dateOf(manifest.exp),
    };
  } catch (error) {
    if (error instanceof ManifestError) return { ...site, manifest: error.code, ...nothing };
    throw error;
  }
}

function tableOf(lines: readonly SiteLine[]): string {
  const rows = lines.map((line) => [
    line.siteId,
    line.switch,
    line.manifest,
    String(line.manifestVersion ?? '-'),
    line.enabled ? 'yes' : 'no',
    line.manifestExpires?.slice(0, 10) ?? '-',
    line.rootKey,
  ]);
  return formatTable(['SITE', 'SWITCH', 'MANIFEST', 'VERSION', 'ENABLED', 'EXPIRES', 'ROOT KEY'], rows);
}
