// What is found of one page load while it is read: its place in time, and when each of its chunks was, so that a
// missing one can be told as a time.
import { FLAG_FINAL, type HeaderCore } from '@scrim/crypto/format';
import type { OpenedChunk, PrevReport } from '@scrim/crypto/open';
import type { PageLoad, PageReport, SessionGap } from '../session.ts';

type ChunkRange = readonly [number, number];

/** The account of one page load. */
export interface PageAccount {
  readonly index: number;
  readonly core: HeaderCore;
  /** An event at this replay time belongs to the chunk that is being read. */
  addTime(atMs: number): void;
  /** Was there any event? */
  hasTimes(): boolean;
  addPlayable(): void;
  /** A chunk begins. @returns true when chunks before it are missing */
  startChunk(chunk: Pick<OpenedChunk, 'i' | 'flags'>): boolean;
  setAddress(path: string, width: number, height: number): void;
  load(): PageLoad;
  report(prev: PrevReport | null, hasPicture: boolean): PageReport;
  /** The missing chunks as far as this page load's own indices tell. */
  absent(): ChunkRange[];
  gap(chunks: readonly ChunkRange[]): SessionGap;
  /** The chunks that a later page load says were sealed after the last one here, or null. */
  cutTail(next: number): ChunkRange | null;
}

/** @param nowMs the latest replay time before the page load, for one that has no events. */
export function createPageAccount(index: number, core: HeaderCore, nowMs: number): PageAccount {
  const times = new Map<number, { from: number; to: number }>();
  const absent: [number, number][] = [];
  let address = { path: '', width: 0, height: 0 };
  let startMs = nowMs;
  let endMs = nowMs;
  let started = false;
  let events = 0;
  let closed = false;
  let last = -1;

  const load = (): PageLoad => ({ index, eid: core.eid, startMs, startedAt: core.startedAt, ...address });
  return {
    index,
    core,
    addTime(atMs) {
      if (!started) [startMs, endMs, started] = [atMs, atMs, true];
      endMs = Math.max(endMs, atMs);
      const known = times.get(last);
      if (known === undefined) times.set(last, { from: atMs, to: atMs });
      else known.to = Math.max(known.to, atMs);
    },
    hasTimes: () => started,
    addPlayable() {
      events += 1;
    },
    startChunk({ i, flags }) {
      const missing = i > last + 1;
      if (missing) absent.push([last + 1, i - 1]);
      last = i;
      closed = (flags & FLAG_FINAL) !== 0;
      return missing;
    },
    setAddress(path, width, height) {
      address = { path, width, height };
    },
    load,
    report: (prev, hasPicture) => ({ ...load(), endMs, events, hasPicture, closed, prev }),
    absent: () => absent,
    gap(chunks) {
      const [first] = chunks[0] ?? [0];
      const [, end] = chunks.at(-1) ?? [0, 0];
      const before = [...times].findLast(([i]) => i < first);
      const after = [...times].find(([i]) => i > end);
      const fromMs = before?.[1].to ?? startMs;
      return { pageIndex: index, fromMs, toMs: after?.[1].from ?? null, chunks };
    },
    cutTail: (next) => (next > last + 1 ? [last + 1, next - 1] : null),
  };
}
