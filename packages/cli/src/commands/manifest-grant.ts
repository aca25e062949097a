// `scrim manifest grant`: the root's yearly word for a manifest key, where the root key is: on a machine without a
// network. Needs the public half of the manifest key only, and no data folder.
import { grantManifestKey } from '@scrim/crypto/keys';
import { decodeBase64Url, encodeBase64Url } from '@scrim/protocol';
import type { Command } from 'commander';
import { parseSiteArgument } from '../argument-values.ts';
import { loadSigningKey } from '../keys/key-files.ts';
import { readSigningPublicKey } from '../keys/public-keys.ts';
import { requireNoFile, writeNewPublicFile } from '../keys/text-file.ts';
import { addUnlockOptions, type UnlockOptions, unlockingOf } from '../keys/unlocking.ts';
import { dateOf } from '../terminal/date-of.ts';
import { UsageError } from '../terminal/failure.ts';
import { printJson } from '../terminal/output.ts';

interface ManifestGrantOptions extends UnlockOptions {
  readonly rootKey: string;
  readonly manifestPublicKey: string;
  readonly mayLoosen?: boolean;
  readonly out: string;
}

const EXAMPLES = `
The grant is no secret. It holds for a year, from a day before now, because pages judge it by the visitor's
clock; until then it cannot be taken back but by another root key in the site's bundle.

Example, on the machine of the root key:
  scrim manifest grant demo-shop --root-key root.key.json --manifest-public-key "$MANIFEST_KEY" --out grant.jws`;

export function addManifestGrantCommand(parent: Command): void {
  const command = parent
    .command('grant')
    .summary('let a manifest key sign for a site, for a year')
    .description(
      'Sign, with the root key that pages pin, that a manifest key may sign for this site for a year.',
    )
    .argument('<siteId>')
    .requiredOption('--root-key <file>', 'the root key')
    .requiredOption('--manifest-public-key <key>', 'public key (base64url or hex), or the signing key file')
    .option('--may-loosen', 'its manifests may loosen the policy that pages pin')
    .requiredOption('--out <file>', 'the grant; a file that is there is not written over');
  addUnlockOptions(command).addHelpText('after', EXAMPLES).action(grantKey);
}

async function grantKey(site: string, options: ManifestGrantOptions): Promise<void> {
  const siteId = parseSiteArgument(site);
  requireNoFile(options.out);
  const key = await readSigningPublicKey(options.manifestPublicKey, '--manifest-public-key');
  const publicKey = decodeBase64Url(key, 32);
  if (publicKey === null) throw new UsageError('--manifest-public-key: expected 32 bytes');
  const rootKey = await loadSigningKey(options.rootKey, '--root-key', unlockingOf(options));
  const mayLoosen = options.mayLoosen === true;
  const grant = await grantManifestKey(siteId, { publicKey }, rootKey, Date.now(), { mayLoosen });
  await writeNewPublicFile(options.out, `${grant.jws}\n`);
  await printJson({
    siteId,
    rootKey: encodeBase64Url(rootKey.publicKey),
    manifestKey: key,
    until: dateOf(grant.exp),
    mayLoosen,
    file: options.out,
  });
}
