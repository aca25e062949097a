// Publishes a site's next manifest with other recipients, and says in words what that does and what it cannot do.
// On record before and after, like every change of a site.
import { auditedChange } from '@scrim/access-control';
import { manifestWithRecipients } from '@scrim/crypto/keys';
import { type KeyId, type Recipient, ScrimError, type SiteId, type SiteManifest } from '@scrim/protocol';
import { type ActorOptions, actorOf } from '../data/actor.ts';
import { type DataOptions, withCollector } from '../data/collector-data.ts';
import { dateOf } from '../terminal/date-of.ts';
import {
  type NextManifest,
  type NextManifestOptions,
  requireRootKey,
  signNextManifest,
} from './next-manifest.ts';
import { nextRecipients } from './next-recipients.ts';

/** Options of the commands that change who can open. */
export type RecipientsOptions = NextManifestOptions & DataOptions & ActorOptions;

/** What is to change; `add` is asked once the published manifest is known to be ours. */
export interface RecipientsRequest {
  readonly siteId: SiteId;
  readonly drop: readonly KeyId[];
  add(published: SiteManifest): Promise<readonly Recipient[]>;
  /** Done once all is signed and before it is published: what pages are to seal to must be on disk by then. */
  keep?(): Promise<void>;
}

/** @returns what is to be printed. @throws UsageError; ScrimError those of signing, publishing and recipients */
export async function publishRecipients(
  { siteId, drop, add, keep }: RecipientsRequest,
  options: RecipientsOptions,
) {
  const actor = actorOf(options, 'site-admin');
  requireRootKey(options);
  return await withCollector(options, async ({ sites, audit }) => {
    const stored = await sites.get(siteId);
    if (stored === null) throw new ScrimError('site_unknown', 'There is no such site.');
    const signed = await signNextManifest(stored, options, async (published, grant, nowMs) => {
      const recipients = nextRecipients(published.recipients, { drop, add: await add(published) });
      return manifestWithRecipients(published, recipients, grant, nowMs);
    });
    await keep?.();
    const told = toldOf(signed);
    const objects = [`site:${siteId}`, `manifest:${signed.manifest.version}`];
    await auditedChange({ log: audit, actor, action: 'manifest.publish', objects, details: told }, () =>
      sites.publish(siteId, signed.jws),
    );
    return {
      siteId,
      enabled: signed.manifest.settings.enabled,
      manifestVersion: signed.manifest.version,
      manifestExpires: dateOf(signed.manifest.exp),
      grantExpires: dateOf(signed.grant.exp),
      ...told,
      means: meaningOf(signed, told),
    };
  });
}

/** Who was added and dropped, by key id: for the log too. */
function toldOf({ before, manifest }: NextManifest) {
  const [old, now] = [kidsOf(before), kidsOf(manifest)];
  return {
    recipients: now,
    added: now.filter((kid) => !old.includes(kid)),
    dropped: old.filter((kid) => !now.includes(kid)),
  };
}

const kidsOf = ({ recipients }: SiteManifest): KeyId[] => recipients.map(({ kid }) => kid);

/** In words, because each of these has been taken for something else. */
function meaningOf(
  { before, manifest }: NextManifest,
  { added, dropped }: { readonly added: readonly KeyId[]; readonly dropped: readonly KeyId[] },
): string[] {
  return [
    'Pages seal to these recipients from their next load on. A page that is open now keeps the keys it began with, for at most 60 minutes.',
    ...(added.length === 0 ? [] : ['What is added opens nothing that was recorded before.']),
    ...(dropped.length === 0 ? [] : aboutDropped(before, manifest.version)),
  ];
}

function aboutDropped({ exp }: SiteManifest, version: number): string[] {
  return [
    'Sessions from before still open with what was dropped, and with nothing that was added: keep that key as long as they are to be opened.',
    "Nothing takes back what a holder of it has opened or copied. What is sealed to it opens only with the session's psk besides, which the collector gives out after an entry in its audit log: end that person's sign-in too, and erase what must not be opened.",
    `A collector that hands out the manifest from before is believed by pages until ${dateOf(exp)}, unless their bundle pins minManifestVersion ${version}.`,
  ];
}
