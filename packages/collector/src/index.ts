// @scrim/collector: takes sealed chunks it cannot read, and releases what opens them only past the audit log.
export {
  type Collector,
  type CollectorOptions,
  createCollector,
  type StaffedCollector,
  type StaffOptions,
} from './collector.ts';
export type { FailureLine } from './http/mount-routes.ts';
export { keepKeyFile } from './key-files/keep-key-file.ts';
export {
  createSessionAccess,
  type OpenRequest,
  type ReleasedSecret,
  type ReleasedSession,
  type SessionAccess,
} from './sessions/session-access.ts';
export { publishedManifest } from './sites/published-manifest.ts';
export type { SiteRecord, StoredSite } from './sites/site-record.ts';
export { createSites, type Sites } from './sites/sites.ts';
