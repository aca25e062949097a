// What the page is told about the collector of a test. Public parts of keys only.
import type { PolicyArtifact } from '@scrim/protocol';

/** The host that the collector answers at: it exists for the test only. */
export const COLLECTOR_HOST = 'collector.leak-test.test';

/** The collector's base URL. */
export const COLLECTOR = `https://${COLLECTOR_HOST}`;

/** The site's id at the collector. */
export const SITE = 'leak-test';

/** Settings of the recorder in the page. */
export interface ScrimPageSettings {
  readonly collector: string;
  readonly site: string;
  /** base64url of the test's root key, public part. */
  readonly rootKey: string;
  /** What the bundle pins; null for the recorder's own default. */
  readonly policy: PolicyArtifact | null;
}
