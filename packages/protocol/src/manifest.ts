// The site manifest: settings, policy and recipients of a site as one signed, versioned artifact.
import type { KeyId, SiteId } from './ids.ts';
import type { PolicyArtifact } from './policy.ts';

/** The payload of the manifest's compact JWS (EdDSA over RFC 8785 JSON). */
export interface SiteManifest {
  readonly v: 1;
  readonly siteId: SiteId;
  /** Rises by one with every signing; a page refuses one older than it pinned. */
  readonly version: number;
  /** Seconds since 1970. */
  readonly iat: number;
  /** Seconds since 1970. */
  readonly exp: number;
  readonly settings: SiteSettings;
  /** The masking policy; its RFC 8785 SHA-256 is in every sealed header. */
  readonly policy: PolicyArtifact;
  readonly recipients: readonly Recipient[];
  /** Public keys of the site's backend (JWK), for subject tokens and tickets. */
  readonly backendKeys: readonly Readonly<Record<string, string>>[];
}

export interface SiteSettings {
  /** Permits recording; the collector's own switch can only stop. @default false */
  readonly enabled: boolean;
  /** `opt-in`: nothing before consent. */
  readonly start: 'opt-in';
  /** Origins whose pages may ask for permits. Empty: none. */
  readonly origins: readonly string[];
  /** What a withdrawal does with what was recorded. @default 'erase-session' */
  readonly onWithdraw: 'stop' | 'erase-session';
}

/** A public key that sessions are sealed to. */
export interface Recipient {
  readonly suite: 1 | 2 | 3;
  /** base64url of the suite's public key. */
  readonly pk: string;
  readonly kid: KeyId;
}

/** The payload of the root's JWS: who may sign manifests of a site, and how far. */
export interface ManifestSignerGrant {
  readonly siteId: SiteId;
  /** Ed25519 public key of the manifest key, base64url. */
  readonly key: string;
  /** Seconds since 1970. */
  readonly nbf: number;
  /** Seconds since 1970. */
  readonly exp: number;
  /** May a manifest of this signer loosen what the page's bundle pinned? */
  readonly mayLoosen: boolean;
}
