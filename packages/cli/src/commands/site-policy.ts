// `scrim site policy`: signs the next manifest with another masking policy and publishes it. What loosens is printed and
// put on record with the change.
import { auditedChange } from '@scrim/access-control';
import { manifestWithPolicy } from '@scrim/crypto/keys';
import { ScrimError } from '@scrim/protocol';
import type { Command } from 'commander';
import { parseSiteArgument } from '../argument-values.ts';
import { type ActorOptions, actorOf, addActorOption } from '../data/actor.ts';
import { addDataOption, type DataOptions, withCollector } from '../data/collector-data.ts';
import {
  addSigningOptions,
  type NextManifestOptions,
  requireRootKey,
  signNextManifest,
} from '../sites/next-manifest.ts';
import { differencesFrom, sentencesOf } from '../sites/policy-differences.ts';
import { readPolicyFile } from '../sites/policy-file.ts';
import { policyLine, warnOfPinned } from '../sites/policy-line.ts';
import { dateOf } from '../terminal/date-of.ts';
import { printJson } from '../terminal/output.ts';

type SitePolicyOptions = NextManifestOptions & DataOptions & ActorOptions;

export function addSitePolicyCommand(parent: Command): void {
  const command = parent
    .command('policy')
    .summary('sign and publish another masking policy')
    .description(
      'Sign the next version of the manifest with this masking policy and publish it; all else stays as it is, the ' +
        'switch too. Prints every difference from the published policy, and what of it loosens; the same goes into the ' +
        'audit log.',
    )
    .argument('<siteId>')
    .argument('<file>', 'a policy, JSON');
  addActorOption(addDataOption(addSigningOptions(command))).action(publishPolicy);
}

async function publishPolicy(site: string, file: string, options: SitePolicyOptions): Promise<void> {
  const siteId = parseSiteArgument(site);
  const actor = actorOf(options, 'site-admin');
  requireRootKey(options);
  const { policy } = await readPolicyFile(file, '<file>');
  await withCollector(options, async ({ sites, audit }) => {
    const stored = await sites.get(siteId);
    if (stored === null) throw new ScrimError('site_unknown', 'There is no such site.');
    const { before, manifest, grant, jws } = await signNextManifest(
      stored,
      options,
      (published, signed, nowMs) => manifestWithPolicy(published, policy, signed, nowMs),
    );
    const differences = differencesFrom(before.policy, policy);
    const told = {
      policy: policyLine(policy),
      before: policyLine(before.policy),
      mayLoosen: grant.mayLoosen,
      loosens: sentencesOf(differences, true),
      otherwise: sentencesOf(differences, false),
    };
    const objects = [`site:${siteId}`, `manifest:${manifest.version}`];
    await auditedChange({ log: audit, actor, action: 'manifest.publish', objects, details: told }, () =>
      sites.publish(siteId, jws),
    );
    await printJson({
      siteId,
      enabled: manifest.settings.enabled,
      manifestVersion: manifest.version,
      manifestExpires: dateOf(manifest.exp),
      grantExpires: dateOf(grant.exp),
      ...told,
    });
    await warnOfPinned(policy, grant);
  });
}
