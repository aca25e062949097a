// The permit: permission to write into one session (collector → page, `Cache-Control: no-store`, never logged).
import type { PermitId, SessionId, SiteId } from './ids.ts';

/** Test sessions are kept apart from live ones everywhere. */
export type SessionKind = 'live' | 'test';

/** As SSF1 ("Permit and secrets") lists it; byte strings are base64url. */
export interface Permit {
  readonly v: 1;
  readonly siteId: SiteId;
  readonly sid: SessionId;
  readonly gen: number;
  readonly permitId: PermitId;
  /** 32 bytes; binds the session to its erasure secret. Lets the tab write, never read. */
  readonly psk: string;
  /** 32 bytes; the same for cards. */
  readonly cardPsk: string;
  /** Shown with every frame; the collector keeps its SHA-256 only. */
  readonly writeToken: string;
  /**
   * 32 bytes, good for one new permit within 20 idle minutes, and again for a minute should the answer be lost; proves
   * a withdrawal too. The collector keeps its SHA-256 only.
   */
  readonly continuation: string;
  /** 16 bytes; salts the consent commitment in the header. */
  readonly consentSalt: string;
  /** The site manifest, a compact JWS. */
  readonly manifest: string;
  readonly limits: PermitLimits;
  /** Seconds since 1970. */
  readonly exp: number;
}

export interface PermitLimits {
  /** The largest sealed chunk, bytes. */
  readonly chunkBytes: number;
  /** Epochs in the session. */
  readonly epochs: number;
  /** Sealed bytes in the session. */
  readonly bytes: number;
}
