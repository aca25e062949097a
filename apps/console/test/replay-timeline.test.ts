import { describe, expect, it } from 'vitest';
import { currentIndex, markAfter, markBefore } from '../src/browser/replay/nearest-mark.ts';
import {
  bandOf,
  gapBands,
  idleBands,
  isInGap,
  shareOf,
  ticksOf,
} from '../src/browser/replay/timeline-geometry.ts';
import { mark, page, report } from './recording-parts.ts';

const marks = [mark(1, 'page', 0), mark(2, 'click', 1000), mark(3, 'click', 1020), mark(4, 'input', 30_000)];

describe('nearest mark', () => {
  it('finds the present one', () => {
    expect([-1, 0, 999, 1000, 1_019, 1_020, 90_000].map((atMs) => currentIndex(marks, atMs))).toEqual([
      -1, 0, 0, 1, 1, 2, 3,
    ]);
  });

  it('goes on and ends', () => {
    expect(markAfter(marks, 0)?.id).toBe(marks[1]?.id);
    expect(markAfter(marks, 30_000)).toBeNull();
  });

  it('goes back past what was played since the last step', () => {
    expect(markBefore(marks, 30_300)?.id).toBe(marks[2]?.id);
    expect(markBefore(marks, 30_900)?.id).toBe(marks[3]?.id);
    expect(markBefore(marks, 0)).toBeNull();
    expect(markBefore(marks, 600)).toBeNull();
  });
});

describe('timeline', () => {
  it('keeps everything between its ends', () => {
    expect([shareOf(-1, 100), shareOf(50, 100), shareOf(200, 100), shareOf(1, 0)]).toEqual([0, 0.5, 1, 0]);
    expect(bandOf(50, 500, 100)).toMatchObject({ start: 0.5, width: 0.5 });
    expect(bandOf(60, 50, 100).width).toBe(0);
  });

  it('draws what lies together once, each kind for itself', () => {
    const ticks = ticksOf(marks, 60_000, 0.01);
    expect(ticks.map(({ kind, count }) => [kind, count])).toEqual([
      ['page', 1],
      ['click', 2],
      ['input', 1],
    ]);
    expect(ticksOf(marks, 60_000, 0)).toHaveLength(4);
  });

  it('takes idle stretches from the report', () => {
    expect(idleBands(report({ idle: [[10_000, 30_000]] }), 60_000)).toMatchObject([
      { fromMs: 10_000, toMs: 30_000 },
    ]);
    expect(idleBands(null, 60_000)).toEqual([]);
  });

  it('lets a gap without an end reach to the next page load, or the end', () => {
    const pages = [page(0, 0), page(1, 40_000)];
    const gaps = [
      { pageIndex: 0, fromMs: 10_000, toMs: 20_000, chunks: [] },
      { pageIndex: 0, fromMs: 30_000, toMs: null, chunks: [] },
      { pageIndex: 1, fromMs: 50_000, toMs: null, chunks: [] },
    ];
    const bands = gapBands(report({ pages, gaps, durationMs: 60_000 }), 60_000);
    expect(bands.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [10_000, 20_000],
      [30_000, 40_000],
      [50_000, 60_000],
    ]);
    expect(gapBands(null, 60_000)).toEqual([]);
    const found = report({ pages, gaps, durationMs: 60_000 });
    expect([9_999, 10_000, 20_000, 39_999, 40_000].map((atMs) => isInGap(found, atMs))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(isInGap(null, 10_000)).toBe(false);
  });
});
