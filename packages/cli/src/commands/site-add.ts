// `scrim site add`: signs a site's first manifest and adds the site, switched off. Nothing is recorded by it.
import { auditedChange } from '@scrim/access-control';
import { firstManifest, grantManifestKey, signManifest } from '@scrim/crypto/keys';
import { compilePolicy, DEFAULT_POLICY } from '@scrim/masking-rules/policy';
import { encodeBase64Url, ScrimError } from '@scrim/protocol';
import type { Command } from 'commander';
import { parseOriginArgument, parseSiteArgument } from '../argument-values.ts';
import { type ActorOptions, actorOf, addActorOption } from '../data/actor.ts';
import { addDataOption, type DataOptions, withCollector } from '../data/collector-data.ts';
import { readRecipients } from '../keys/public-keys.ts';
import { addUnlockOptions, type UnlockOptions, unlockingOf } from '../keys/unlocking.ts';
import { differencesFrom, sentencesOf } from '../sites/policy-differences.ts';
import { readPolicyFile } from '../sites/policy-file.ts';
import { policyLine, warnOfPinned } from '../sites/policy-line.ts';
import { addKeysOption, type SiteKeyOptions, siteKeys } from '../sites/site-keys.ts';
import { dateOf } from '../terminal/date-of.ts';
import { printJson } from '../terminal/output.ts';

interface SiteAddOptions extends SiteKeyOptions, DataOptions, ActorOptions, UnlockOptions {
  readonly origin: readonly string[];
  readonly recipient: readonly string[];
  readonly policy?: string;
  readonly mayLoosen?: boolean;
}

export function addSiteAddCommand(parent: Command): void {
  const command = parent
    .command('add')
    .summary('add a site, switched off')
    .description(
      'Add a site, switched off, and publish version 1 of its signed manifest (enabled: false). ' +
        'Makes a root key and a manifest key unless they are named. The page pins the printed rootKey; ' +
        'take the root key file offline afterwards: it is needed again in a year.',
    )
    .argument('<siteId>', '1 to 64 of A-Z a-z 0-9 . _ : -')
    .requiredOption('--origin <url...>', 'origins whose pages may record, such as https://shop.example')
    .requiredOption(
      '--recipient <key...>',
      'who can open: reading key files or public keys (base64url), 1 to 8 of one suite',
    )
    .option('--policy <file>', 'masking policy, JSON (default: mask everything)')
    .option('--may-loosen', 'the manifest key may loosen the policy that pages pin')
    .option('--root-key <file>', 'use this root key')
    .option('--manifest-key <file>', 'use this manifest key');
  addUnlockOptions(addActorOption(addDataOption(addKeysOption(command)))).action(addSite);
}

async function addSite(site: string, options: SiteAddOptions): Promise<void> {
  const siteId = parseSiteArgument(site);
  const origins = [...new Set(options.origin.map(parseOriginArgument))];
  const recipients = await readRecipients(options.recipient, '--recipient');
  const actor = actorOf(options, 'site-admin');
  const { policy } =
    options.policy === undefined
      ? compilePolicy(DEFAULT_POLICY)
      : await readPolicyFile(options.policy, '--policy');
  await withCollector({ ...options, create: true }, async ({ sites, audit }) => {
    if ((await sites.get(siteId)) !== null) {
      throw new ScrimError('site_exists', 'There is a site of this name already.');
    }
    const { rootKey, manifestKey, files } = await siteKeys(siteId, options, unlockingOf(options, true));
    const nowMs = Date.now();
    const grant = await grantManifestKey(siteId, manifestKey, rootKey, nowMs, options);
    const manifest = firstManifest({ siteId, origins, recipients, policy }, nowMs);
    const jws = await signManifest(manifest, { manifestKey, grant: grant.jws });
    const pinned = encodeBase64Url(rootKey.publicKey);
    const objects = [`site:${siteId}`];
    const details = {
      policy: policyLine(policy),
      mayLoosen: grant.mayLoosen,
      loosens: sentencesOf(differencesFrom(DEFAULT_POLICY, policy), true),
    };
    await auditedChange({ log: audit, actor, action: 'site.add', objects, details }, () =>
      sites.add(siteId, pinned, jws),
    );
    await printJson({
      siteId,
      rootKey: pinned,
      enabled: false,
      manifestVersion: manifest.version,
      manifestExpires: dateOf(manifest.exp),
      grantExpires: dateOf(grant.exp),
      mayLoosen: grant.mayLoosen,
      policy: policyLine(policy),
      origins,
      recipients: recipients.map(({ kid }) => kid),
      keyFiles: files,
    });
    await warnOfPinned(policy, grant);
  });
}
