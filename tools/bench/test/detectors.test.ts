// The aims of the tripwire are held here; `pnpm bench detectors` shows the same figures.
import { describe, expect, it } from 'vitest';
import { benchDetectors } from '../benches/detectors.ts';
import { precisionOf, recallOf, scoreOf } from '../detectors/score.ts';
import { readVectorCases } from '../detectors/vector-cases.ts';

describe('detectors', () => {
  it('reach every aim in the tables of another project', async () => {
    const figures = await benchDetectors();
    expect(figures.filter(({ aim }) => aim !== undefined)).toHaveLength(8);
    expect(figures.filter(({ ok }) => ok === false)).toEqual([]);
    expect(figures.find(({ name }) => name === 'recall: phone')?.value).toBeGreaterThan(0.85);
    expect(figures.find(({ name }) => name === 'precision: phone')?.value).toBeGreaterThan(0.8);
  });

  it('are measured on all of those tables', () => {
    const cases = readVectorCases();
    expect(cases.length).toBeGreaterThan(1700);
    expect(new Set(cases.map(({ recognizer }) => recognizer)).size).toBeGreaterThan(75);
    const places = (kind: string) =>
      cases.filter((one) => one.kind === kind).flatMap(({ spans }) => spans).length;
    expect([places('card'), places('iban'), places('email'), places('phone')]).toEqual([16, 158, 7, 97]);
  });
});

describe('a score', () => {
  const card = { recognizer: 'r', kind: 'card' } as const;
  const text = 'x 4111 1111 1111 1111 or ab@smith.test';

  it('counts a place that a hit overlaps as found, one that none overlaps as missed', () => {
    const cases = [{ ...card, text, spans: [[2, 5] as const, [30, 33] as const] }];
    expect(scoreOf('card', cases)).toEqual({ found: 1, missed: 1, wrong: 0 });
  });

  it('counts a hit that is of another kind, or where nothing is, as false', () => {
    expect(scoreOf('card', [{ ...card, text, spans: [] }])).toEqual({ found: 0, missed: 0, wrong: 1 });
    expect(scoreOf('email', [{ ...card, text, spans: [[25, 38]] }])).toEqual({
      found: 0,
      missed: 0,
      wrong: 1,
    });
  });

  it('gives shares', () => {
    expect(precisionOf({ found: 3, missed: 9, wrong: 1 })).toBe(0.75);
    expect(recallOf({ found: 3, missed: 1, wrong: 9 })).toBe(0.75);
  });
});
