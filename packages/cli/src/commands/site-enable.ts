// `scrim site enable`: signs the next manifest with enabled: true, publishes it, and sets the collector's switch.
import { auditedChange } from '@scrim/access-control';
import { enabledManifest } from '@scrim/crypto/keys';
import { ScrimError } from '@scrim/protocol';
import type { Command } from 'commander';
import { parseSiteArgument } from '../argument-values.ts';
import { type ActorOptions, actorOf, addActorOption } from '../data/actor.ts';
import { addDataOption, type DataOptions, withCollector } from '../data/collector-data.ts';
import { addSigningOptions, type NextManifestOptions, signNextManifest } from '../sites/next-manifest.ts';
import { policyLine } from '../sites/policy-line.ts';
import { dateOf } from '../terminal/date-of.ts';
import { printJson } from '../terminal/output.ts';

type SiteEnableOptions = NextManifestOptions & DataOptions & ActorOptions;

export function addSiteEnableCommand(parent: Command): void {
  const command = parent
    .command('enable')
    .summary('sign enabled: true, and switch on')
    .description(
      'Sign the next version of the manifest with enabled: true, publish it and switch the site on. ' +
        'Run it again before the 90 days of a manifest are over. The settings that are signed are printed: ' +
        'check that origins, recipients and policy are yours.',
    )
    .argument('<siteId>');
  addActorOption(addDataOption(addSigningOptions(command))).action(enableSite);
}

async function enableSite(site: string, options: SiteEnableOptions): Promise<void> {
  const siteId = parseSiteArgument(site);
  const actor = actorOf(options, 'site-admin');
  await withCollector(options, async ({ sites, audit }) => {
    const stored = await sites.get(siteId);
    if (stored === null) throw new ScrimError('site_unknown', 'There is no such site.');
    const { manifest, grant, jws } = await signNextManifest(stored, options, enabledManifest);
    const objects = [`site:${siteId}`];
    const details = { policy: policyLine(manifest.policy), mayLoosen: grant.mayLoosen };
    await auditedChange({ log: audit, actor, action: 'site.enable', objects, details }, async () => {
      await sites.publish(siteId, jws);
      await sites.setSwitch(siteId, 'on');
    });
    await printJson({
      siteId,
      enabled: true,
      manifestVersion: manifest.version,
      manifestExpires: dateOf(manifest.exp),
      grantExpires: dateOf(grant.exp),
      mayLoosen: grant.mayLoosen,
      policy: policyLine(manifest.policy),
      origins: manifest.settings.origins,
      recipients: manifest.recipients.map(({ kid }) => kid),
    });
  });
}
