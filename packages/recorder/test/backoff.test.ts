import { expect, it } from 'vitest';
import { retryDelayMs } from '../src/ship/backoff.ts';

it('waits longer with every attempt, at most a minute, with half of it random', () => {
  expect(retryDelayMs(0, () => 0)).toBe(250);
  expect(retryDelayMs(0, () => 1)).toBe(500);
  expect(retryDelayMs(3, () => 1)).toBe(4000);
  expect(retryDelayMs(30, () => 1)).toBe(60_000);
});
