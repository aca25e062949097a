// A recorded page with the seal worker from its real file: when it runs, what it seals, and that without it, under any
// policy and whatever becomes of it, the page is recorded all the same.
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordedPage } from './pages/recorded-page.ts';
import { openReceived } from './received.ts';
import {
  add,
  closed,
  grant,
  handed,
  leave,
  quiet,
  record,
  sealWorker,
  told,
  toldLast,
} from './recorded-driver.ts';
import { type RecordedSite, startRecordedSite } from './recorded-site.ts';

declare const recorded: RecordedPage;

let site: RecordedSite;
beforeAll(async () => {
  site = await startRecordedSite();
});
beforeEach(() => site.clear());
afterAll(() => site.close());

const STRICT = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'";
const TYPED = `${STRICT}; require-trusted-types-for 'script'`;
/** Sooner than a worker is given up that does not answer. */
const SOON_MS = 8_000;
const workerRequests = () => site.requests.filter(({ path }) => path === '/worker.js').length;

/** Records one page with a snapshot and two changes, to its end. @returns kinds of its events, in order */
async function visit(page: Page): Promise<readonly string[]> {
  await record(page);
  await add(page, 900);
  await add(page, 3);
  await quiet(page);
  await leave(page, site);
  const { events, report } = await openReceived(site.epochs, site);
  expect(report.epochs).toMatchObject([{ gaps: [], closed: true, prev: 'none' }]);
  await page.close();
  return events.map(({ type, data }) => `${type} ${(data as { source?: number }).source ?? ''}`);
}

describe('with and without the worker', () => {
  it('a session opens, and has the same lines', async () => {
    const without = await visit(await site.open({ worker: null }));
    expect(workerRequests()).toBe(0);
    site.clear();
    const page = await site.open({ policy: STRICT });
    await grant(page);
    // Everything but the tail goes through the worker.
    await sealWorker(page);
    const within = await visit(page);
    expect(workerRequests()).toBe(1);
    expect(within).toEqual(without);
    expect(without.slice(0, 2)).toEqual(['4 ', '2 ']);
    expect(without.filter((kind) => kind === '3 0').length).toBe(2);
  });

  it.each([
    ['Trusted Types with the policy `scrim`', `${TYPED}; trusted-types scrim`],
    ['a policy without blob:', STRICT],
  ])('the worker runs under %s', async (_, policy) => {
    const page = await site.open({ policy });
    await record(page);
    await sealWorker(page);
    await visit(page);
  });

  it.each([
    ['Trusted Types without the policy `scrim`', `${TYPED}; trusted-types other`, '/worker.js'],
    [
      'a policy that allows no worker',
      STRICT.replace("worker-src 'self'", "worker-src 'none'"),
      '/worker.js',
    ],
    ['a wrong address', STRICT, '/none.js'],
  ])('the page itself seals under %s, and the developer is told', async (_, policy, worker) => {
    const page = await site.open({ policy, worker });
    await record(page);
    await toldLast(page, 'recording worker_unavailable');
    await visit(page);
  });
});

describe('a file that a bundler put into a `data:` address', () => {
  it('runs where the policy allows it, and is done without where it does not', async () => {
    const free = await site.open({ worker: site.inlined });
    await record(free);
    await sealWorker(free);
    await visit(free);
    site.clear();
    const strict = await site.open({ worker: site.inlined, policy: STRICT });
    await record(strict);
    await toldLast(strict, 'recording worker_unavailable');
    await visit(strict);
  });
});

describe('the life of the worker', () => {
  it('begins after consent and permit, and ends with the recording', async () => {
    const page = await site.open();
    expect([page.workers().length, workerRequests()]).toEqual([0, 0]);
    await record(page);
    const worker = await sealWorker(page);
    const paths = site.requests.map(({ path }) => path);
    expect(paths.indexOf('/collector/v1/permits')).toBeLessThan(paths.indexOf('/worker.js'));
    const ended = worker.waitForEvent('close');
    await page.evaluate(() => recorded.recorder.stop());
    await ended;
    expect(page.workers()).toEqual([]);
    await quiet(page);
    await page.close();
  });

  it('ends with a withdrawal, at once, and what it has is lost', async () => {
    const page = await site.open({ worker: '/mute.js' });
    await record(page);
    await sealWorker(page);
    await add(page, 900);
    const worker = await handed(page, 1);
    const ended = worker.waitForEvent('close', { timeout: SOON_MS });
    await page.evaluate(() => recorded.withdraw());
    await ended;
    const [epoch] = site.epochs;
    // What was sealed before the worker was ready is all that went out.
    const sent = epoch?.chunks.size ?? 0;
    expect([epoch?.close ?? null, sent <= 1]).toEqual([null, true]);
    await quiet(page);
    await page.close();
  });

  it('does not begin where no policy is believed', async () => {
    const page = await site.open();
    await page.route('**/v1/permits', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: { ...(await answer.json()), manifest: 'a.b.c' } });
    });
    await grant(page);
    await page.waitForFunction(() => recorded.told.some((words) => words.startsWith('refused')));
    expect([page.workers().length, workerRequests()]).toEqual([0, 0]);
    await page.close();
  });
});

describe('a worker that dies', () => {
  it('has its lines sealed again, under new indices that name the lost ones', async () => {
    const page = await site.open({ worker: '/mute.js' });
    await page.clock.install();
    await record(page);
    await sealWorker(page);
    await add(page, 900);
    const worker = await handed(page, 1);
    void worker.evaluate(() => close()).catch(() => null);
    await add(page, 3);
    await page.clock.fastForward(6_000);
    await page.clock.fastForward(6_000);
    await toldLast(page, 'recording worker_failed');
    await quiet(page);
    await leave(page, site);
    const { chunks, events, report } = await openReceived(site.epochs, site);
    expect(report.epochs).toMatchObject([{ gaps: [], closed: true }]);
    const indices = chunks.map(({ i }) => i);
    expect(indices.length).toBeLessThan((indices.at(-1) ?? 0) + 1);
    const changes = events.filter(
      ({ type, data }) => type === 3 && (data as { source: number }).source === 0,
    );
    expect(changes.map(({ data }) => (data as { adds: unknown[] }).adds.length)).toEqual([901, 4]);
    expect(events.filter(({ type }) => type === 2).length).toBe(1);
    await page.close();
  });

  it('while the recording ends: its lines first, then the final chunk', async () => {
    const page = await site.open({ worker: '/mute.js' });
    await page.clock.install();
    await record(page);
    await sealWorker(page);
    await add(page, 900);
    await handed(page, 1);
    await add(page, 3);
    await page.evaluate(() => void Object.assign(globalThis, { stopping: recorded.recorder.stop() }));
    expect(site.epochs[0]?.close ?? null).toBeNull();
    await page.clock.fastForward(11_000);
    await closed(site);
    const { chunks, events, report } = await openReceived(site.epochs, site);
    expect(report.epochs).toMatchObject([{ gaps: [], closed: true }]);
    expect(chunks.at(-1)?.flags).toBe(1);
    const changes = events.filter(
      ({ type, data }) => type === 3 && (data as { source: number }).source === 0,
    );
    expect(changes.map(({ data }) => (data as { adds: unknown[] }).adds.length)).toEqual([901, 4]);
    expect(await told(page)).toContain('stopped stopped_by_site');
    await quiet(page);
    await page.close();
  });
});

it("leaves the page's own Worker and fetch as they are", async () => {
  const page = await site.open();
  await page.evaluate(() =>
    Object.assign(globalThis, { own: [Worker, fetch, Worker.prototype.postMessage] }),
  );
  await record(page);
  await sealWorker(page);
  const same = await page.evaluate(() => {
    const { own } = globalThis as unknown as { own: unknown[] };
    return [Worker, fetch, Worker.prototype.postMessage].map((now, at) => now === own[at]);
  });
  expect(same).toEqual([true, true, true]);
  await page.close();
});
