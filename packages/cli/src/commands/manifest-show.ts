// `scrim manifest show`: the published manifest of a site, in clear, and whether pages would take it.

import type { StoredSite } from '@scrim/collector';
import { MANIFEST_SECONDS } from '@scrim/crypto/keys';
import { ManifestError, verifyManifest } from '@scrim/crypto/manifest';
import { ScrimError, type SiteManifest } from '@scrim/protocol';
import type { Command } from 'commander';
import { parseSiteArgument } from '../argument-values.ts';
import { addDataOption, type DataOptions, withCollector } from '../data/collector-data.ts';
import { grantLine } from '../sites/manifest-line.ts';
import { decodeManifest } from '../sites/signed-manifest.ts';
import { UsageError } from '../terminal/failure.ts';
import { print, printJson } from '../terminal/output.ts';

interface ManifestShowOptions extends DataOptions {
  readonly jws?: boolean;
  readonly next?: boolean;
}

const EXAMPLES = `
Examples:
  scrim manifest show demo-shop
  scrim manifest show demo-shop --jws > site.jws
  scrim manifest show demo-shop --next > next.json`;

export function addManifestShowCommand(parent: Command): void {
  const command = parent
    .command('show')
    .summary('print the published manifest')
    .description(
      'Print the published manifest of a site, decoded, who signed it and whether pages take it now. Needs no key.',
    )
    .argument('<siteId>')
    .option('--jws', 'only the manifest as it was signed')
    .option('--next', 'only the next version, unsigned, with fresh dates: to change and sign');
  addDataOption(command).addHelpText('after', EXAMPLES).action(showManifest);
}

async function showManifest(site: string, options: ManifestShowOptions): Promise<void> {
  const siteId = parseSiteArgument(site);
  if (options.jws && options.next) throw new UsageError('--jws: not with --next');
  await withCollector(options, async ({ sites }) => {
    const stored = await sites.get(siteId);
    if (stored === null) throw new ScrimError('site_unknown', 'There is no such site.');
    const jws = stored.record.manifest;
    if (jws === null) throw new ScrimError('manifest_missing', 'The site has no published manifest.');
    if (options.jws) return await print(`${jws}\n`);
    const { manifest, grant } = decodeManifest(jws);
    if (manifest === null) {
      throw new ManifestError('manifest_malformed', 'The published manifest cannot be read.');
    }
    if (options.next) return await printJson(nextOf(manifest, Date.now()));
    const { switch: state, rootKey } = stored.record;
    const pages = await pagesTake(stored, jws);
    await printJson({ siteId, switch: state, rootKey, pages, signer: grant && grantLine(grant), manifest });
  });
}

/** `take`, or why a page that pins this root key would refuse it now. */
async function pagesTake({ siteId, record }: StoredSite, jws: string): Promise<string> {
  try {
    await verifyManifest(jws, { siteId, rootKey: record.rootKey, nowMs: Date.now() });
    return 'take';
  } catch (error) {
    if (error instanceof ManifestError) return error.code;
    throw error;
  }
}

function nextOf(manifest: SiteManifest, nowMs: number): SiteManifest {
  const iat = Math.floor(nowMs / 1000);
  return { ...manifest, version: manifest.version + 1, iat, exp: iat + MANIFEST_SECONDS };
}
