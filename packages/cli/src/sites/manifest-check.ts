// May a manifest be signed? As pages and the collector will judge it, before a key is unlocked for it. Errors name
// fields and rules, never a value in the file: what was named may be no manifest but a private key.
import { ManifestError } from '@scrim/crypto/manifest';
import { compilePolicy } from '@scrim/masking-rules/policy';
import type { ManifestSignerGrant, SiteManifest } from '@scrim/protocol';
import { manifestSchema } from '@scrim/protocol/schema';
import { readTextFile } from '../keys/text-file.ts';

/**
 * @param argument names the file in errors.
 * @throws ScrimError `file_unreadable`; ManifestError `manifest_malformed`, `manifest_expired`; PolicyError its codes
 */
export async function readUnsignedManifest(
  path: string,
  argument: string,
  nowMs: number,
): Promise<SiteManifest> {
  const parsed = manifestSchema.safeParse(parseJson(await readTextFile(path, argument)));
  if (!parsed.success) throw malformed(argument, parsed.error.issues[0]?.path ?? []);
  const manifest = parsed.data;
  if (manifest.exp * 1000 <= nowMs || manifest.exp <= manifest.iat) {
    throw new ManifestError(
      'manifest_expired',
      `The manifest of ${argument} has run out, or ends before it begins.`,
      {
        hint: 'iat and exp are seconds since 1970; scrim manifest show SITE --next prints fresh ones.',
      },
    );
  }
  compilePolicy(manifest.policy);
  return manifest;
}

/** Keys of ours and places in lists only. */
function malformed(argument: string, path: readonly PropertyKey[]): ManifestError {
  const field = path
    .map(String)
    .filter((part) => /^[a-zA-Z0-9]{1,20}$/.test(part))
    .join('.');
  const where = field === '' ? '' : ` Look at ${field}.`;
  return new ManifestError(
    'manifest_malformed',
    `The file of ${argument} is no manifest of this version.${where}`,
    { hint: 'scrim manifest show SITE --next prints one to edit.' },
  );
}

/** @throws ManifestError `manifest_signer`: the root's word is for another site, key or time. */
export function checkGrant(
  grant: ManifestSignerGrant | null,
  { siteId, key, nowMs }: { readonly siteId: string; readonly key: string; readonly nowMs: number },
): void {
  if (grant === null) throw signer('The file of --grant is no grant.');
  if (grant.siteId !== siteId) throw signer('The grant is for another site.');
  if (grant.key !== key) throw signer('The grant is for another manifest key.');
  if (nowMs < grant.nbf * 1000 || nowMs >= grant.exp * 1000) throw signer('The grant does not hold today.');
}

const signer = (message: string) =>
  new ManifestError('manifest_signer', message, { hint: 'The root makes a new one: scrim manifest grant.' });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without its cause: a syntax error quotes the text.
    return null;
  }
}
