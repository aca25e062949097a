import type { MaskedEvent } from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBatcher, FLUSH_AFTER_MS, FLUSH_AT_CHARACTERS } from '../src/mask/batch.ts';

const event = (type: number, size = 0): MaskedEvent =>
  ({ type, timestamp: 1, data: 'x'.repeat(size) }) as unknown as MaskedEvent;
const META = 4;
const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;

describe('batches', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are cut at 32 KiB of JSON', () => {
    const batches: string[] = [];
    const batcher = createBatcher(({ ndjson }) => batches.push(ndjson));
    batcher.add(event(INCREMENTAL, FLUSH_AT_CHARACTERS / 2));
    expect(batches).toHaveLength(0);
    batcher.add(event(INCREMENTAL, FLUSH_AT_CHARACTERS / 2));
    expect(batches).toHaveLength(1);
    expect(batches[0]?.split('\n')).toHaveLength(3);
  });

  it('are cut five seconds after their first event', () => {
    const batches: string[] = [];
    const batcher = createBatcher(({ ndjson }) => batches.push(ndjson));
    batcher.add(event(INCREMENTAL));
    vi.advanceTimersByTime(FLUSH_AFTER_MS - 1);
    batcher.add(event(INCREMENTAL));
    expect(batches).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(batches).toHaveLength(1);
  });

  it('begin with a snapshot when they say so', () => {
    const keyframes: boolean[] = [];
    const batcher = createBatcher(({ keyframe }) => keyframes.push(keyframe));
    batcher.add(event(INCREMENTAL));
    batcher.add(event(META, FLUSH_AT_CHARACTERS));
    batcher.add(event(FULL_SNAPSHOT));
    expect(batcher.take()).toBeNull();
    batcher.add(event(META));
    batcher.add(event(INCREMENTAL));
    expect(batcher.take()?.keyframe).toBe(false);
    expect(keyframes).toEqual([false, true]);
  });

  it('are forgotten when dropped, and nothing comes later', () => {
    const batches: string[] = [];
    const batcher = createBatcher(({ ndjson }) => batches.push(ndjson));
    batcher.add(event(INCREMENTAL));
    batcher.drop();
    vi.advanceTimersByTime(FLUSH_AFTER_MS * 2);
    expect(batches).toHaveLength(0);
    expect(batcher.take()).toBeNull();
  });
});
