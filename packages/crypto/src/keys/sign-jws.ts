// Writes compact JWS (RFC 7515 §7.1) with EdDSA. The signature comes from a callback, so that the key may live in a
// provider or an HSM.
import { encodeBase64Url, type ManifestSignerGrant, type SiteManifest } from '@scrim/protocol';
import { canonicalBytes } from '@scrim/protocol/canonical';
import { parseGrant, parseManifest } from '../manifest/manifest-shape.ts';
import type { SigningKeyPair } from './key-pairs.ts';
import { signBytes } from './signing.ts';

/**
 * Signs the RFC 8785 bytes of a payload as a compact JWS.
 *
 * @param header members besides `alg`.
 * @throws TypeError when the payload has no JSON form.
 */
export async function signCompactJws(
  payload: object,
  sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
  header: Readonly<Record<string, string>> = {},
): Promise<string> {
  const protectedHeader = canonicalBytes({ ...header, alg: 'EdDSA' });
  const input = `${encodeBase64Url(protectedHeader)}.${encodeBase64Url(canonicalBytes(payload))}`;
  const signature = await sign(new TextEncoder().encode(input));
  if (signature.length !== 64) throw new RangeError(`signature: expected 64 bytes, got ${signature.length}`);
  return `${input}.${encodeBase64Url(signature)}`;
}

/**
 * The root's word on who may sign manifests of a site, as a compact JWS.
 *
 * @throws TypeError when it is no grant.
 */
export async function signGrant(grant: ManifestSignerGrant, rootKey: SigningKeyPair): Promise<string> {
  if (parseGrant(grant) === null) throw new TypeError('grant: not a signer grant of this version');
  return await signCompactJws(grant, (bytes) => signBytes(rootKey.privateKey, bytes));
}

/**
 * A signed site manifest: compact JWS, the signer's grant in its header.
 *
 * @param signer `grant` is what {@link signGrant} returned for `manifestKey`.
 * @throws TypeError when it is no manifest a page would take.
 */
export async function signManifest(
  manifest: SiteManifest,
  { manifestKey, grant }: { readonly manifestKey: SigningKeyPair; readonly grant: string },
): Promise<string> {
  if (parseManifest(manifest) === null) throw new TypeError('manifest: not a manifest of this version');
  return await signCompactJws(manifest, (bytes) => signBytes(manifestKey.privateKey, bytes), { root: grant });
}
