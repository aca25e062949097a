// What an administrator signs for a site: the root's grant to the manifest key, the first manifest, the next one. The
// next is made from the published one only if our own manifest key signed that: the store it lies in is not trusted.
// Runs anywhere; it signs nothing without a key that the caller hands in, and never keeps one.
import {
  decodeBase64Url,
  encodeBase64Url,
  type PolicyArtifact,
  type Recipient,
  ScrimError,
  type SiteId,
  type SiteManifest,
} from '@scrim/protocol';
import { readJwsHeader, verifyCompactJws } from '../manifest/compact-jws.ts';
import { areRecipients, parseGrant, parseManifest } from '../manifest/manifest-shape.ts';
import type { SigningKeyPair } from './key-pairs.ts';
import { signGrant } from './sign-jws.ts';

const DAY_SECONDS = 86_400;
/** How long a manifest holds: 90 days (docs/architecture.md, "Keys"), seconds. */
export const MANIFEST_SECONDS = 90 * DAY_SECONDS;
/** How long a grant holds, seconds: the root key is needed once a year, often enough to be found, seldom enough to stay offline. */
export const GRANT_SECONDS = 365 * DAY_SECONDS;
/** Pages judge dates by the visitor's clock, which may be behind. */
const CLOCK_BEHIND_SECONDS = DAY_SECONDS;

/** A grant as the root signed it. */
export interface SignedGrant {
  readonly jws: string;
  /** When it ends, seconds since 1970. */
  readonly exp: number;
  /** May manifests under it loosen the policy that a page pinned? */
  readonly mayLoosen: boolean;
}

/** What a grant permits. */
export interface GrantOptions {
  /**
   * May the manifest key loosen the policy that a page pinned? Privacy: whoever has that key then decides alone what
   * passes.
   *
   * @default false
   */
  readonly mayLoosen?: boolean;
}

/**
 * The root's word that this manifest key may sign for the site.
 *
 * @param nowMs milliseconds since 1970.
 */
export async function grantManifestKey(
  siteId: SiteId,
  manifestKey: Pick<SigningKeyPair, 'publicKey'>,
  rootKey: SigningKeyPair,
  nowMs: number,
  { mayLoosen = false }: GrantOptions = {},
): Promise<SignedGrant> {
  const now = Math.floor(nowMs / 1000);
  const exp = now + GRANT_SECONDS;
  const key = encodeBase64Url(manifestKey.publicKey);
  const grant = { siteId, key, nbf: now - CLOCK_BEHIND_SECONDS, exp, mayLoosen };
  return { jws: await signGrant(grant, rootKey), exp, mayLoosen };
}

/**
 * The grant anew for another year. It permits what the published one does, if this root key signed that and it has not
 * run out: what stands in a manifest is the manifest key's word only, and an old grant must not come back to life.
 *
 * @param nowMs milliseconds since 1970.
 */
export async function renewedGrant(
  published: SignedGrant,
  siteId: SiteId,
  keys: { readonly manifestKey: Pick<SigningKeyPair, 'publicKey'>; readonly rootKey: SigningKeyPair },
  nowMs: number,
): Promise<SignedGrant> {
  const signed = parseGrant(await verifyCompactJws(published.jws, keys.rootKey.publicKey));
  const isOurs = signed?.siteId === siteId && signed.key === encodeBase64Url(keys.manifestKey.publicKey);
  const mayLoosen = isOurs && signed.exp * 1000 > nowMs && signed.mayLoosen;
  return await grantManifestKey(siteId, keys.manifestKey, keys.rootKey, nowMs, { mayLoosen });
}

/** What a site's first manifest says of it. */
export interface NewSite {
  readonly siteId: SiteId;
  /** Whose pages may record, as browsers write origins. */
  readonly origins: readonly string[];
  /** Who can open, 1 to 8. */
  readonly recipients: readonly Recipient[];
  readonly policy: PolicyArtifact;
}

/**
 * Version 1 of a site's manifest, unsigned: nothing is recorded yet.
 *
 * @param nowMs milliseconds since 1970.
 */
export function firstManifest({ siteId, origins, recipients, policy }: NewSite, nowMs: number): SiteManifest {
  const iat = Math.floor(nowMs / 1000);
  return {
    v: 1,
    siteId,
    version: 1,
    iat,
    exp: iat + MANIFEST_SECONDS,
    settings: { enabled: false, start: 'opt-in', origins, onWithdraw: 'erase-session' },
    policy,
    recipients,
    backendKeys: [],
  };
}

/**
 * The next version, enabled, unsigned; it ends with the grant if that ends first.
 *
 * @param nowMs milliseconds since 1970.
 */
export function enabledManifest(published: SiteManifest, grant: SignedGrant, nowMs: number): SiteManifest {
  const next = nextManifest(published, grant, nowMs);
  return { ...next, settings: { ...published.settings, enabled: true } };
}

/**
 * The next version with another policy, unsigned; all else as it was. It ends with the grant if that ends first.
 *
 * @param nowMs milliseconds since 1970.
 */
export function manifestWithPolicy(
  published: SiteManifest,
  policy: PolicyArtifact,
  grant: SignedGrant,
  nowMs: number,
): SiteManifest {
  return { ...nextManifest(published, grant, nowMs), policy };
}

/**
 * The next version for other readers, unsigned; all else as it was. It ends with the grant if that ends first. Pages
 * seal to the new recipients from their next permit on; who was dropped still opens what was sealed to him before.
 *
 * @param recipients who can open from now on: 1 to 8, of one suite, each once.
 * @param nowMs milliseconds since 1970.
 * @throws RangeError when they are not that.
 */
export function manifestWithRecipients(
  published: SiteManifest,
  recipients: readonly Recipient[],
  grant: SignedGrant,
  nowMs: number,
): SiteManifest {
  if (!areRecipients(recipients)) throw new RangeError('recipients: expected 1 to 8 of one suite, each once');
  return { ...nextManifest(published, grant, nowMs), recipients };
}

function nextManifest(published: SiteManifest, grant: SignedGrant, nowMs: number): SiteManifest {
  const iat = Math.floor(nowMs / 1000);
  const exp = Math.min(iat + MANIFEST_SECONDS, grant.exp);
  return { ...published, version: published.version + 1, iat, exp };
}

/**
 * The published manifest, if this key signed it for this site; expired or not.
 *
 * @throws ScrimError `manifest_missing`, `manifest_key_foreign`
 */
export async function readOwnManifest(
  siteId: SiteId,
  jws: string | null,
  manifestKey: Pick<SigningKeyPair, 'publicKey'>,
): Promise<{ readonly manifest: SiteManifest; readonly grant: SignedGrant }> {
  if (jws === null) throw new ScrimError('manifest_missing', 'The site has no published manifest.');
  const manifest = parseManifest(await verifyCompactJws(jws, manifestKey.publicKey, ['root']));
  const grant = readGrant(jws);
  if (manifest === null || manifest.siteId !== siteId || grant === null) {
    throw new ScrimError('manifest_key_foreign', 'The published manifest was not signed with this key.', {
      hint: 'Use the manifest key of this site.',
    });
  }
  return { manifest, grant };
}

/** The grant in a manifest's header, not verified: whoever takes the manifest verifies it against the root he pins. */
function readGrant(jws: string): SignedGrant | null {
  const root = readJwsHeader(jws, ['root'])?.root;
  const grant = parseGrant(parseJson(root?.split('.')[1]));
  return root === undefined || grant === null
    ? null
    : { jws: root, exp: grant.exp, mayLoosen: grant.mayLoosen };
}

function parseJson(part = ''): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(decodeBase64Url(part) ?? new Uint8Array()));
  } catch {
    return null;
  }
}
