// A session's limits hold: within one request, for what is resent, and between requests at the same time.
import { setTimeout } from 'node:timers/promises';
import type { Permit } from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Counter, results, startCounter, startPage } from './counter.ts';

describe('the limits of a session', () => {
  let counter: Counter;
  let permit: Permit;
  let page: Awaited<ReturnType<typeof startPage>>;
  beforeEach(async () => {
    counter = await startCounter();
    permit = await counter.permit(await counter.receipt());
    page = await startPage(counter, permit);
    await counter.ingest(page.header);
  });
  afterEach(() => counter.close());

  const session = async () => {
    const row = await counter.stores.sessions.get(permit.sid);
    if (row === null) throw new Error('the session is there');
    return row;
  };
  /** Leaves room for so much and no more. */
  const leaveRoom = async (room: { bytes?: number; epochs?: number }) => {
    const { bytes, epochs } = await session();
    const { limits } = permit;
    await counter.stores.sessions.addArrival(permit.sid, {
      chunks: 0,
      atMs: counter.clock.ms,
      bytes: room.bytes === undefined ? 0 : limits.bytes - bytes - room.bytes,
      epochs: room.epochs === undefined ? 0 : limits.epochs - epochs - room.epochs,
    });
  };
  /** Bytes of a small chunk as they are counted. */
  const chunkBytes = async () => {
    const { bytes } = await session();
    await counter.ingest(page.chunk('a'));
    return (await session()).bytes - bytes;
  };

  it('of bytes holds within one request', async () => {
    const bytes = await chunkBytes();
    await leaveRoom({ bytes: 2 * bytes });
    const answer = await counter.ingest(page.chunk('b'), page.chunk('c'), page.chunk('d'));
    expect(results(answer)).toEqual(['stored', 'stored', 'limit']);
    expect((await session()).bytes).toBe(permit.limits.bytes);
  });

  it('of bytes holds between requests at the same time', async () => {
    const bytes = await chunkBytes();
    await leaveRoom({ bytes: 3 * bytes });
    const { putChunk } = counter.stores.chunks;
    // Slow enough that every request would have passed its check before the first one is counted.
    counter.stores.chunks.putChunk = (...args) => setTimeout(20).then(() => putChunk(...args));
    const chunks = Array.from({ length: 20 }, () => page.chunk('b'));
    const answers = await Promise.all(chunks.map((chunk) => counter.ingest(chunk)));
    expect(answers.flatMap(results).filter((result) => result === 'stored')).toHaveLength(3);
    expect((await session()).bytes).toBe(permit.limits.bytes);
  });

  it('of epochs holds within one request, and counts no header that is resent', async () => {
    await leaveRoom({ epochs: 1 });
    const [second, third] = [await startPage(counter, permit), await startPage(counter, permit)];
    const answer = await counter.ingest(page.header, second.header, second.header, third.header, page.header);
    expect(results(answer)).toEqual(['known', 'stored', 'known', 'limit', 'known']);
    expect(results(await counter.ingest(second.header, page.chunk('a')))).toEqual(['known', 'stored']);
    expect((await session()).epochs).toBe(permit.limits.epochs);
  });

  it('are each session’s own in a request that carries frames of two', async () => {
    const other = await startPage(counter, await counter.permit(await counter.receipt()));
    await counter.ingest(other.header);
    const bytes = await chunkBytes();
    await leaveRoom({ bytes });
    const answer = await counter.ingest(other.chunk('a'), page.chunk('b'), other.chunk('c'), page.chunk('d'));
    expect(results(answer)).toEqual(['stored', 'stored', 'stored', 'limit']);
  });

  it('let go on when a request before failed', async () => {
    const { putChunk } = counter.stores.chunks;
    counter.stores.chunks.putChunk = () => Promise.reject(new Error('disk'));
    const lost = page.chunk('a');
    const [failed] = await Promise.all([counter.post('/v1/ingest', lost), counter.ingest(page.header)]);
    expect(failed.status).toBe(500);
    counter.stores.chunks.putChunk = putChunk;
    expect(results(await counter.ingest(lost))).toEqual(['stored']);
  });
});
