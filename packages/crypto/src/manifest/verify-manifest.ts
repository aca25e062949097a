// Verifies a site manifest: the pinned root key vouches for the signer, the signer for the manifest. Everything that
// is not as it must be ends in an error, and an error means no recording.
import {
  decodeBase64Url,
  type ManifestSignerGrant,
  ScrimError,
  type SiteId,
  type SiteManifest,
} from '@scrim/protocol';
import { readJwsHeader, readJwsPayload, verifyCompactJws } from './compact-jws.ts';
import { parseGrant, parseManifest } from './manifest-shape.ts';

/**
 * `manifest_malformed`: not a manifest of this version, or in another spelling than RFC 8785's. `manifest_signer`: the
 * pinned root key does not vouch for its signer, here and now. `manifest_signature`: not what the signer signed.
 * `manifest_wrong_site`, `manifest_older` (than pinned), `manifest_expired`: authentic, yet not for this page.
 */
export type ManifestErrorCode =
  | 'manifest_malformed'
  | 'manifest_signature'
  | 'manifest_expired'
  | 'manifest_older'
  | 'manifest_wrong_site'
  | 'manifest_signer';

/** A manifest that must not be used: match on `code`. */
export class ManifestError extends ScrimError<ManifestErrorCode> {
  override readonly name = 'ManifestError';
}

/** What a page pins. */
export interface VerifyManifestOptions {
  readonly siteId: SiteId;
  /** Ed25519 public key of the offline root, base64url. */
  readonly rootKey: string;
  /** An older manifest is refused. @default 1 */
  readonly minVersion?: number;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** A manifest that may be used. */
export interface VerifiedManifest extends SiteManifest {
  /** May this manifest loosen the policy that the bundle pinned? */
  readonly mayLoosen: boolean;
}

/**
 * Verifies a signed manifest.
 *
 * @throws ManifestError any of {@link ManifestErrorCode}.
 * @throws TypeError when `rootKey` is not base64url of 32 bytes; RangeError when `minVersion` is no version.
 */
export async function verifyManifest(jws: string, options: VerifyManifestOptions): Promise<VerifiedManifest> {
  const { siteId, minVersion = 1, nowMs } = options;
  // Nothing is older than NaN: a pin that is no number would be none.
  if (!Number.isSafeInteger(minVersion) || minVersion < 1)
    throw new RangeError('minVersion: expected 1 or more');
  const grant = await verifyGrant(jws, options);
  if (readJwsPayload(jws) === null)
    throw new ManifestError('manifest_malformed', 'manifest: not RFC 8785 JSON');
  const payload = await verifyCompactJws(jws, keyBytes(grant.key, 'key'), ['root']);
  if (payload === null) throw new ManifestError('manifest_signature', 'manifest: not signed by its signer');
  const manifest = parseManifest(payload);
  if (manifest === null) throw new ManifestError('manifest_malformed', 'manifest: not of this version');
  if (manifest.siteId !== siteId) throw new ManifestError('manifest_wrong_site', 'manifest: of another site');
  if (manifest.version < minVersion) throw new ManifestError('manifest_older', 'manifest: older than pinned');
  if (!(nowMs < manifest.exp * 1000)) {
    throw new ManifestError('manifest_expired', 'manifest: expired', { hint: 'Sign a new version.' });
  }
  return { ...manifest, mayLoosen: grant.mayLoosen };
}

async function verifyGrant(
  jws: string,
  { siteId, rootKey, nowMs }: VerifyManifestOptions,
): Promise<ManifestSignerGrant> {
  const root = keyBytes(rootKey, 'rootKey');
  const header = readJwsHeader(jws, ['root']);
  if (header === null) throw new ManifestError('manifest_malformed', 'manifest: not a signed manifest');
  const grant = parseGrant(await verifyCompactJws(header.root, root));
  const current = grant !== null && nowMs >= grant.nbf * 1000 && nowMs < grant.exp * 1000;
  if (!current || grant.siteId !== siteId) {
    throw new ManifestError('manifest_signer', 'manifest: its signer is not vouched for', {
      hint: 'Check the pinned root key, the site and the dates of the signer grant.',
    });
  }
  return grant;
}

function keyBytes(key: string, name: string): Uint8Array {
  const bytes = decodeBase64Url(key, 32);
  if (bytes === null) throw new TypeError(`${name}: expected base64url of 32 bytes`);
  return bytes;
}
