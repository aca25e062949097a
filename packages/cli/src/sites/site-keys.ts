// The two signing keys of a site: the root key, which is to go offline, and the manifest key, which signs its settings.
import { join } from 'node:path';
import { generateSigningKey, type SigningKeyPair } from '@scrim/crypto/keys';
import type { SiteId } from '@scrim/protocol';
import type { Command } from 'commander';
import { loadSigningKey, writeKeyFile } from '../keys/key-files.ts';
import { protectionOf } from '../keys/protection.ts';
import { requireNoFile } from '../keys/text-file.ts';
import type { Unlocking } from '../keys/unlocking.ts';

export interface SiteKeyOptions {
  readonly keys?: string;
  readonly rootKey?: string;
  readonly manifestKey?: string;
}

/** Below the current folder; never in the collector's data, which a backup carries away. */
const DEFAULT_KEYS = join('.scrim', 'keys');

export function addKeysOption(command: Command): Command {
  return command.option('--keys <dir>', `folder of the site's signing keys (default: ${DEFAULT_KEYS})`);
}

/** Where a site's own key file lies in the keys folder. */
export function siteKeyPath(
  siteId: SiteId,
  { keys = DEFAULT_KEYS }: SiteKeyOptions,
  of: 'root' | 'manifest',
) {
  return join(keys, `${siteId}-${of}.key.json`);
}

export interface SiteKeys {
  readonly rootKey: SigningKeyPair;
  readonly manifestKey: SigningKeyPair;
  /** Where the key files are. */
  readonly files: { readonly root: string; readonly manifest: string };
}

/**
 * Loads the keys that were named and makes the others.
 *
 * @throws ScrimError those of the key files
 */
export async function siteKeys(
  siteId: SiteId,
  options: SiteKeyOptions,
  unlocking: Unlocking,
): Promise<SiteKeys> {
  const files = {
    root: options.rootKey ?? siteKeyPath(siteId, options, 'root'),
    manifest: options.manifestKey ?? siteKeyPath(siteId, options, 'manifest'),
  };
  // Both before either is made: a half-made pair would be in the way of the next try.
  if (options.rootKey === undefined) requireNoFile(files.root);
  if (options.manifestKey === undefined) requireNoFile(files.manifest);
  const rootKey =
    options.rootKey === undefined
      ? await makeSigningKey(files.root, unlocking)
      : await loadSigningKey(files.root, '--root-key', unlocking);
  const manifestKey =
    options.manifestKey === undefined
      ? await makeSigningKey(files.manifest, unlocking)
      : await loadSigningKey(files.manifest, '--manifest-key', unlocking);
  return { rootKey, manifestKey, files };
}

async function makeSigningKey(path: string, { passphrase }: Unlocking): Promise<SigningKeyPair> {
  const pair = await generateSigningKey();
  await writeKeyFile(path, pair, protectionOf({}), passphrase);
  return pair;
}
