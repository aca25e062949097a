// The seal worker from its real file, under the policies that real pages have: what it seals opens, and where it cannot be
// started the page seals on its own thread.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Holder, newHolder } from './forge.ts';
import type { WorkerPage } from './pages/worker-page.ts';
import { failures, quiet, sealThree, start, stateIs, THREE } from './worker-driver.ts';
import { startWorkerSite, type WorkerSite, workerFile } from './worker-site.ts';

declare const workerPage: WorkerPage;

let site: WorkerSite;
let holder: Holder;
beforeAll(async () => {
  [site, holder] = await Promise.all([startWorkerSite(), newHolder()]);
});
afterAll(() => site.close());

/** Everything from the page's own server, no `blob:`, no inline script. */
const STRICT = "default-src 'none'; script-src 'self'; worker-src 'self'";
const TYPED = `${STRICT}; require-trusted-types-for 'script'`;

describe('the file', () => {
  it('is one script without imports, of few bytes', async () => {
    const text = await workerFile();
    expect(text).not.toMatch(/\b(?:import|export)\b(?!Key)|importScripts|sourceMappingURL/);
    expect(text).not.toMatch(/console|localStorage|indexedDB|fetch|caches/);
    expect(text.length).toBeLessThan(4_000);
  });

  it('runs as a module and as a classic script', async () => {
    const page = await site.open();
    const words = await page.evaluate(async () =>
      Promise.all(
        (['classic', 'module'] as const).map(
          (type) =>
            new Promise((resolve) => {
              new Worker('/worker.js', { type }).onmessage = ({ data }) => resolve(data);
            }),
        ),
      ),
    );
    expect(words).toEqual([{ ready: 'scrim-seal-worker/1' }, { ready: 'scrim-seal-worker/1' }]);
    await quiet(page);
  });

  it('answers what is no job with no answer', async () => {
    const page = await site.open();
    const answers = await page.evaluate(async () => {
      const worker = new Worker('/worker.js');
      const told: unknown[] = [];
      await new Promise<void>((resolve) => {
        worker.onmessage = ({ data }) => {
          told.push(data);
          if (told.length === 4) resolve();
        };
        const key = new Uint8Array(32);
        const nonce = new Uint8Array(12);
        const aad = new Uint8Array(41);
        const bytes = new Uint8Array(9);
        worker.postMessage('hello');
        worker.postMessage({ id: 1, key, nonce, aad, bytes, extra: 1 });
        worker.postMessage({ id: 1, key: key.slice(1), nonce, aad, bytes });
      });
      return told.slice(1);
    });
    expect(answers).toEqual([null, null, null]);
    await quiet(page);
  });
});

describe('what is sealed opens, with the same lines', () => {
  it.each([
    ['under a policy without blob:', STRICT],
    ['where Trusted Types are enforced and the policy `scrim` is allowed', `${TYPED}; trusted-types scrim`],
    ['where Trusted Types are enforced and any policy is allowed', TYPED],
    ['without any policy', undefined],
  ])('in the worker, %s', async (_, policy) => {
    const page = await site.open(policy);
    await start(page);
    await stateIs(page, 'ready');
    expect(await sealThree(page, holder)).toEqual(THREE);
    expect(await page.evaluate(() => workerPage.state())).toBe('ready');
    expect(await failures(page)).toEqual([]);
    await quiet(page);
  });

  it('and such a policy does refuse a worker from a blob', async () => {
    const page = await site.open(STRICT);
    const heard = await page.evaluate(async () => {
      const worker = new Worker(URL.createObjectURL(new Blob(["postMessage('hello')"])));
      return await new Promise((resolve) => {
        worker.onmessage = () => resolve('message');
        worker.onerror = () => resolve('error');
      });
    });
    expect(heard).toBe('error');
    await page.close();
  });

  it('before the worker is ready, on the page itself', async () => {
    const page = await site.open();
    await start(page, '/silent.js');
    expect(await sealThree(page, holder)).toEqual(THREE);
    expect(await page.evaluate(() => workerPage.state())).toBe('starting');
    await quiet(page);
  });

  it.each([
    [
      'the policy allows no worker',
      '/worker.js',
      `${STRICT.replace("worker-src 'self'", "worker-src 'none'")}`,
    ],
    [
      'Trusted Types are enforced and allow another policy only',
      '/worker.js',
      `${TYPED}; trusted-types other`,
    ],
    [
      'policy names are limited and Trusted Types are not enforced',
      '/worker.js',
      `${STRICT}; trusted-types other`,
    ],
    ['there is no such file', '/none.js', STRICT],
    ['the file is a document', '/words.html', STRICT],
    ['the file is some other program', '/chatty.js', STRICT],
    ['the file is of another version', '/older.js', STRICT],
    ['the address is none', 'http://', STRICT],
  ])('on the page itself, where %s', async (_, url, policy) => {
    const page = await site.open(policy);
    await start(page, url);
    await stateIs(page, 'failed');
    expect(await failures(page)).toEqual(['worker_unavailable']);
    expect(await sealThree(page, holder)).toEqual(THREE);
    await quiet(page);
  });

  it('on the page itself, where the file is of another origin', async () => {
    const page = await site.open();
    await start(page, `${site.otherUrl}worker.js`);
    await stateIs(page, 'failed');
    expect(await failures(page)).toEqual(['worker_unavailable']);
    expect(await sealThree(page, holder)).toEqual(THREE);
    await quiet(page);
  });

  it('on the page itself, where the file never says that it is ready', async () => {
    const page = await site.open();
    await page.clock.install();
    await start(page, '/silent.js');
    await page.clock.fastForward(29_000);
    expect(await page.evaluate(() => workerPage.state())).toBe('starting');
    await page.clock.fastForward(2_000);
    await stateIs(page, 'failed');
    expect(await failures(page)).toEqual(['worker_unavailable']);
    expect(await sealThree(page, holder)).toEqual(THREE);
    await quiet(page);
  });
});

describe('Trusted Types', () => {
  it('refuse a bare string in these pages, and never get one', async () => {
    const page = await site.open(`${TYPED}; trusted-types scrim`);
    const seen = await page.evaluate(async () => {
      const Real = globalThis.Worker;
      const addresses: string[] = [];
      globalThis.Worker = class extends Real {
        constructor(url: string | URL, options?: WorkerOptions) {
          addresses.push(Object.prototype.toString.call(url));
          super(url, options);
        }
      };
      workerPage.start('/worker.js');
      workerPage.start('/worker.js');
      globalThis.Worker = Real;
      const bare = (() => {
        try {
          return String(new Worker('/worker.js'));
        } catch (error) {
          return (error as Error).name;
        }
      })();
      const again = (() => {
        try {
          const { trustedTypes } = globalThis as unknown as {
            trustedTypes: { createPolicy(name: string, rules: object): unknown };
          };
          return String(trustedTypes.createPolicy('scrim', {}));
        } catch (error) {
          return (error as Error).name;
        }
      })();
      return { addresses, bare, again };
    });
    expect(seen.addresses).toEqual(['[object TrustedScriptURL]', '[object TrustedScriptURL]']);
    expect(seen.bare).toBe('TypeError');
    // Made once, and the name is taken.
    expect(seen.again).toBe('TypeError');
    await stateIs(page, 'ready');
    await quiet(page);
  });

  it('without the policy allowed: no worker is even tried', async () => {
    const page = await site.open(`${TYPED}; trusted-types other`);
    const tried = await page.evaluate(async () => {
      let count = 0;
      globalThis.Worker = class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          count += 1;
          super(url, options);
        }
      };
      workerPage.start('/worker.js');
      return count;
    });
    expect(tried).toBe(0);
    await quiet(page);
  });
});

it("leaves the page's own Worker and fetch as they are", async () => {
  const page = await site.open();
  await page.evaluate(() =>
    Object.assign(globalThis, { own: [Worker, fetch, Worker.prototype.postMessage, URL.createObjectURL] }),
  );
  await start(page);
  await stateIs(page, 'ready');
  await sealThree(page, holder);
  const same = await page.evaluate(() => {
    const { own } = globalThis as unknown as { own: unknown[] };
    return [Worker, fetch, Worker.prototype.postMessage, URL.createObjectURL].map(
      (now, at) => now === own[at],
    );
  });
  expect(same).toEqual([true, true, true, true]);
  await quiet(page);
});
