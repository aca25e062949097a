// What the staff side answers and takes, as JSON. Types only: the collector and the console share these words.
import type { KeyId, SessionId, SiteId } from './ids.ts';
import type { SessionKind } from './permit.ts';
import type { PolicyArtifact } from './policy.ts';

/**
 * `site-admin` configures and cannot view; `analyst` views; `privacy-officer` views with a reason and erases; `auditor`
 * reads the log only. A person may hold several.
 */
export type StaffRole = 'site-admin' | 'analyst' | 'privacy-officer' | 'auditor';

/** `GET /v1/sites`, `GET /v1/sites/{siteId}`. */
export interface SiteSummary {
  readonly siteId: SiteId;
  /** Ed25519 public key that the page pins, base64url. */
  readonly rootKey: string;
  /** The collector's own switch: it can only stop. */
  readonly switch: 'on' | 'off';
  /** Milliseconds since 1970. */
  readonly createdAtMs: number;
  /** Records now: the switch is on and a valid manifest says so. */
  readonly enabled: boolean;
  /** The published manifest; null before the first one. */
  readonly manifest: PublishedManifest | null;
  /** What arrives: sessions that are not erased. */
  readonly sessions: {
    readonly count: number;
    /** When bytes last arrived for the newest session, milliseconds since 1970; null when there is none. */
    readonly lastArrivalAtMs: number | null;
  };
}

export interface PublishedManifest {
  readonly version: number;
  /** Seconds since 1970. */
  readonly iat: number;
  /** Seconds since 1970. */
  readonly exp: number;
  readonly enabled: boolean;
  readonly origins: readonly string[];
  readonly recipients: readonly { readonly suite: 1 | 2 | 3; readonly kid: KeyId }[];
  readonly policy: PolicyArtifact;
  /** The compact JWS: the next version is made from it where the manifest key is unlocked. */
  readonly jws: string;
}

/** One row of `GET /v1/sessions`; `GET /v1/sessions/{sid}`. Nothing in it is sealed. */
export interface SessionSummary {
  readonly sid: SessionId;
  readonly siteId: SiteId;
  readonly gen: number;
  readonly kind: SessionKind;
  /** `revoked`: takes no more bytes, opens. Erased sessions are never listed. */
  readonly state: 'open' | 'revoked';
  /** Milliseconds since 1970, by the collector's clock. */
  readonly createdAtMs: number;
  readonly lastArrivalAtMs: number;
  /** Page loads. */
  readonly epochs: number;
  readonly chunks: number;
  /** Sealed bytes, headers included. */
  readonly bytes: number;
  /** The masking policy of the first page load; null when nothing has arrived yet. */
  readonly policy: { readonly id: string; readonly version: string } | null;
}

/** `GET /v1/sessions?siteId&kind&fromMs&toMs&limit&cursor`, newest first. */
export interface SessionPage {
  readonly sessions: readonly SessionSummary[];
  /** Ask with this as `cursor` for the page after; null at the end. */
  readonly next: string | null;
  /** All sessions that the filter finds, on all pages. */
  readonly count: number;
}

/** `POST /v1/sessions/{sid}/open`: what opens the chunks, together with a reading key. Byte strings are base64url. */
export interface OpenedSecret {
  readonly session: SessionSummary;
  /** 32 bytes. */
  readonly psk: string;
  /** 16 bytes: the salt of the headers' consent commitment. */
  readonly consentSalt: string;
  /** SHA-256 of the consent receipt. */
  readonly receiptHash: string;
  /** The reading keys that the session was sealed to. */
  readonly recipients: readonly KeyId[];
}

/** `DELETE /v1/sessions/{sid}`. */
export interface ErasedAnswer {
  readonly sid: SessionId;
  /** False when the session had been erased before. */
  readonly erasedNow: boolean;
  /** What was deleted now. */
  readonly chunks: number;
  readonly bytes: number;
}

/**
 * One of `GET /v1/key-files`: a reading key under its passphrase or wrapped to officers, kept for people who open. Off
 * until one is put.
 */
export interface KeyFileEntry {
  readonly kid: KeyId;
  readonly suite: 1 | 2 | 3;
  /** What people call it, 1–100 characters. */
  readonly label: string;
  /** The protected key file: `scrim-key/1`, JSON text; or an armored age file, of which nobody can see what it holds. */
  readonly file: string;
}

/** A person of the staff. */
export interface PersonSummary {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly disabled: boolean;
  readonly createdAtMs: number;
  readonly hasPassphrase: boolean;
  readonly passkeys: readonly {
    readonly id: string;
    readonly label: string;
    readonly createdAtMs: number;
    readonly lastUsedAtMs: number | null;
  }[];
}

/** `GET /v1/auth/state`. */
export interface AuthState {
  /** Null when nobody is signed in. */
  readonly person: PersonSummary | null;
  /** Can passkeys be used at this address? */
  readonly passkeys: boolean;
  /** Has anybody been set up yet? */
  readonly setUp: boolean;
  /** When the sign-in ends whatever happens, milliseconds since 1970; null when nobody is signed in. */
  readonly endsAtMs: number | null;
  /** How long nothing may happen before it ends, milliseconds. */
  readonly idleMs: number;
}

/** `POST /v1/auth/links/inspect`. */
export interface LinkSummary {
  /** The name that the link is for; null where the person chooses one. */
  readonly name: string | null;
  readonly roles: readonly StaffRole[];
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
}

/** `POST /v1/people/links`: shown once. */
export interface NewLink {
  readonly token: string;
  /** The console's page with the token in the fragment, which no server sees. */
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
}
