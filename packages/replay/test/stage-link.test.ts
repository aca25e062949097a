// The guards of the link: what comes from the other side is built anew or refused.
import { parseStageMessage } from '@scrim/replay';
import { describe, expect, it } from 'vitest';
import { isStageGreeting, parseEventsMessage, parseStageCommand } from '../src/stage-link.ts';

const NONSENSE = [
  null,
  undefined,
  1,
  'play',
  [],
  {},
  { kind: 'evil' },
  { kind: '__proto__' },
  { kind: ['play'] },
];

describe('the guards', () => {
  it('let through what is right, without what is not asked for', () => {
    const time = { kind: 'time', atMs: 5, playing: true, skipping: false };
    expect(parseStageMessage({ ...time, text: 'a recorded word' })).toEqual(time);
    expect(parseStageMessage({ kind: 'viewport', width: 1, height: 20_000 })).not.toBeNull();
    expect(parseStageMessage({ kind: 'problem', code: 'stage_failed' })).not.toBeNull();
    for (const kind of ['ready', 'waiting', 'finished'])
      expect(parseStageMessage({ kind, x: 1 })).toEqual({ kind });
    expect(parseStageCommand({ kind: 'speed', rate: 8 })).toEqual({ kind: 'speed', rate: 8 });
    expect(parseStageCommand({ kind: 'seek', atMs: 0 })).toEqual({ kind: 'seek', atMs: 0 });
    expect(parseEventsMessage({ kind: 'events', pageIndex: 0, events: ['{}', 3] })).toEqual({
      kind: 'events',
      pageIndex: 0,
      events: ['{}'],
    });
    expect(isStageGreeting({ scrim: 'stage/1' })).toBe(true);
  });

  it.each([
    ...NONSENSE,
    { kind: 'time', atMs: Number.NaN, playing: true, skipping: false },
    { kind: 'time', atMs: Number.POSITIVE_INFINITY, playing: true, skipping: false },
    { kind: 'time', atMs: -1, playing: true, skipping: false },
    { kind: 'time', atMs: 1, playing: 'yes', skipping: false },
    { kind: 'viewport', width: 0, height: 5 },
    { kind: 'viewport', width: 5, height: 1e9 },
    { kind: 'problem', code: 'made up' },
  ])('no message of a stage: %j', (value) => {
    expect(parseStageMessage(value)).toBeNull();
  });

  it.each([
    ...NONSENSE,
    { kind: 'seek', atMs: Number.NaN },
    { kind: 'speed', rate: 100 },
    { kind: 'speed', rate: 0 },
    { kind: 'fit', width: 0, height: 1 },
    { kind: 'skipIdle' },
  ])('no command: %j', (value) => {
    expect(parseStageCommand(value)).toBeNull();
    expect(isStageGreeting(value)).toBe(false);
  });

  it.each([
    ...NONSENSE,
    { kind: 'events', pageIndex: 0.5, events: [] },
    { kind: 'end', durationMs: Number.NaN },
  ])('no events: %j', (value) => {
    expect(parseEventsMessage(value)).toBeNull();
  });
});
