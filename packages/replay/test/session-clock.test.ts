// Recorded times → replay time, whatever a recording claims.
import { describe, expect, it } from 'vitest';
import { createSessionClock, MAX_PAGE_MS, MAX_PAUSE_MS } from '../src/opening/session-clock.ts';

const T = 1_795_219_200_000;

describe('the session clock', () => {
  it('counts from the first event, and puts page loads where they were', () => {
    const clock = createSessionClock();
    clock.startPage();
    expect([T, T + 100, T + 900].map(clock.at)).toEqual([0, 100, 900]);
    clock.startPage();
    expect([T + 5000, T + 5100].map(clock.at)).toEqual([5000, 5100]);
    expect(clock.moved()).toBe(0);
  });

  it('lets no page load begin before the one before has ended, and keeps no long pause', () => {
    const clock = createSessionClock();
    clock.startPage();
    [T, T + 900].forEach(clock.at);
    clock.startPage();
    expect([T + 500, T + 700].map(clock.at)).toEqual([901, 1101]);
    clock.startPage();
    expect(clock.at(T + 1e12)).toBe(1102 + MAX_PAUSE_MS);
  });

  it('never runs back, and no page load is longer than a day', () => {
    const clock = createSessionClock();
    clock.startPage();
    expect([T, T + 500, T + 200, T - 1e15, T + 1e300, T + 600].map(clock.at)).toEqual([
      0,
      500,
      500,
      500,
      MAX_PAGE_MS,
      MAX_PAGE_MS,
    ]);
    expect(clock.moved()).toBe(3);
    clock.startPage();
    expect(clock.at(-1e308)).toBe(MAX_PAGE_MS + 1);
  });

  it('gives late events their own time where a piece is missing, and only there', () => {
    const clock = createSessionClock();
    clock.startPage();
    [T, T + 1000].forEach(clock.at);
    clock.step();
    clock.openGap();
    expect(clock.at(T + 3000)).toBe(3000);
    expect(clock.at(T + 2000)).toBe(2000);
    expect(clock.at(T + 500)).toBe(1001);
  });

  it('is above what was sent', () => {
    const clock = createSessionClock();
    clock.startPage();
    clock.at(T);
    clock.step();
    expect(clock.at(T)).toBe(1);
  });
});
