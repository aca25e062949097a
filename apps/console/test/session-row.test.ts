import { describe, expect, it } from 'vitest';
import { standingOf } from '../src/browser/sessions/session-state.ts';
import { DEFAULT_COLUMNS, parseShownColumns } from '../src/browser/sessions/shown-columns.ts';

describe('standingOf', () => {
  it.each([
    ['open', 60_000, 'arriving'],
    ['open', 60_001, 'waiting'],
    ['open', 20 * 60_000, 'waiting'],
    ['open', 20 * 60_000 + 1, 'ended'],
    ['revoked', 0, 'stopped'],
  ] as const)('%s, quiet for %i ms: %s', (state, quietMs, standing) => {
    expect(standingOf({ state, lastArrivalAtMs: 0 }, quietMs)).toBe(standing);
  });
});

describe('parseShownColumns', () => {
  it('reads what was kept, and new columns as they are by default', () => {
    expect(parseShownColumns('{"size":false,"chunks":true,"other":true}')).toEqual({
      ...DEFAULT_COLUMNS,
      size: false,
      chunks: true,
    });
  });

  it.each([[null], ['{'], ['7'], ['null'], ['{"size":"no"}']])('%s is the default', (text) => {
    expect(parseShownColumns(text)).toEqual(DEFAULT_COLUMNS);
  });
});
