// Parts of a recording as the reader hands them on, for the tests of what the replay page makes of them.
import type { Mark, PageLoad, SessionReport } from '@scrim/replay';

export function mark(id: number, kind: Mark['kind'], atMs: number): Mark {
  return { id, kind, atMs, pageIndex: 0, label: 'A label' };
}

export function page(index: number, startMs: number): PageLoad {
  return {
    index,
    startMs,
    eid: `epoch-${index}` as PageLoad['eid'],
    startedAt: 1_790_000_000,
    path: 'https://shop.example/*',
    width: 1280,
    height: 800,
  };
}

export function report(parts: Partial<SessionReport>): SessionReport {
  return { pages: [], gaps: [], closed: true, durationMs: 60_000, events: 10, ...parts } as SessionReport;
}
