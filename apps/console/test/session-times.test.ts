import { describe, expect, it } from 'vitest';
import { clockWords, lengthWords, momentWords, startWords } from '../src/browser/sessions/session-times.ts';

const at = Date.parse('2026-11-21T14:05:09Z');

describe('times in words', () => {
  it.each([
    [-5, '0:00'],
    [7_999, '0:07'],
    [185_000, '3:05'],
    [3_723_000, '1:02:03'],
  ])('clock of %i', (ms, words) => expect(clockWords(ms)).toBe(words));

  it.each([
    [400, '0 s'],
    [59_600, '1 min'],
    [185_000, '3 min 5 s'],
    [3_600_000, '1 h'],
    [3_723_000, '1 h 2 min'],
  ])('length of %i', (ms, words) => expect(lengthWords(ms)).toBe(words));

  it('says the day as near as it is, in the time zone', () => {
    expect(startWords(at, at + 60_000, 'UTC')).toBe('Today, 14:05');
    expect(startWords(at, at + 10 * 3_600_000, 'UTC')).toBe('Yesterday, 14:05');
    expect(startWords(at, at + 10 * 3_600_000, 'America/New_York')).toBe('Today, 09:05');
    expect(startWords(at, at + 5 * 86_400_000, 'UTC')).toBe('21 Nov, 14:05');
    expect(startWords(at, at + 100 * 86_400_000, 'UTC')).toBe('21 Nov 2026, 14:05');
    expect(momentWords(at, 'UTC')).toContain('14:05:09');
  });
});
