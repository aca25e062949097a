// `scrim site enable`: signs the next manifest with enabled: true, publishes it, and sets the collector's switch.
import { auditedChange } from '@scrim/access-control';
import { enabledManifest, grantManifestKey, readOwnManifest, signManifest } from '@scrim/crypto/keys';
import { ScrimError } from '@scrim/protocol';
import type { Command } from 'commander';
import { parseSiteArgument } from '../argument-values.ts';
import { type ActorOptions, actorOf, addActorOption } from '../data/actor.ts';
import { addDataOption, type DataOptions, withCollector } from '../data/collector-data.ts';
import { loadSigningKey } from '../keys/key-files.ts';
import { addPassphraseOption, askOnce, type PassphraseOptions } from '../keys/passphrase.ts';
import { addKeysOption, type SiteKeyOptions, siteKeyPath } from '../sites/site-keys.ts';
import { dateOf } from '../terminal/date-of.ts';
import { printJson } from '../terminal/output.ts';

type SiteEnableOptions = SiteKeyOptions & DataOptions & ActorOptions & PassphraseOptions;

export function addSiteEnableCommand(parent: Command): void {
  const command = parent
    .command('enable')
    .summary('sign enabled: true, and switch on')
    .description(
      'Sign the next version of the manifest with enabled: true, publish it and switch the site on. ' +
        'Run it again before the 90 days of a manifest are over. The settings that are signed are printed: ' +
        'check that origins and recipients are yours.',
    )
    .argument('<siteId>')
    .option('--manifest-key <file>', 'the manifest key (default: the one in the keys folder)')
    .option('--root-key <file>', 'also renew the yearly grant to the manifest key, with this root key');
  addPassphraseOption(addActorOption(addDataOption(addKeysOption(command)))).action(enableSite);
}

async function enableSite(site: string, options: SiteEnableOptions): Promise<void> {
  const siteId = parseSiteArgument(site);
  const actor = actorOf(options, 'site-admin');
  await withCollector(options, async ({ sites, audit }) => {
    const stored = await sites.get(siteId);
    if (stored === null) throw new ScrimError('site_unknown', 'There is no such site.');
    const passphrase = askOnce(options, false);
    const keyFile = options.manifestKey ?? siteKeyPath(siteId, options, 'manifest');
    const manifestKey = await loadSigningKey(keyFile, '--manifest-key', passphrase);
    const published = await readOwnManifest(siteId, stored.record.manifest, manifestKey);
    const nowMs = Date.now();
    const grant =
      options.rootKey === undefined
        ? published.grant
        : await grantManifestKey(
            siteId,
            manifestKey,
            await loadSigningKey(options.rootKey, '--root-key', passphrase),
            nowMs,
          );
    if (grant.exp * 1000 <= nowMs) throw grantExpired();
    const manifest = enabledManifest(published.manifest, grant, nowMs);
    const jws = await signManifest(manifest, { manifestKey, grant: grant.jws });
    await auditedChange(
      { log: audit, actor, action: 'site.enable', objects: [`site:${siteId}`] },
      async () => {
        await sites.publish(siteId, jws);
        await sites.setSwitch(siteId, 'on');
      },
    );
    await printJson({
      siteId,
      enabled: true,
      manifestVersion: manifest.version,
      manifestExpires: dateOf(manifest.exp),
      grantExpires: dateOf(grant.exp),
      origins: manifest.settings.origins,
      recipients: manifest.recipients.map(({ kid }) => kid),
    });
  });
}

const grantExpired = () =>
  new ScrimError('grant_expired', "The root's grant to this manifest key has run out.", {
    hint: 'Renew it with --root-key FILE.',
  });
