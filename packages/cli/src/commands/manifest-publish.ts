// `scrim manifest publish`: a manifest that was signed elsewhere, into the data folder. The collector's own checks decide:
// the site's root key, its site, a newer version. On record before and after.
import { auditedChange } from '@scrim/access-control';
import type { StoredSite } from '@scrim/collector';
import type { EmbeddedCollector } from '@scrim/collector/embedded';
import { ManifestError } from '@scrim/crypto/manifest';
import { DEFAULT_POLICY } from '@scrim/masking-rules/policy';
import { ScrimError, type SiteManifest } from '@scrim/protocol';
import type { Command } from 'commander';
import { parseSiteArgument } from '../argument-values.ts';
import { type ActorOptions, actorOf, addActorOption } from '../data/actor.ts';
import { addDataOption, type DataOptions, withCollector } from '../data/collector-data.ts';
import { readSigningPublicKey } from '../keys/public-keys.ts';
import { manifestLine } from '../sites/manifest-line.ts';
import { differencesFrom, sentencesOf } from '../sites/policy-differences.ts';
import { policyLine } from '../sites/policy-line.ts';
import { decodeManifest, readSigned } from '../sites/signed-manifest.ts';
import { printJson } from '../terminal/output.ts';

interface ManifestPublishOptions extends DataOptions, ActorOptions {
  readonly site?: string;
  readonly rootKey?: string;
}

const EXAMPLES = `
With --root-key a site that is not there yet is added, switched off; its pages pin that key. The switch of
a site that is there stays as it is.

Examples:
  scrim manifest publish site.jws
  scrim manifest publish first.jws --root-key "$ROOT_KEY"`;

export function addManifestPublishCommand(parent: Command): void {
  const command = parent
    .command('publish')
    .summary('publish a signed manifest')
    .description(
      'Publish a manifest that was signed elsewhere. Refused unless pages of the site would take it and it is newer ' +
        'than the published one. Prints what changes, which goes into the audit log. Needs no key.',
    )
    .argument('<file>', 'the signed manifest; - for stdin')
    .option('--site <siteId>', 'refuse a manifest of another site')
    .option('--root-key <key>', 'add the site if it is new: the public key that its pages pin');
  addActorOption(addDataOption(command)).addHelpText('after', EXAMPLES).action(publishFile);
}

async function publishFile(file: string, options: ManifestPublishOptions): Promise<void> {
  const actor = actorOf(options, 'site-admin');
  const expected = options.site === undefined ? null : parseSiteArgument(options.site, '--site');
  const root =
    options.rootKey === undefined ? null : await readSigningPublicKey(options.rootKey, '--root-key');
  const jws = await readSigned(file, '<file>');
  const { manifest } = decodeManifest(jws);
  if (manifest === null)
    throw new ManifestError('manifest_malformed', 'The file of <file> is no signed manifest.');
  const { siteId } = manifest;
  if (expected !== null && siteId !== expected) {
    throw new ManifestError('manifest_wrong_site', 'The manifest is of another site.');
  }
  await withCollector({ ...options, create: root !== null }, async (collector) => {
    const stored = await collector.sites.get(siteId);
    if (stored === null && root === null) throw siteUnknown();
    if (stored !== null && root !== null && root !== stored.record.rootKey) throw rootForeign();
    const told = changeOf(stored, manifest);
    const objects = [`site:${siteId}`, `manifest:${manifest.version}`];
    const statement = { log: collector.audit, actor, objects, details: told } as const;
    if (stored === null && root !== null) {
      const action = 'site.add';
      await auditedChange({ ...statement, action }, () => collector.sites.add(siteId, root, jws));
    } else {
      await publishNext(collector, { siteId, jws }, statement);
    }
    const { switch: state = 'off', rootKey = root } = stored?.record ?? {};
    await printJson({ ...manifestLine(manifest), switch: state, rootKey, ...told });
  });
}

/** What does not verify changes nothing and needs no entry. */
async function publishNext(
  { sites }: EmbeddedCollector,
  { siteId, jws }: { readonly siteId: SiteManifest['siteId']; readonly jws: string },
  statement: Omit<Parameters<typeof auditedChange>[0], 'action'>,
): Promise<void> {
  await sites.check(siteId, jws);
  await auditedChange({ ...statement, action: 'manifest.publish' }, () => sites.publish(siteId, jws));
}

/** Beside what is published now: for people, and for the log. */
function changeOf(stored: StoredSite | null, { policy, recipients, settings }: SiteManifest) {
  const published = decodeManifest(stored?.record.manifest ?? '').manifest;
  const differences = differencesFrom(published?.policy ?? DEFAULT_POLICY, policy);
  const [old, now] = [published?.recipients ?? [], recipients].map((some) => some.map(({ kid }) => kid));
  return {
    before: published === null ? null : { version: published.version, policy: policyLine(published.policy) },
    enabled: settings.enabled,
    added: (now ?? []).filter((kid) => !old?.includes(kid)),
    dropped: (old ?? []).filter((kid) => !now?.includes(kid)),
    loosens: sentencesOf(differences, true),
    otherwise: sentencesOf(differences, false),
  };
}

const siteUnknown = () =>
  new ScrimError('site_unknown', 'There is no such site.', {
    hint: 'To add it with this manifest, name the root key that its pages pin: --root-key KEY.',
  });

const rootForeign = () =>
  new ManifestError('manifest_signer', 'The site has another root key than --root-key.', {
    hint: 'Pages go by the key in their bundle; leave --root-key out to publish for a site that is there.',
  });
