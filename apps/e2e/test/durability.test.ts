// What was acknowledged is there after `kill -9`, what was not is delivered once, and always with the same bytes.
import { decodeFrames, type FrameMeta, type IngestAnswer } from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCollectorProcess } from '../src/collector-process.ts';
import { openSession } from '../src/opened.ts';
import { allowRecording, chunksStored, fillCart, onlySession, openShop } from '../src/visit.ts';
import { recorderState, startWorld, until, type World } from '../src/world.ts';

/** Chunks as they were sent, by place; a place with two contents fails. */
function sentChunks(world: World): Map<string, string> {
  const sent = new Map<string, string>();
  for (const { body } of world.wire.requests.filter(({ path }) => path === '/v1/ingest')) {
    for (const { meta, bytes } of decodeFrames(body) ?? []) {
      const { eid, kind, i } = meta as FrameMeta;
      if (kind !== 'chunk') continue;
      const place = `${eid}/${i}`;
      const content = Buffer.from(bytes).toString('base64');
      expect(sent.get(place) ?? content).toBe(content);
      sent.set(place, content);
    }
  }
  return sent;
}

/** Chunks as they are stored, `u8 flags ‖ ct` like a frame's bytes. */
async function storedChunks(world: World): Promise<Map<string, string>> {
  const stored = new Map<string, string>();
  for (const { sid, gen } of (await world.admin.stores.sessions.list({ limit: 10 })).rows) {
    for (const epoch of await world.admin.stores.chunks.listEpochs(sid, gen)) {
      for await (const { i, flags, ct } of world.admin.stores.chunks.readChunks(epoch)) {
        stored.set(`${epoch.eid}/${i}`, Buffer.from([flags, ...ct]).toString('base64'));
      }
    }
  }
  return stored;
}

describe('durability', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());

  it('kill -9: every acknowledged chunk is there after the restart, the rest arrives once', async () => {
    const page = await openShop(world, await world.newVisitor());
    await allowRecording(page);
    await chunksStored(world, 1);
    const acknowledged = new Set<string>();
    page.on('response', async (response) => {
      if (!response.url().endsWith('/v1/ingest')) return;
      const answer = (await response.json().catch(() => null)) as IngestAnswer | null;
      for (const { eid, kind, i } of answer?.frames ?? [])
        if (kind === 'chunk') acknowledged.add(`${eid}/${i}`);
    });
    await fillCart(page);
    await until('an acknowledged chunk', () => acknowledged.size > 0);
    await world.collector.kill('SIGKILL');
    const before = await storedChunks(world);
    for (const place of acknowledged) expect([...before.keys()]).toContain(place);

    await page.getByTestId('to-checkout').waitFor();
    await page.mouse.wheel(0, 300);
    await page.getByTestId('remove-line').first().click();
    const failed = world.wire.requests.length;
    await until('an attempt while the collector is dead', () => world.wire.requests.length > failed, 15_000);
    world.collector = await startCollectorProcess(world.data);
    await until('delivery of the rest', async () => (await storedChunks(world)).size > before.size, 20_000);
    await until('nothing is missing', async () => {
      const stored = await storedChunks(world);
      return [...sentChunks(world).keys()].every((place) => stored.has(place));
    });
    expect(await storedChunks(world)).toEqual(sentChunks(world));
    const { report, events } = await openSession(world, (await onlySession(world)).sid);
    expect(report.epochs.map(({ gaps }) => gaps)).toEqual([[]]);
    expect(new Set(events.map((event) => JSON.stringify(event))).size).toBe(events.length);
  });

  it('lost answers: a retry sends the same bytes, and they are stored once', async () => {
    const page = await openShop(world, await world.newVisitor());
    await allowRecording(page);
    await chunksStored(world, 1);
    world.wire.mode = 'lost-answers';
    const { chunks } = await onlySession(world);
    await fillCart(page);
    await chunksStored(world, chunks + 1);
    const attempts = world.wire.requests.length;
    await until('a retry', () => world.wire.requests.length > attempts + 1);
    world.wire.mode = 'open';
    await until('an answer', () => world.wire.requests.at(-1)?.status === 200);
    expect(await storedChunks(world)).toEqual(sentChunks(world));
    expect((await onlySession(world)).chunks).toBe((await storedChunks(world)).size);
  });

  it('offline and reload: the next page delivers what this one sealed, unchanged', async () => {
    const page = await openShop(world, await world.newVisitor());
    await allowRecording(page);
    await chunksStored(world, 1);
    world.wire.mode = 'dark';
    await fillCart(page);
    await until('a failed attempt', () => world.wire.requests.at(-1)?.status === null, 15_000);
    await page.reload();
    await recorderState(page, 'starting');
    const stranded = sentChunks(world);
    const stored = await storedChunks(world);
    expect([...stranded.keys()].some((place) => !stored.has(place))).toBe(true);
    world.wire.mode = 'open';
    await recorderState(page, 'recording');
    await until('delivery', async () => {
      const now = await storedChunks(world);
      return [...stranded.keys()].every((place) => now.has(place));
    });
    const now = await storedChunks(world);
    for (const [place, content] of stranded) expect(now.get(place)).toBe(content);
    const { report } = await openSession(world, (await onlySession(world)).sid);
    expect(report.epochs.length).toBe(2);
    expect(report.epochs.map(({ gaps }) => gaps)).toEqual([[], []]);
  });
});
