// `scrim manifest sign`: a manifest from a file, signed with the manifest key. What pages would refuse is not signed.
import { grantManifestKey, type SigningKeyPair, signManifest } from '@scrim/crypto/keys';
import { ManifestError } from '@scrim/crypto/manifest';
import { encodeBase64Url, type SiteManifest } from '@scrim/protocol';
import type { Command } from 'commander';
import { loadSigningKey } from '../keys/key-files.ts';
import { requireNoFile, writeNewPublicFile } from '../keys/text-file.ts';
import { addUnlockOptions, type Unlocking, type UnlockOptions, unlockingOf } from '../keys/unlocking.ts';
import { checkGrant, readUnsignedManifest } from '../sites/manifest-check.ts';
import { grantLine, manifestLine } from '../sites/manifest-line.ts';
import { decodeGrant, readSigned } from '../sites/signed-manifest.ts';
import { UsageError } from '../terminal/failure.ts';
import { printJson } from '../terminal/output.ts';

interface ManifestSignOptions extends UnlockOptions {
  readonly manifestKey: string;
  readonly grant?: string;
  readonly rootKey?: string;
  readonly mayLoosen?: boolean;
  readonly out: string;
}

const EXAMPLES = `
Examples:
  scrim manifest sign next.json --manifest-key manifest.key.json --grant grant.jws --out site.jws
  scrim manifest sign first.json --manifest-key manifest.key.json --root-key root.key.json --out site.jws`;

export function addManifestSignCommand(parent: Command): void {
  const command = parent
    .command('sign')
    .summary('sign a manifest')
    .description(
      'Sign a manifest exactly as the file says it, after the checks of pages and of the collector. What was signed ' +
        'is printed: read it. Publishes nothing.',
    )
    .argument('<manifest>', 'JSON, as `scrim manifest draft` or `show --next` print it')
    .requiredOption('--manifest-key <file>', 'the key that signs')
    .option('--grant <file>', "the root's grant to this key (scrim manifest grant)")
    .option('--root-key <file>', 'instead of --grant: make the grant now, with this root key')
    .option('--may-loosen', 'with --root-key: the manifest may loosen the policy that pages pin')
    .requiredOption('--out <file>', 'the signed manifest; a file that is there is not written over');
  addUnlockOptions(command).addHelpText('after', EXAMPLES).action(signFile);
}

async function signFile(file: string, options: ManifestSignOptions): Promise<void> {
  checkCall(options);
  requireNoFile(options.out);
  const nowMs = Date.now();
  const manifest = await readUnsignedManifest(file, '<manifest>', nowMs);
  const given = options.grant === undefined ? null : await readSigned(options.grant, '--grant');
  const unlocking = unlockingOf(options);
  const manifestKey = await loadSigningKey(options.manifestKey, '--manifest-key', unlocking);
  const grant = given ?? (await grantNow(manifest, manifestKey, options, unlocking, nowMs));
  const decoded = decodeGrant(grant);
  checkGrant(decoded, { siteId: manifest.siteId, key: encodeBase64Url(manifestKey.publicKey), nowMs });
  const jws = await signManifest(manifest, { manifestKey, grant }).catch(refuse);
  await writeNewPublicFile(options.out, `${jws}\n`);
  const line = manifestLine(manifest);
  await printJson({ ...line, signer: decoded && grantLine(decoded), file: options.out });
}

/** What the shape alone does not show, such as readers of two suites. */
function refuse(error: unknown): never {
  if (!(error instanceof TypeError)) throw error;
  const hint = 'Recipients are of one suite, each once, under the id of their key.';
  throw new ManifestError('manifest_malformed', 'Pages would not take this manifest.', { hint });
}

/** @throws UsageError */
function checkCall({ grant, rootKey, mayLoosen }: ManifestSignOptions): void {
  if ((grant === undefined) === (rootKey === undefined)) {
    throw new UsageError('--grant or --root-key: expected one of them');
  }
  if (mayLoosen && rootKey === undefined) throw new UsageError('--may-loosen: only with --root-key');
}

async function grantNow(
  { siteId }: SiteManifest,
  manifestKey: SigningKeyPair,
  { rootKey: path = '', mayLoosen = false }: ManifestSignOptions,
  unlocking: Unlocking,
  nowMs: number,
): Promise<string> {
  const rootKey = await loadSigningKey(path, '--root-key', unlocking);
  return (await grantManifestKey(siteId, manifestKey, rootKey, nowMs, { mayLoosen })).jws;
}
