// Verifies signed site manifests. Fit for a page; signs nothing.
export {
  ManifestError,
  type ManifestErrorCode,
  type VerifiedManifest,
  type VerifyManifestOptions,
  verifyManifest,
} from './manifest/verify-manifest.ts';
