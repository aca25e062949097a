// Reading of what a browser keeps: every kind, in every frame's origin, each item once.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStorage, type StoredItem } from '../src/browser/read-storage.ts';
import { newVisitor, startBrowser } from '../src/browser/start-browser.ts';
import { type RecordingProxy, startProxy } from '../src/wire/proxy.ts';
import type { Answer } from '../src/wire/sent-request.ts';

let proxy: RecordingProxy;
let browser: Browser;
let visitor: BrowserContext;
let page: Page;

/** The shop frames a widget of another origin, a sandboxed frame without an origin, and itself. */
const site: Answer = async (request) => {
  const { hostname, pathname } = new URL(request.url);
  const frames =
    '<iframe src="https://widget.other.test/"></iframe><iframe sandbox="allow-scripts" src="/box"></iframe><iframe src="/in"></iframe>';
  const html = hostname.startsWith('shop') && pathname === '/' ? frames : '<p>in a frame</p>';
  return new Response(`<!doctype html><title>t</title>${html}`, {
    headers: {
      'content-type': 'text/html',
      'set-cookie': `of-${hostname}=kept-by-server; HttpOnly; SameSite=None; Secure; Partitioned; Path=/`,
    },
  });
};

beforeAll(async () => {
  proxy = await startProxy({ answerFor: (host) => (host.endsWith('.test') ? site : undefined) });
  browser = await startBrowser({ proxy });
  visitor = await newVisitor(browser);
  page = await visitor.newPage();
  await page.goto('https://shop.site.test/');
  await Promise.all(
    [page.mainFrame(), page.frame({ url: /other\.test/ })].map((frame) => frame?.evaluate(keepAll)),
  );
});

afterAll(async () => {
  await browser?.close();
  await proxy?.close();
});

/** Runs in the page. */
async function keepAll(): Promise<void> {
  const at = location.hostname;
  localStorage.setItem('local', `in local storage of ${at}`);
  sessionStorage.setItem('session', `in session storage of ${at}`);
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('books', 3);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('plain');
      opening.result.createObjectStore('keyed', { keyPath: 'id' });
    };
    opening.onsuccess = () => resolve(opening.result);
  });
  const bytes = new TextEncoder().encode('in bytes');
  const writing = database.transaction(['plain', 'keyed'], 'readwrite');
  writing
    .objectStore('plain')
    .put({ deep: [{ map: new Map([['k', new Set(['in a set'])]]) }], bytes }, 'one');
  writing.objectStore('plain').put(new Blob(['in a blob']), ['a', 'list']);
  writing.objectStore('keyed').put({ id: 7, when: new Date(0), big: 12345678901234567890n });
  await new Promise((resolve) => {
    writing.oncomplete = resolve;
  });
  database.close();
  const cache = await caches.open('pages');
  await cache.put('/cached?q=1', new Response('in the cache', { headers: { 'x-kept': 'in a header' } }));
}

test('reads every kind, in the frame of another origin too', async () => {
  const items = await readStorage(page);
  const texts = (kind: StoredItem['kind'], name: string) =>
    items.filter((item) => item.kind === kind && item.name === name).map(({ text }) => text);
  expect(texts('local-storage', 'local').sort()).toEqual([
    'in local storage of shop.site.test',
    'in local storage of widget.other.test',
  ]);
  expect(texts('session-storage', 'session')).toHaveLength(2);
  const [plain] = texts('indexed-db', 'books › plain › one');
  expect(JSON.parse(plain ?? '')).toEqual({
    deep: [{ map: [['k', ['in a set']]] }],
    bytes: { latin1: 'in bytes', base64: btoa('in bytes') },
  });
  expect(texts('indexed-db', 'books › plain › ["a","list"]')[0]).toContain('in a blob');
  expect(texts('indexed-db', 'books › keyed › 7')[0]).toContain('12345678901234567890');
  const [cached] = texts('cache-storage', 'pages › GET https://shop.site.test/cached?q=1');
  expect(cached).toContain('in the cache');
  expect(cached).toContain('in a header');
});

test('reads cookies of all hosts, also those that no script sees', async () => {
  const cookies = (await readStorage(page)).filter(({ kind }) => kind === 'cookie');
  expect(cookies.map(({ name }) => name).sort()).toEqual(['of-shop.site.test', 'of-widget.other.test']);
  expect(cookies[0]?.text).toMatch(/^kept-by-server; /);
});

test('tells each item once, though two frames have one origin', async () => {
  const items = await readStorage(page);
  expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(items.length);
  expect(items.filter(({ text }) => text === 'in local storage of shop.site.test')).toHaveLength(1);
});

test('storage that is there and does not open is an error', async () => {
  await page.evaluate(() => {
    const hidden = globalThis as typeof globalThis & { open: () => unknown };
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new TypeError('not today');
    };
    Object.assign(hidden, { mend: () => Object.assign(IDBFactory.prototype, { open }) });
  });
  await expect(readStorage(page)).rejects.toMatchObject({ code: 'leak_test_no_page' });
  await page.evaluate(() => (globalThis as unknown as { mend(): void }).mend());
  await expect(readStorage(page)).resolves.toBeDefined();
});

test('a page that is gone is an error', async () => {
  const other = await visitor.newPage();
  await other.close();
  await expect(readStorage(other)).rejects.toMatchObject({ code: 'leak_test_no_page' });
});
