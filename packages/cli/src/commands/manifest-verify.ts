// `scrim manifest verify`: would a page take this manifest? The checks of a page, its pins given as options.
import { verifyManifest } from '@scrim/crypto/manifest';
import type { Command } from 'commander';
import { parseMomentArgument, parseSiteArgument, parseVersionArgument } from '../argument-values.ts';
import { readSigningPublicKey } from '../keys/public-keys.ts';
import { grantLine, manifestLine } from '../sites/manifest-line.ts';
import { decodeManifest, readSigned } from '../sites/signed-manifest.ts';
import { printJson } from '../terminal/output.ts';

interface ManifestVerifyOptions {
  readonly rootKey: string;
  readonly site: string;
  readonly minVersion?: string;
  readonly at?: string;
}

const EXAMPLES = `
A refusal is exit 1 and one of manifest_malformed, manifest_signer, manifest_signature,
manifest_wrong_site, manifest_older, manifest_expired.

Examples:
  scrim manifest verify site.jws --root-key "$ROOT_KEY" --site demo-shop
  curl -s … | scrim manifest verify - --root-key "$ROOT_KEY" --site demo-shop --min-version 4`;

export function addManifestVerifyCommand(parent: Command): void {
  parent
    .command('verify')
    .summary('check a signed manifest as a page does')
    .description(
      'Check a signed manifest as a page does that pins this root key, site and version, and print what it says. ' +
        'Needs no private key and no data folder.',
    )
    .argument('<file>', 'the signed manifest; - for stdin')
    .requiredOption(
      '--root-key <key>',
      'the public key that pages pin (base64url or hex), or the signing key file',
    )
    .requiredOption('--site <siteId>', 'the site of the page')
    .option('--min-version <n>', 'the oldest version that the page takes (default: 1)')
    .option('--at <date>', 'check it as of this time, ISO 8601 (default: now)')
    .addHelpText('after', EXAMPLES)
    .action(verifyFile);
}

async function verifyFile(file: string, options: ManifestVerifyOptions): Promise<void> {
  const siteId = parseSiteArgument(options.site, '--site');
  const minVersion = parseVersionArgument(options.minVersion ?? '1', '--min-version');
  const nowMs = options.at === undefined ? Date.now() : parseMomentArgument(options.at, '--at');
  const rootKey = await readSigningPublicKey(options.rootKey, '--root-key');
  const jws = await readSigned(file, '<file>');
  const manifest = await verifyManifest(jws, { siteId, rootKey, minVersion, nowMs });
  const { grant } = decodeManifest(jws);
  await printJson({ ...manifestLine(manifest), signer: grant && grantLine(grant), rootKey });
}
