// The keys and the site of one test: made at start, held in memory, good for nothing else.
import {
  enabledManifest,
  firstManifest,
  generateReadingKey,
  generateSigningKey,
  grantManifestKey,
  type ReadingKeyPair,
  type SigningKeyPair,
  signManifest,
} from '@scrim/crypto/keys';
import { encodeBase64Url, type PolicyArtifact, type SiteId } from '@scrim/protocol';
import { SITE } from './page-settings.ts';

/** The keys of a test. */
export interface TestKeys {
  readonly reading: ReadingKeyPair;
  readonly root: SigningKeyPair;
  readonly manifest: SigningKeyPair;
}

/** Fresh keys. */
export async function makeTestKeys(): Promise<TestKeys> {
  const [reading, root, manifest] = await Promise.all([
    generateReadingKey(),
    generateSigningKey(),
    generateSigningKey(),
  ]);
  return { reading, root, manifest };
}

/** What pages pin. */
export const rootKeyOf = ({ root }: TestKeys): string => encodeBase64Url(root.publicKey);

/** The site's enabled manifest, signed. */
export async function signTestManifest(
  { reading, root, manifest }: TestKeys,
  { origins, policy }: { readonly origins: readonly string[]; readonly policy: PolicyArtifact },
): Promise<string> {
  const nowMs = Date.now();
  const siteId = SITE as SiteId;
  const recipients = [{ suite: 1, pk: encodeBase64Url(reading.publicKey), kid: reading.kid }] as const;
  const grant = await grantManifestKey(siteId, manifest, root, nowMs);
  const first = firstManifest({ siteId, origins, recipients, policy }, nowMs);
  return await signManifest(enabledManifest(first, grant, nowMs), {
    manifestKey: manifest,
    grant: grant.jws,
  });
}
