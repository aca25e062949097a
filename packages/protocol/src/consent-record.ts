// The consent record: fields of ISO/IEC TS 27560 as the W3C DPV guide lays them out.
import type { RecordId, SiteId } from './ids.ts';

export interface ConsentNotice {
  readonly id: string;
  readonly version: string;
  /** BCP 47 language tag. */
  readonly locale: string;
  /** SHA-256 of the notice's text, base64url. */
  readonly textHash: string;
  readonly url: string;
}

export interface ConsentPurpose {
  readonly id: string;
  readonly text: string;
  readonly lawfulBasis: 'consent';
  readonly piiTypes: readonly string[];
  readonly retention: string;
  readonly recipients: readonly string[];
}

export type ConsentState = 'idle' | 'pending' | 'granted' | 'denied' | 'withdrawn' | 'expired' | 'superseded';

export interface ConsentEvent {
  readonly id: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly type: 'notice-shown' | 'granted' | 'denied' | 'withdrawn';
  readonly consentType: 'expressed';
  readonly state: ConsentState;
  readonly entity: 'visitor' | 'site';
  /** How it was expressed: `button`, `api`, … */
  readonly method: string;
  readonly uiVariant: string;
  readonly noticeHash: string;
  /** Seconds from `at` for which the event holds. */
  readonly validFor: number;
}

export interface ConsentRecord {
  readonly recordId: RecordId;
  readonly schema: 'scrim-consent/1';
  readonly subjectRef: string | null;
  readonly site: SiteId;
  readonly jurisdiction: string;
  readonly language: string;
  readonly notice: ConsentNotice;
  readonly purposes: readonly ConsentPurpose[];
  readonly controllers: readonly string[];
  readonly withdrawalMethod: string;
  readonly rightsUrl: string;
  readonly signals: readonly string[];
  readonly events: readonly ConsentEvent[];
  /** SHA-256 of the record before this one (RFC 8785), base64url; null for a first record. */
  readonly prevHash: string | null;
}

/** The payload of a receipt, a compact JWS by the collector over the record's hash. */
export interface ReceiptClaims {
  readonly recordId: RecordId;
  readonly siteId: SiteId;
  /** SHA-256 of the record's RFC 8785 bytes, base64url. */
  readonly recordHash: string;
  /** Seconds since 1970. */
  readonly iat: number;
}
