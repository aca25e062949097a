// The end of a recorded page with jobs at the worker: what is given up comes in the tail, what does not fit is told as
// missing, and a page that comes back has new keys.
import { FLAG_FINAL } from '@scrim/crypto/format';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordedPage } from './pages/recorded-page.ts';
import { openReceived } from './received.ts';
import { add, closed, handed, leave, quiet, record, sealWorker } from './recorded-driver.ts';
import { type RecordedSite, startRecordedSite } from './recorded-site.ts';

declare const recorded: RecordedPage;

let site: RecordedSite;
beforeAll(async () => {
  site = await startRecordedSite();
});
beforeEach(() => site.clear());
afterAll(() => site.close());

/** Nodes of each change, in the order of the events. */
const changes = (events: readonly { type: number; data: unknown }[]) =>
  events
    .filter(({ type, data }) => type === 3 && (data as { source: number }).source === 0)
    .map(({ data }) => (data as { adds: unknown[] }).adds.length);
/** Bodies that a browser sends for a page that has gone: no more than this in all. */
const KEEPALIVE_BYTES = 64 * 1024;

describe('a page that ends', () => {
  it('with a job abandoned: its events are in the tail, its index is named, and nothing is missing', async () => {
    const page = await site.open({ worker: '/mute.js' });
    await record(page);
    await sealWorker(page);
    await add(page, 400);
    await handed(page, 1);
    await add(page, 3);
    await quiet(page);
    await leave(page, site);
    const { chunks, events, report } = await openReceived(site.epochs, site);
    expect(report.epochs).toMatchObject([{ gaps: [], closed: true }]);
    expect(changes(events)).toEqual([401, 4]);
    expect((chunks.at(-1)?.flags ?? 0) & FLAG_FINAL).toBe(FLAG_FINAL);
    // An index was passed over: it was given out and never sealed.
    expect(chunks.length).toBeLessThan((chunks.at(-1)?.i ?? 0) + 1);
    await page.close();
  });

  it('with more than 64 KiB: not final, what fitted is there, and the reader tells what is not', async () => {
    const page = await site.open({ worker: '/mute.js' });
    await record(page);
    await sealWorker(page);
    // Handed over one after the other: fits, does not fit, would fit.
    await add(page, 400);
    await handed(page, 1);
    await add(page, 3_000);
    await handed(page, 2);
    await add(page, 3);
    site.requests.splice(0);
    await page.goto(`http://127.0.0.1:${site.port}/away`);
    await closed(site);
    const { chunks, events, report } = await openReceived(site.epochs, site);
    const [epoch] = report.epochs;
    expect(epoch?.closed).toBe(false);
    expect(changes(events)).toEqual([401]);
    const tail = chunks.at(-1)?.i ?? 0;
    expect(epoch?.gaps).toEqual([[tail - 1, tail - 1]]);
    const sent = site.requests.filter(({ path }) => path.endsWith('/ingest')).map(({ bytes }) => bytes);
    expect(sent.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(KEEPALIVE_BYTES);
    await page.close();
  });

  it('in the moment it was stopped: the tail takes what the worker still had', async () => {
    const page = await site.open({ worker: '/mute.js' });
    await record(page);
    await sealWorker(page);
    await add(page, 400);
    await handed(page, 1);
    await add(page, 3);
    await page.evaluate(() => void recorded.recorder.stop());
    await leave(page, site);
    const { events, report } = await openReceived(site.epochs, site);
    expect(report.epochs).toMatchObject([{ gaps: [], closed: true }]);
    expect(changes(events)).toEqual([401, 4]);
    await page.close();
  });
});

it('a page restored from the back/forward cache has a new epoch and a new worker', async () => {
  const page = await site.open();
  await record(page);
  const first = await sealWorker(page);
  await page.evaluate(() => Object.assign(globalThis, { firstLife: true }));
  await add(page, 3);
  const ended = first.waitForEvent('close');
  await leave(page, site);
  await ended;
  await page.goBack({ waitUntil: 'commit' });
  await page.waitForFunction(() => recorded.told.at(-1) === 'recording');
  expect(await page.evaluate(() => 'firstLife' in globalThis)).toBe(true);
  await expect.poll(() => page.workers().length).toBe(1);
  expect(page.workers()[0]).not.toBe(first);
  await add(page, 5);
  await quiet(page);
  await page.goto(`http://127.0.0.1:${site.port}/away`);
  await closed(site, 2);
  const { events, report } = await openReceived(site.epochs, site);
  expect(report.epochs).toMatchObject([
    { eseq: 0, gaps: [], closed: true, prev: 'none' },
    { eseq: 1, gaps: [], closed: true, prev: 'ok' },
  ]);
  expect(new Set(site.epochs.map(({ eid }) => eid)).size).toBe(2);
  expect(events.filter(({ type }) => type === 2).length).toBe(2);
  expect(changes(events)).toEqual([4, 6]);
  await page.close();
});
