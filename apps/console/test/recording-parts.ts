// Parts of a recording as the reader hands them on, for the tests of what the replay page makes of them.
import type { Mark, PageReport, SessionReport } from '@scrim/replay';

export function mark(id: number, kind: Mark['kind'], atMs: number): Mark {
  return { id, kind, atMs, pageIndex: 0, label: 'A label' };
}

export function page(index: number, startMs: number): PageReport {
  return {
    index,
    startMs,
    eid: `epoch-${index}` as PageReport['eid'],
    startedAt: 1_790_000_000,
    path: '/*',
    width: 1280,
    height: 800,
    endMs: startMs + 1000,
    events: 10,
    hasPicture: true,
    closed: true,
    prev: null,
  };
}

export function report(parts: Partial<SessionReport>): SessionReport {
  return {
    pages: [],
    gaps: [],
    closed: true,
    durationMs: 60_000,
    events: 10,
    dropped: { unreadable: 0, refused: 0, time: 0, before_picture: 0 },
    removed: 0,
    moved: 0,
    idle: [],
    failure: null,
    ...parts,
  };
}
