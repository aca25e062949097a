// What a way of recording is given and gives back.

/** What the page is told by its server. */
export interface SiteSettings {
  readonly collector: string;
  readonly site: string;
  /** Ed25519 public key of the site's root, base64url. */
  readonly rootKey: string;
}

/** A recording under way. */
export interface Recorded {
  /** @throws Error when nothing was recorded */
  stop(): Promise<void>;
}
