import type { Permit } from '@scrim/protocol';
import { expect, it } from 'vitest';
import type { Admission } from '../src/gate/admit.ts';
import { sessionLifeMs } from '../src/gate/session-life.ts';

const MINUTE_MS = 60_000;
const NOW = 1_800_000_000_000;
const admission = (expInMs: number, continues: boolean) =>
  ({
    permit: { exp: (NOW + expInMs) / 1000 } as Permit,
    continuity: continues ? ({} as Admission['continuity']) : null,
  }) satisfies Pick<Admission, 'permit' | 'continuity'>;

it.each([
  ['a new session lasts an hour', 60 * MINUTE_MS, false, 60 * MINUTE_MS],
  [
    'a new session lasts an hour, though the clock is two hours ahead',
    -60 * MINUTE_MS,
    false,
    60 * MINUTE_MS,
  ],
  ['a continued session lasts what is left of it', 10 * MINUTE_MS, true, 10 * MINUTE_MS],
  ['a continued session lasts a minute at least', -60 * MINUTE_MS, true, MINUTE_MS],
  ['a continued session lasts an hour at most', 600 * MINUTE_MS, true, 60 * MINUTE_MS],
])('%s', (_, expInMs, continues, life) => {
  expect(sessionLifeMs(admission(expInMs, continues), NOW)).toBe(life);
});
