// What is known of a recording while it arrives: the reader's updates, added up. Pure; labels in it are our own words,
// addresses are the masked ones of the recording and nothing but text.
import type { Mark, OpeningUpdate, PageLoad, SessionReport } from '@scrim/replay';

export interface RecordingSoFar {
  readonly pages: readonly PageLoad[];
  /** In order of replay time. */
  readonly marks: readonly Mark[];
  /** Replay time that can be shown, milliseconds. */
  readonly playableMs: number;
  /** Sealed bytes that have arrived. */
  readonly bytes: number;
  /** Null until everything has arrived. */
  readonly report: SessionReport | null;
  /** A stable code when opening stopped midway; what came before can be played. */
  readonly failure: string | null;
}

export const NOTHING_YET: RecordingSoFar = {
  pages: [],
  marks: [],
  playableMs: 0,
  bytes: 0,
  report: null,
  failure: null,
};

/** Adds one update. */
export function withUpdate(so: RecordingSoFar, update: OpeningUpdate): RecordingSoFar {
  switch (update.kind) {
    case 'page':
      return { ...so, pages: [...so.pages, update.page] };
    case 'marks':
      return { ...so, marks: merged(so.marks, update.marks) };
    case 'progress':
      return { ...so, playableMs: update.playableMs, bytes: update.bytes };
    case 'ended':
      return { ...so, report: update.report, playableMs: update.report.durationMs };
    case 'failed':
      return { ...so, failure: update.code };
  }
}

function merged(known: readonly Mark[], more: readonly Mark[]): readonly Mark[] {
  const all = [...known, ...more];
  const inOrder = more.every((mark, at) => (all[known.length + at - 1]?.atMs ?? 0) <= mark.atMs);
  return inOrder ? all : all.toSorted((a, b) => a.atMs - b.atMs);
}

/**
 * How long the timeline is, milliseconds: the report's length, or before it the longer of what has arrived and what
 * the collector's clock saw of the session.
 */
export function timelineMs({ report, playableMs }: RecordingSoFar, seenMs: number): number {
  return Math.max(1, report?.durationMs ?? Math.max(playableMs, seenMs));
}
