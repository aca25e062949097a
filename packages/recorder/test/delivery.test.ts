import { newEpochId, newSessionId } from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deliverLeftFrames } from '../src/ship/deliver-left-frames.ts';
import { startDelivery } from '../src/ship/delivery.ts';
import type { Outbox } from '../src/ship/outbox.ts';
import { type SealedFrame, sealedFrame } from '../src/ship/sealed-frame.ts';

const MINUTE_MS = 60_000;
const [sid, eid] = [newSessionId(), newEpochId()];
const frame = (i: number, size = 100) =>
  sealedFrame({ writeToken: 't', kind: 'chunk', sid, gen: 0, eid, i }, new Uint8Array(size));
const answer = (frames: readonly SealedFrame[]) =>
  Response.json({
    manifestVersion: 1,
    state: 'active',
    frames: frames.map(({ key }) => ({ eid, kind: 'chunk', i: Number(key.split('/')[2]), result: 'stored' })),
  });

function memoryOutbox(): Outbox & { readonly kept: Map<string, SealedFrame> } {
  const kept = new Map<string, SealedFrame>();
  return {
    kept,
    keep: (sealed) => void kept.set(sealed.key, sealed),
    remove: (keys) => {
      for (const key of keys) kept.delete(key);
    },
    left: async () => [...kept.values()],
    clear: () => {},
  };
}

describe('delivery', () => {
  const onEnd = vi.fn();
  const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('addEventListener', () => {});
    vi.stubGlobal('fetch', fetched);
    fetched.mockReset();
    onEnd.mockReset();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const start = (outbox: Outbox = memoryOutbox()) =>
    startDelivery({ collector: 'https://c.example', outbox, onEnd });

  it('asks a dead collector at most twice a minute in the end, however many frames wait', async () => {
    fetched.mockRejectedValue(new TypeError('offline'));
    const delivery = start();
    for (let i = 0; i < 12 * 20; i++) {
      delivery.send(frame(i, 2000));
      await vi.advanceTimersByTimeAsync(5000);
    }
    const before = fetched.mock.calls.length;
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
    expect(fetched.mock.calls.length - before).toBeGreaterThanOrEqual(10);
    expect(fetched.mock.calls.length - before).toBeLessThanOrEqual(20);
    expect(before).toBeLessThanOrEqual(60);
  });

  it('sends the rest at once when the collector is back', async () => {
    fetched.mockRejectedValueOnce(new TypeError('offline'));
    const delivery = start();
    delivery.send(frame(0));
    await vi.advanceTimersByTimeAsync(0);
    delivery.send(frame(1));
    fetched.mockImplementation(async () => answer([frame(0), frame(1)]));
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    await delivery.settled();
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('takes an answer that leaves a frame out for a failed attempt', async () => {
    fetched.mockImplementation(async () => answer([]));
    start().send(frame(0));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fetched.mock.calls.length).toBeLessThanOrEqual(8);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it.each([
    ['a portal that answers 200', () => new Response('<html>', { status: 200 })],
    ['a portal that answers JSON', () => Response.json({ hello: 1 })],
    ['a proxy that answers 403', () => new Response('no', { status: 403 })],
    ['a proxy that answers 403 in JSON', () => Response.json({ error: 'blocked' }, { status: 403 })],
    ['a collector that fails', () => Response.json({ code: 'internal' }, { status: 500 })],
  ])('loses nothing to %s', async (_, response) => {
    const outbox = memoryOutbox();
    fetched.mockImplementation(async () => response());
    start(outbox).send(frame(0));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(outbox.kept.size).toBe(1);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('ends when the collector itself refuses the request', async () => {
    fetched.mockImplementation(async () => Response.json({ code: 'body_malformed' }, { status: 400 }));
    start().send(frame(0));
    await vi.advanceTimersByTimeAsync(0);
    expect(onEnd).toHaveBeenCalledExactlyOnceWith('chunk_refused');
  });

  it('tries again when an answer never comes', async () => {
    fetched.mockImplementation(
      (_, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    );
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const late = new AbortController();
      setTimeout(() => late.abort(), ms);
      return late.signal;
    });
    start().send(frame(0));
    await vi.advanceTimersByTimeAsync(3 * MINUTE_MS);
    expect(fetched.mock.calls.length).toBeGreaterThanOrEqual(2);
  });

  it('gives up a recording whose queue would fill the memory', () => {
    fetched.mockRejectedValue(new TypeError('offline'));
    const delivery = start();
    for (let i = 0; i < 33; i++) delivery.send(frame(i, 1024 * 1024));
    expect(onEnd).toHaveBeenCalledWith('collector_unreachable');
  });

  it('cuts what earlier pages left into requests that a collector takes', async () => {
    const outbox = memoryOutbox();
    for (let i = 0; i < 9; i++) outbox.keep(frame(i, 1024 * 1024));
    const sizes: number[] = [];
    fetched.mockImplementation(async (_, { body }) => {
      sizes.push((body as Uint8Array).length);
      return answer([frame(sizes.length - 1)]);
    });
    const signal = new AbortController().signal;
    deliverLeftFrames(await outbox.left(), { collector: 'https://c.example', outbox, signal });
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    expect(outbox.kept.size).toBe(0);
    expect(Math.max(...sizes)).toBeLessThan(2 * 1024 * 1024);
  });

  it('sends nothing more once it is dropped', async () => {
    fetched.mockRejectedValue(new TypeError('offline'));
    const delivery = start();
    delivery.send(frame(0));
    await vi.advanceTimersByTimeAsync(0);
    delivery.drop();
    delivery.send(frame(1));
    delivery.sendAtHide([frame(2)]);
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});
