// May a signed manifest be published? As a page judges it, and its policy by shape besides: a page looks at the policy
// only after the manifest, and what cannot be read again here would be lost, such as what a withdrawal is to do.
import { ManifestError, type VerifyManifestOptions, verifyManifest } from '@scrim/crypto/manifest';
import type { SiteManifest } from '@scrim/protocol';
import { policyArtifactSchema } from '@scrim/protocol/schema';

/** @throws ManifestError as `verifyManifest`; `manifest_malformed` for a policy that pages would refuse for its shape. */
export async function verifyPublishable(jws: string, options: VerifyManifestOptions): Promise<SiteManifest> {
  const manifest = await verifyManifest(jws, options);
  if (policyArtifactSchema.safeParse(manifest.policy).success) return manifest;
  throw new ManifestError('manifest_malformed', 'manifest: its policy is none that pages take');
}
