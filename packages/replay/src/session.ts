// What an opened session is to the console: page loads, marks, gaps, and the report. Types only; plain data that can be
// cloned; nothing in it is text from the recorded page but the masked address.
import type { PrevReport } from '@scrim/crypto/open';
import type { EpochId } from '@scrim/protocol';
import type { ReplayErrorCode } from './replay-error.ts';

/** One page load. Replay time: milliseconds since the first event of the first page load. */
export interface PageLoad {
  /** Place in the session, from 0. */
  readonly index: number;
  readonly eid: EpochId;
  /** Replay time. */
  readonly startMs: number;
  /** Seconds since 1970 by the recorder's clock, to the minute; not evidence. */
  readonly startedAt: number;
  /** The masked address, path only; '' where it is not known. */
  readonly path: string;
  /** CSS pixels; 0 where they are not known. */
  readonly width: number;
  readonly height: number;
}

/** What a mark tells of. */
export type MarkKind =
  | 'page'
  | 'route'
  | 'click'
  | 'input'
  | 'scroll'
  | 'resize'
  | 'focus'
  | 'visibility'
  | 'gap';

/** A moment worth a place in the timeline. */
export interface Mark {
  readonly id: number;
  /** Replay time. */
  readonly atMs: number;
  readonly kind: MarkKind;
  readonly pageIndex: number;
  /** Our own words, with the kind of element; a page's also has its masked address. */
  readonly label: string;
  /** rrweb's id of the element, within its page load. */
  readonly nodeId?: number;
}

/** A piece that is not there. */
export interface SessionGap {
  readonly pageIndex: number;
  /** Replay time of the last event before it. */
  readonly fromMs: number;
  /** Replay time of the first event after it; null when none came. */
  readonly toMs: number | null;
  /** Indices of the absent chunks, as inclusive pairs. */
  readonly chunks: readonly (readonly [number, number])[];
}

/**
 * Why a line was not played. `unreadable`: no JSON, too deep, or of too many parts. `refused`: no event that may be played. `time`: a
 * timestamp that is no finite number. `before_picture`: nothing to apply it to, because the page's picture is missing.
 */
export type DropReason = 'unreadable' | 'refused' | 'time' | 'before_picture';

/** What was found of one page load. */
export interface PageReport extends PageLoad {
  /** Replay time of its last event. */
  readonly endMs: number;
  readonly events: number;
  /** A full picture of the page was there; if not, nothing of it can be shown. */
  readonly hasPicture: boolean;
  /** Its end was sealed. If not: a crash, a cut tail and a page still open look alike. */
  readonly closed: boolean;
  /** Does the page load follow the one that it says came before? Null when the opening ended before that was judged. */
  readonly prev: PrevReport | null;
}

/** What was found of the session; plain JSON. */
export interface SessionReport {
  readonly pages: readonly PageReport[];
  readonly gaps: readonly SessionGap[];
  /** The end of every page load was sealed. */
  readonly closed: boolean;
  readonly durationMs: number;
  /** Events that can be played. */
  readonly events: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
  /** Parts that were taken out of events because a replay must not have them. */
  readonly removed: number;
  /** Events whose time was out of order or out of bounds, and was moved by more than a second. */
  readonly moved: number;
  /** Stretches of more than ten seconds without a visitor's doing, replay time. */
  readonly idle: readonly (readonly [number, number])[];
  /** Where and why the opening ended before the end; null when it did not. */
  readonly failure: { readonly code: ReplayErrorCode; readonly atMs: number } | null;
}

/** News of an opening. `failed` is followed by `ended` when something was opened before. */
export type OpeningUpdate =
  | { readonly kind: 'page'; readonly page: PageLoad }
  | { readonly kind: 'marks'; readonly marks: readonly Mark[] }
  | { readonly kind: 'progress'; readonly playableMs: number; readonly bytes: number }
  | { readonly kind: 'ended'; readonly report: SessionReport }
  | { readonly kind: 'failed'; readonly code: ReplayErrorCode };
