// A seal worker with a job in its hands: whatever becomes of it, the index is sealed by nobody else and the page goes on.
import { FLAG_FINAL } from '@scrim/crypto/format';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Holder, newHolder } from './forge.ts';
import type { WorkerPage } from './pages/worker-page.ts';
import { begin, failures, line, open, quiet, seal, start, stateIs } from './worker-driver.ts';
import { onlyWorker, startWorkerSite, type WorkerSite } from './worker-site.ts';

declare const workerPage: WorkerPage;

let site: WorkerSite;
let holder: Holder;
beforeAll(async () => {
  [site, holder] = await Promise.all([startWorkerSite(), newHolder()]);
});
afterAll(() => site.close());

describe('a worker in the middle of a job', () => {
  async function withJob(file: string) {
    const page = await site.open();
    await page.clock.install();
    await start(page, `/${file}.js`);
    await stateIs(page, 'ready');
    const header = await begin(page, holder);
    return { page, header };
  }
  /** The index is passed over, and the page goes on by itself. */
  async function goesOn(page: Page, header: Uint8Array) {
    expect(await failures(page)).toEqual(['worker_failed']);
    expect(await page.evaluate(() => workerPage.next())).toBe(1);
    const after = [
      await seal(page, `{"ssf":"skipped","i":[0]}\n${line(0)}`),
      await seal(page, line(1), true),
    ];
    const { code, chunks, report } = await open(holder, header, after);
    expect([code, chunks.map(({ i }) => i), report?.epochs[0]?.gaps]).toEqual([null, [1, 2], []]);
    await quiet(page);
  }

  it.each(['dying', 'lying', 'short'])('%s: the job is lost, and sealed by nobody else', async (file) => {
    const { page, header } = await withJob(file);
    expect(await seal(page, line(0))).toEqual({ code: 'worker_failed' });
    await goesOn(page, header);
  });

  it('closing without a word: found out by its silence', async () => {
    const { page, header } = await withJob('mute');
    const sealing = seal(page, line(0));
    const worker = await onlyWorker(page);
    await expect.poll(() => worker.evaluate(() => (self as unknown as { held?: [] }).held?.length)).toBe(1);
    void worker.evaluate(() => close()).catch(() => null);
    await page.clock.fastForward(9_000);
    expect(await page.evaluate(() => workerPage.state())).toBe('ready');
    await page.clock.fastForward(2_000);
    expect(await sealing).toEqual({ code: 'worker_failed' });
    await goesOn(page, header);
  });

  it('stopped by the page: lost in the same way, and nobody is told', async () => {
    const { page, header } = await withJob('mute');
    const sealing = seal(page, line(0));
    const worker = await onlyWorker(page);
    await expect.poll(() => worker.evaluate(() => (self as unknown as { held?: [] }).held?.length)).toBe(1);
    await page.evaluate(() => workerPage.stop());
    expect(await sealing).toEqual({ code: 'worker_failed' });
    expect(await failures(page)).toEqual([]);
    expect((await open(holder, header, [await seal(page, line(1), true)])).report?.epochs[0]?.gaps).toEqual([
      [0, 0],
    ]);
    await quiet(page);
  });

  it.each([
    ['abandoned', 'sealAndAbandon'],
    ['dropped with its epoch', 'sealAndDrop'],
  ] as const)('%s: the result is thrown away', async (_, how) => {
    const page = await site.open();
    await start(page, '/keeping.js');
    await stateIs(page, 'ready');
    const header = await begin(page, holder);
    expect(await page.evaluate(([act, ndjson]) => workerPage[act](ndjson), [how, line(0)] as const)).toBe(
      'job_abandoned',
    );
    // It was the worker's: the key came with it, and is gone there too.
    const handed = await (await onlyWorker(page)).evaluate(() => {
      const { handed: jobs } = self as unknown as { handed: Record<string, Uint8Array>[] };
      return jobs.map(({ key, nonce, bytes }) =>
        [key, nonce, bytes].map((array) => array?.every((byte) => byte === 0)),
      );
    });
    expect(handed).toEqual([[true, true, true]]);
    if (how === 'sealAndAbandon') {
      const chunk = await seal(page, `{"ssf":"skipped","i":[0]}\n${line(1)}`, true);
      expect(chunk).toMatchObject({ i: 1, flags: FLAG_FINAL });
      expect((await open(holder, header, [chunk])).report?.epochs[0]?.gaps).toEqual([]);
    }
    await quiet(page);
  });

  it('leaves no key on the page', async () => {
    const page = await site.open();
    await page.evaluate(() => {
      const post = Worker.prototype.postMessage;
      const posted: unknown[] = [];
      Object.assign(globalThis, { posted });
      Worker.prototype.postMessage = function (message: unknown, moved: unknown) {
        const before = Object.entries(message as object).map(([name, value]) => [
          name,
          (value as Uint8Array).length,
        ]);
        post.call(this, message, moved as StructuredSerializeOptions);
        const after = Object.entries(message as object).map(([name, value]) => [
          name,
          (value as Uint8Array).length,
        ]);
        posted.push(Object.fromEntries(before), Object.fromEntries(after));
      };
    });
    await start(page);
    await stateIs(page, 'ready');
    await begin(page, holder);
    await seal(page, line(0, 10));
    const posted = await page.evaluate(() => (globalThis as unknown as { posted: unknown[] }).posted);
    expect(posted).toEqual([
      { key: 32, nonce: 12, aad: 41, bytes: line(0, 10).length },
      { key: 0, nonce: 0, aad: 0, bytes: 0 },
    ]);
    await quiet(page);
  });

  it('handed more than a reader takes: refused by the same code, and the worker goes on', async () => {
    const page = await site.open();
    await start(page);
    await stateIs(page, 'ready');
    await begin(page, holder);
    const code = await page.evaluate(async () => {
      // Base64 of noise: a quarter shorter at most, and 8 MiB is the limit.
      const noise = crypto.getRandomValues(new Uint8Array(65_520));
      let text = '';
      while (text.length < 14_000_000) {
        crypto.getRandomValues(noise);
        text += btoa(String.fromCharCode(...noise));
      }
      return await workerPage.seal(`{"n":"${text}"}\n`);
    });
    expect(code).toEqual({ code: 'chunk_too_large' });
    expect(await page.evaluate(() => workerPage.state())).toBe('ready');
    expect(await seal(page, line(1))).toMatchObject({ i: 1 });
    await quiet(page);
  });
});

it('takes compression and encryption off the page: its thread is busy for a fraction of the time', async () => {
  /** Milliseconds of the page's thread while eight megabytes are sealed. */
  const busy = async (url: string | null): Promise<number> => {
    const page = await site.open();
    if (url !== null) {
      await start(page, url);
      await stateIs(page, 'ready');
    }
    await begin(page, holder);
    await page.evaluate(() => {
      const numbers = (n: number) =>
        Array.from({ length: 100 }, (_, at) => (n * 7919 + at * 104_729) ** 2 % 65_537);
      const lines = Array.from({ length: 4_000 }, (_, n) => JSON.stringify({ n, numbers: numbers(n) }));
      Object.assign(globalThis, { text: `${lines.join('\n')}\n` });
    });
    const session = await page.context().newCDPSession(page);
    // By the thread's own clock: other programs on this machine do not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const seconds = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    };
    const before = await seconds();
    await page.evaluate(() => workerPage.weigh((globalThis as unknown as { text: string }).text));
    const spent = (await seconds()) - before;
    await quiet(page);
    return spent * 1000;
  };
  const [alone, withWorker] = [await busy(null), await busy('/worker.js')];
  expect(withWorker).toBeLessThan(alone / 4);
});
