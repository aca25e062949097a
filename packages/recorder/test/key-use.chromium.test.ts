// Real pages and what the collector got of them: reloads, a duplicated tab, the back/forward cache, answers that are lost, a
// worker that dies with a job. Each index has one ciphertext, ever; and no key lies in any storage of the browser.

import { parseHeader } from '@scrim/crypto/format';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordedPage } from './pages/recorded-page.ts';
import { openReceived } from './received.ts';
import { add, closed, handed, record, sealWorker, toldLast } from './recorded-driver.ts';
import { type RecordedSite, startRecordedSite } from './recorded-site.ts';

declare const recorded: RecordedPage;

let site: RecordedSite;
beforeAll(async () => {
  site = await startRecordedSite();
});
beforeEach(() => site.clear());
afterAll(() => site.close());

const away = (page: Page) => page.goto(`http://127.0.0.1:${site.port}/away`);
/** The tab is covered for a moment: what waits is sealed at once. */
const hidden = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
  });
const recording = (page: Page) =>
  page.waitForFunction(() => 'recorded' in globalThis && recorded.told.at(-1) === 'recording');
const chunksOf = () => site.frames.filter(({ place }) => place.includes('/chunk/'));

/** Places of which more than one content came in. */
function placesWithTwo(): string[] {
  const contents = new Map<string, Set<string>>();
  for (const { place, bytes } of site.frames)
    contents.set(place, (contents.get(place) ?? new Set()).add(bytes));
  return [...contents]
    .filter(([place, { size }]) => size > 1 && !place.includes('/close/'))
    .map(([place]) => place);
}

/** Nodes of each change, over all epochs. */
const changes = (events: readonly { type: number; data: unknown }[]) =>
  events
    .filter(({ type, data }) => type === 3 && (data as { source: number }).source === 0)
    .map(({ data }) => (data as { adds: unknown[] }).adds.length - 1);

/** Ends the worker with whatever it has, as an error of the engine would. */
async function killWorker(page: Page): Promise<void> {
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('gone');
    });
  });
}

describe('each index has one ciphertext', () => {
  it('when a worker dies with a job: its lines come once, under another index', async () => {
    const page = await site.open({ worker: '/mute.js' });
    await record(page);
    await sealWorker(page);
    await add(page, 400);
    const worker = await handed(page, 1);
    const held = await worker.evaluate(() =>
      (self as unknown as { held: { body: Uint8Array }[] }).held.map(({ body }) => [...body]),
    );
    await killWorker(page);
    await toldLast(page, 'recording worker_failed');
    await add(page, 7);
    await away(page);
    await closed(site);
    const { events, report } = await openReceived(site.epochs, site);
    expect(changes(events)).toEqual([400, 7]);
    expect(report.epochs).toMatchObject([{ gaps: [], closed: true }]);
    // What the worker had sealed was thrown away with it: it never came in, under any index.
    const sealed = held.map((body) => Buffer.from(body).toString('base64url'));
    expect(sealed.length).toBeGreaterThan(0);
    expect(chunksOf().filter(({ bytes }) => sealed.includes(bytes))).toEqual([]);
    expect(placesWithTwo()).toEqual([]);
    await page.close();
  });

  it('over lost answers, a duplicated tab, a reload and the back/forward cache', async () => {
    const context = await site.browser.newContext();
    const page = await site.open({ context, granted: true });
    await recording(page);
    let lose = 2;
    await context.route('**/collector/v1/ingest', async (route) => {
      lose -= 1;
      if (lose < 0) return await route.continue();
      await route.fetch();
      await route.abort();
    });
    await add(page, 3);
    await hidden(page);
    await add(page, 5);
    await expect.poll(() => lose, { timeout: 15_000 }).toBeLessThan(0);
    await context.unroute('**/collector/v1/ingest');

    // Before the copy: a page that has opened another is not kept in the back/forward cache.
    await page.evaluate(() => Object.assign(globalThis, { firstLife: true }));
    await away(page);
    await page.goBack({ waitUntil: 'commit' });
    await recording(page);
    expect(await page.evaluate(() => 'firstLife' in globalThis)).toBe(true);
    await add(page, 11);

    const opened = context.waitForEvent('page');
    await page.evaluate(() => void window.open(location.href));
    const copy = await opened;
    await recording(copy);
    await add(copy, 13);
    await page.reload();
    await recording(page);
    await add(page, 17);
    await Promise.all([away(page), away(copy)]);
    await closed(site, 4);

    // Control: frames did come more than once.
    expect(site.frames.length).toBeGreaterThan(new Set(site.frames.map(({ place }) => place)).size);
    expect(placesWithTwo()).toEqual([]);
    const { events, report } = await openReceived(site.epochs, site);
    expect(report.epochs.map(({ prev }) => prev).toSorted()).toEqual(['none', 'ok', 'ok', 'ok']);
    // The copy and the reloaded page name the same epoch before them, and are two all the same.
    const before = site.epochs.map(({ header }) => parseHeader(header).core.prev?.eid);
    expect(new Set(before).size).toBe(before.length - 1);
    expect(new Set(site.epochs.map(({ eid }) => eid)).size).toBe(4);
    expect(report.epochs.every(({ gaps, closed: final }) => gaps.length === 0 && final)).toBe(true);
    expect(changes(events).toSorted((a, b) => a - b)).toEqual([3, 5, 11, 13, 17]);
    await context.close();
  });
});

/** All that the browser keeps for the site, bytes as lists of numbers and as base64url. */
const storageOf = (page: Page) =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const bytes: string[] = [];
    const asText = (_: string, value: unknown) => {
      if (!(value instanceof Uint8Array)) return value;
      bytes.push(String.fromCharCode(...value));
      return [...value].join();
    };
    const rows: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        rows.push(store, await done(objects.getAllKeys()), await done(objects.getAll()));
      }
      database.close();
    }
    const kept = {
      rows,
      local: { ...localStorage },
      session: { ...sessionStorage },
      caches: await caches.keys(),
    };
    const text = JSON.stringify({ ...kept, cookie: document.cookie, name, history: history.state }, asText);
    return { text, bytes: bytes.map(btoa), session: kept.session };
  });

/** Notes the keys and nonces that the page hands to its worker, before it does. */
function noteKeys(): void {
  const post = Worker.prototype.postMessage;
  const noted: number[][] = [];
  Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
    const { key, nonce } = (args[0] ?? {}) as { key?: Uint8Array; nonce?: Uint8Array };
    noted.push([...(key ?? [])], [...(nonce ?? [])]);
    Reflect.apply(post, this, args);
  } as typeof post;
  Reflect.set(globalThis, 'notedKeys', noted);
}

/** The forms in which a byte string may lie in a text. */
const formsOf = (bytes: Buffer) => [bytes.toString('hex'), bytes.toString('base64url'), [...bytes].join()];

it('no storage of the browser holds a key, while sealed frames wait in it', async () => {
  const context = await site.browser.newContext();
  await context.addInitScript(noteKeys);
  const page = await site.open({ context });
  await record(page);
  await sealWorker(page);
  await expect.poll(() => site.epochs.length).toBe(1);
  await context.route('**/collector/v1/ingest', (route) => route.abort());
  await add(page, 3000);
  await sealWorker(page, 2);
  await add(page, 5);
  await hidden(page);
  const { text, bytes, session } = await storageOf(page);
  const memory = Buffer.concat(bytes.map((part) => Buffer.from(part, 'base64')));
  const isKept = (secret: Buffer) =>
    memory.includes(secret) || formsOf(secret).some((form) => text.includes(form));
  const keys = await page.evaluate(() => Reflect.get(globalThis, 'notedKeys') as number[][]);
  expect(keys.length).toBeGreaterThan(0);
  expect([Buffer.from(site.psk), ...keys.map((key) => Buffer.from(key))].filter(isKept)).toEqual([]);
  // Controls: the write secret that may be kept is found, and so are sealed frames that wait.
  const { continuation, ...rest } = JSON.parse(session[`scrim:${site.site}`] ?? '{}') as Record<
    string,
    string
  >;
  expect(isKept(Buffer.from(continuation ?? '', 'base64url'))).toBe(true);
  expect(memory.length).toBeGreaterThan(1000);
  // And nothing lies there but what the format allows: no room for a chain either.
  expect([Object.keys(rest).sort(), Object.keys(session)]).toEqual([
    ['eseq', 'prev', 'sid'],
    [`scrim:${site.site}`],
  ]);
  const { rows, local, caches, cookie } = JSON.parse(text) as Record<string, unknown>;
  expect({ local, caches, cookie }).toEqual({ local: {}, caches: [], cookie: '' });
  const [store, , frames] = rows as [string, string[], object[]];
  expect([store, (rows as unknown[]).length]).toEqual(['frames', 3]);
  for (const frame of frames)
    expect(Object.keys(frame).sort()).toEqual(['bytes', 'grant', 'keptAtMs', 'key', 'kind']);
  await context.close();
});
