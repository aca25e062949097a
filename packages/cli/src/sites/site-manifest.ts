// What is signed for a site: the root's grant to the manifest key, the first manifest, and the next one. The next one
// is made from the published one only if our own manifest key signed that: the store it lies in is not trusted.
import { type SigningKeyPair, signGrant, verifyCompactJws } from '@scrim/crypto/keys';
import { DEFAULT_POLICY } from '@scrim/masking-rules';
import {
  decodeBase64Url,
  encodeBase64Url,
  type Recipient,
  ScrimError,
  type SiteId,
  type SiteManifest,
} from '@scrim/protocol';
import { manifestSchema, signerGrantSchema } from '@scrim/protocol/schema';

const DAY_SECONDS = 86_400;
/** A manifest holds 90 days (docs/architecture.md, "Keys"). */
export const MANIFEST_SECONDS = 90 * DAY_SECONDS;
/** The root key is needed once a year: often enough to be found, seldom enough to stay offline. */
export const GRANT_SECONDS = 365 * DAY_SECONDS;
/** Pages judge dates by the visitor's clock, which may be behind. */
const CLOCK_BEHIND_SECONDS = DAY_SECONDS;

/** Seconds since 1970 as ISO 8601, for people. */
export function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/** A grant as the root signed it, and when it ends (seconds since 1970). */
export interface SignedGrant {
  readonly jws: string;
  readonly exp: number;
}

/** The root's word that this manifest key may sign for the site; it may not loosen a pinned policy. */
export async function grantManifestKey(
  siteId: SiteId,
  manifestKey: SigningKeyPair,
  rootKey: SigningKeyPair,
  nowMs: number,
): Promise<SignedGrant> {
  const now = Math.floor(nowMs / 1000);
  const exp = now + GRANT_SECONDS;
  const key = encodeBase64Url(manifestKey.publicKey);
  const grant = { siteId, key, nbf: now - CLOCK_BEHIND_SECONDS, exp, mayLoosen: false };
  return { jws: await signGrant(grant, rootKey), exp };
}

/** Version 1 of a site's manifest: everything masked, and nothing recorded yet. */
export function firstManifest(
  site: {
    readonly siteId: SiteId;
    readonly origins: readonly string[];
    readonly recipients: readonly Recipient[];
  },
  nowMs: number,
): SiteManifest {
  const { siteId, origins, recipients } = site;
  const iat = Math.floor(nowMs / 1000);
  return {
    v: 1,
    siteId,
    version: 1,
    iat,
    exp: iat + MANIFEST_SECONDS,
    settings: { enabled: false, start: 'opt-in', origins, onWithdraw: 'erase-session' },
    policy: DEFAULT_POLICY,
    recipients,
    backendKeys: [],
  };
}

/** The next version, enabled; it ends with the grant if that ends first. */
export function enabledManifest(published: SiteManifest, grant: SignedGrant, nowMs: number): SiteManifest {
  const iat = Math.floor(nowMs / 1000);
  return {
    ...published,
    version: published.version + 1,
    iat,
    exp: Math.min(iat + MANIFEST_SECONDS, grant.exp),
    settings: { ...published.settings, enabled: true },
  };
}

/**
 * The published manifest, if this key signed it for this site; expired or not.
 *
 * @throws ScrimError `manifest_missing`, `manifest_key_foreign`
 */
export async function readOwnManifest(
  siteId: SiteId,
  jws: string | null,
  manifestKey: SigningKeyPair,
): Promise<{ readonly manifest: SiteManifest; readonly grant: SignedGrant }> {
  if (jws === null) throw new ScrimError('manifest_missing', 'The site has no published manifest.');
  const payload = await verifyCompactJws(jws, manifestKey.publicKey, ['root']);
  const parsed = manifestSchema.safeParse(payload);
  const grant = readGrant(jws);
  if (!parsed.success || parsed.data.siteId !== siteId || grant === null) {
    throw new ScrimError('manifest_key_foreign', 'The published manifest was not signed with this key.', {
      hint: 'Name the manifest key of this site with --manifest-key.',
    });
  }
  return { manifest: parsed.data, grant };
}

/** The grant in a manifest's header; whoever verifies the manifest verifies this too. */
function readGrant(jws: string): SignedGrant | null {
  try {
    const { root } = decodeJson(jws.split('.')[0]) as { readonly root: string };
    return { jws: root, exp: signerGrantSchema.parse(decodeJson(root.split('.')[1])).exp };
  } catch {
    return null;
  }
}

function decodeJson(part = ''): unknown {
  return JSON.parse(new TextDecoder().decode(decodeBase64Url(part) ?? new Uint8Array()));
}
