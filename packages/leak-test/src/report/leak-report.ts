// The outcome of a leak test. All reports (terminal, JSON, SARIF, HTML) are made of it.
import type { Place } from '../places/place.ts';
import type { Finding } from '../search/finding.ts';
import type { Guise, SecretKind } from '../secrets/secret.ts';

/** A share, 0–1, and what it is made of. */
export interface Score {
  readonly value: number;
  readonly of: number;
  readonly had: number;
  /** What was lost, in words of ours; at most 50. */
  readonly lost: readonly string[];
}

/** Where a secret came to light. */
export type FoundIn = 'wire' | 'session' | 'browser-storage' | 'server-files';

/** A finding and where it was. */
export interface PlacedFinding extends Finding {
  readonly in: readonly FoundIn[];
}

/** One channel of the catalogue, tested. */
export interface ChannelResult {
  readonly id: string;
  readonly group: string;
  readonly kind: SecretKind;
  /** Why it could not be exercised, where it could not; a channel that was not exercised proves nothing. */
  readonly notExercised?: string;
  /** One for each guise that was found. Empty: it does not leak. */
  readonly findings: readonly PlacedFinding[];
}

/** One place of somebody's page, tested. */
export interface PlaceResult extends Place {
  readonly findings: readonly PlacedFinding[];
}

/** Two pictures of one moment. */
export interface Picture {
  readonly name: string;
  /** PNG: the page as the visitor saw it. */
  readonly live: Uint8Array;
  /** PNG: what a viewer sees; null when there was nothing to replay. */
  readonly replayed: Uint8Array | null;
}

/** What must be reached. */
export interface Thresholds {
  /** @default 0.9 */
  readonly utility: number;
  /** @default 0.9 */
  readonly layout: number;
  /** @default 0 */
  readonly readability: number;
}

/** The outcome. */
export interface LeakReport {
  readonly format: 'scrim-leak-report/1';
  readonly mode: 'catalogue' | 'page';
  readonly recorder: string;
  /** What was tested: the catalogue, or the page's origin and path as they were asked for. */
  readonly target: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly tookMs: number;
  readonly guises: readonly Guise[];
  /** In catalogue mode; else empty. */
  readonly channels: readonly ChannelResult[];
  /** In page mode; else empty. */
  readonly places: readonly PlaceResult[];
  /** Values that were made and planted nowhere: any that is found shows that the search errs. */
  readonly decoys: { readonly made: number; readonly found: readonly PlacedFinding[] };
  /** Secrets in requests that are not the recorder's: the page itself sent them. Not leaks of the recorder. */
  readonly sentByPage: readonly { readonly host: string; readonly places: readonly string[] }[];
  /** Requests of the recorder whose body could not be read. */
  readonly unread: readonly { readonly host: string; readonly why: string; readonly count: number }[];
  readonly requests: number;
  readonly bytesSent: number;
  readonly scores: {
    /** Channels or places that leak. */
    readonly leaks: number;
    /** Null: not measured, and then the reason is in `failures`. */
    readonly utility: Score | null;
    readonly layout: Score | null;
    readonly readability: Score | null;
  };
  readonly thresholds: Thresholds;
  readonly passed: boolean;
  /** Why it did not pass, in sentences; empty when it did. */
  readonly failures: readonly string[];
  /** What a reader should know: what was not planted and why, in sums. */
  readonly notes: readonly string[];
  /** Not part of the JSON report. */
  readonly pictures: readonly Picture[];
}
