// The next version of a site's manifest: read from the published one, if our own manifest key signed that, changed and
// signed again. Nothing is published here.
import { existsSync } from 'node:fs';
import type { StoredSite } from '@scrim/collector';
import {
  grantManifestKey,
  readOwnManifest,
  renewedGrant,
  type SignedGrant,
  type SigningKeyPair,
  signManifest,
} from '@scrim/crypto/keys';
import { ScrimError, type SiteId, type SiteManifest } from '@scrim/protocol';
import type { Command } from 'commander';
import { loadSigningKey } from '../keys/key-files.ts';
import { addUnlockOptions, type UnlockOptions, unlockingOf } from '../keys/unlocking.ts';
import { UsageError } from '../terminal/failure.ts';
import { addKeysOption, type SiteKeyOptions, siteKeyPath } from './site-keys.ts';

export interface NextManifestOptions extends SiteKeyOptions, UnlockOptions {
  /** Given or taken away with a new grant; as it was without. */
  readonly mayLoosen?: boolean;
}

export interface NextManifest {
  readonly before: SiteManifest;
  readonly manifest: SiteManifest;
  readonly grant: SignedGrant;
  /** The next manifest, signed. */
  readonly jws: string;
}

/** Adds the options of every command that signs a next manifest. */
export function addSigningOptions(command: Command): Command {
  return addUnlockOptions(addKeysOption(command))
    .option('--manifest-key <file>', 'the manifest key (default: the one in the keys folder)')
    .option('--root-key <file>', 'also renew the yearly grant to the manifest key, with this root key')
    .option(
      '--may-loosen',
      'with --root-key: the manifest key may loosen the policy that pages pin, from now on',
    )
    .option(
      '--no-may-loosen',
      'with --root-key: the new grant says that it may not; one that said so holds until it runs out',
    );
}

/**
 * @param change makes the next version; the times are milliseconds since 1970.
 * @throws UsageError; ScrimError `manifest_missing`, `manifest_key_foreign`, `grant_expired`, and those of key files
 */
export async function signNextManifest(
  { siteId, record }: StoredSite,
  options: NextManifestOptions,
  change: (
    published: SiteManifest,
    grant: SignedGrant,
    nowMs: number,
  ) => SiteManifest | Promise<SiteManifest>,
): Promise<NextManifest> {
  requireRootKey(options);
  const unlocking = unlockingOf(options);
  const keyFile = options.manifestKey ?? ownKeyFile(siteId, options);
  const manifestKey = await loadSigningKey(keyFile, '--manifest-key', unlocking);
  const published = await readOwnManifest(siteId, record.manifest, manifestKey);
  const nowMs = Date.now();
  const grant =
    options.rootKey === undefined
      ? published.grant
      : await grantAnew(published.grant, options, {
          siteId,
          manifestKey,
          rootKey: await loadSigningKey(options.rootKey, '--root-key', unlocking),
          nowMs,
        });
  if (grant.exp * 1000 <= nowMs) throw grantExpired();
  const manifest = await change(published.manifest, grant, nowMs);
  const jws = await signManifest(manifest, { manifestKey, grant: grant.jws });
  return { before: published.manifest, manifest, grant, jws };
}

/** @throws UsageError before a passphrase is asked for in vain. */
export function requireRootKey({ mayLoosen, rootKey }: NextManifestOptions): void {
  if (mayLoosen === undefined || rootKey !== undefined) return;
  throw new UsageError('--may-loosen: only the root key can say so; name it with --root-key');
}

interface GrantFor {
  readonly siteId: SiteId;
  readonly manifestKey: SigningKeyPair;
  readonly rootKey: SigningKeyPair;
  readonly nowMs: number;
}

async function grantAnew(
  published: SignedGrant,
  { mayLoosen }: NextManifestOptions,
  { siteId, manifestKey, rootKey, nowMs }: GrantFor,
): Promise<SignedGrant> {
  return mayLoosen === undefined
    ? await renewedGrant(published, siteId, { manifestKey, rootKey }, nowMs)
    : await grantManifestKey(siteId, manifestKey, rootKey, nowMs, { mayLoosen });
}

const grantExpired = () =>
  new ScrimError('grant_expired', "The root's grant to this manifest key has run out.", {
    hint: 'Renew it with --root-key FILE.',
  });

/** Where the command that added the site put its key; who keeps it elsewhere named no file, so none is blamed. */
function ownKeyFile(siteId: SiteId, options: NextManifestOptions): string {
  const file = siteKeyPath(siteId, options, 'manifest');
  if (existsSync(file)) return file;
  throw new ScrimError('file_unreadable', `The site's manifest key is not at ${file}.`, {
    hint: 'Name its file with --manifest-key.',
  });
}
