// The proxy, with a real Chromium: whatever a page can send is seen, byte by byte, and what comes back is untouched.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newVisitor, startBrowser } from '../src/browser/start-browser.ts';
import { type RecordingProxy, startProxy } from '../src/wire/proxy.ts';
import type { Answer, SentRequest } from '../src/wire/sent-request.ts';

const SITE = 'https://app.site.test';
const API = 'https://api.site.test';

/** Every byte there is, so that nothing can be changed unseen. */
const BYTES = Array.from({ length: 256 }, (_, at) => at);

let proxy: RecordingProxy;
let browser: Browser;
let visitor: BrowserContext;
let page: Page;

const SCRIPTS: Readonly<Record<string, string>> = {
  '/worker.js': `fetch('${API}/in-worker', { method: 'POST', body: 'of a worker' }).then(() => postMessage('done'));`,
  '/socket-worker.js': `const s = new WebSocket('wss://app.site.test/worker-socket'); s.onopen = () => s.send('of a worker'); s.onmessage = () => postMessage('done');`,
  '/shared-worker.js': `onconnect = ({ ports: [port] }) => fetch('${API}/in-shared-worker', { method: 'POST', body: 'of a shared worker' }).then(() => port.postMessage('done'));`,
  '/service-worker.js': `onactivate = (e) => e.waitUntil(clients.claim());
    onmessage = (e) => e.waitUntil(fetch('${API}/in-service-worker', { method: 'POST', body: 'of a service worker' }).then(() => e.source.postMessage('done')));`,
};

const answer: Answer = async (request) => {
  const { pathname, origin } = new URL(request.url);
  const script = SCRIPTS[pathname];
  if (script !== undefined) return new Response(script, { headers: { 'content-type': 'text/javascript' } });
  const headers = {
    'content-type': 'text/html',
    'access-control-allow-origin': request.headers.get('origin') ?? '*',
    'access-control-allow-headers': 'content-type, x-own',
    'access-control-allow-methods': 'PUT, DELETE',
    'access-control-allow-credentials': 'true',
  };
  if (pathname === '/redirect')
    return new Response(null, { status: 307, headers: { ...headers, location: '/end' } });
  if (origin === API) return new Response('ok', { headers });
  return new Response('<!doctype html><title>t</title><body>', { headers });
};

beforeAll(async () => {
  proxy = await startProxy({
    answerFor: (host) => (host.endsWith('.test') ? answer : undefined),
    echoFor: (host) => host === 'app.site.test',
  });
  browser = await startBrowser({ proxy });
  visitor = await newVisitor(browser);
  page = await visitor.newPage();
});

afterAll(async () => {
  await browser?.close();
  await proxy?.close();
});

beforeEach(async () => {
  await page.goto(`${SITE}/`);
});

const at = (path: string): SentRequest[] => proxy.sent.filter(({ url }) => new URL(url).pathname === path);
const text = ({ body }: SentRequest): string => Buffer.from(body).toString('latin1');
const posted = (path: string) =>
  at(path)
    .filter(({ method }) => method === 'POST')
    .map(text);

/** Waits for a request, ten seconds at most. */
async function arrived(path: string, method = 'POST'): Promise<SentRequest> {
  const find = () => at(path).find((request) => request.method === method);
  await expect.poll(find, { timeout: 10_000 }).toBeDefined();
  const request = find();
  if (request === undefined) throw new Error(`${path} did not arrive`);
  return request;
}

describe('sees every byte of', () => {
  test.each<[string, string]>([
    ['bytes', 'new Uint8Array(BYTES)'],
    ['a Blob', 'new Blob([new Uint8Array(BYTES)])'],
    [
      'a Blob of Blobs',
      'new Blob([new Blob([new Uint8Array(BYTES).subarray(0, 99)]), new Uint8Array(BYTES).subarray(99)])',
    ],
    ['a buffer', 'new Uint8Array(BYTES).buffer'],
  ])('a fetch with %s', async (name, body) => {
    const path = `/fetch-${name.replaceAll(' ', '-')}`;
    await page.evaluate(
      `{ const BYTES = ${JSON.stringify(BYTES)}; fetch('${API}${path}', { method: 'POST', body: ${body} }) }`,
    );
    expect([...(await arrived(path)).body]).toEqual(BYTES);
  });

  test('a fetch whose body is a stream', async () => {
    await page.evaluate(
      async ([url, bytes]) => {
        const body = new ReadableStream({
          start(controller) {
            controller.enqueue(new Uint8Array(bytes).subarray(0, 100));
            controller.enqueue(new Uint8Array(bytes).subarray(100));
            controller.close();
          },
        });
        await fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit);
      },
      [`${API}/stream`, BYTES] as const,
    );
    expect([...(await arrived('/stream')).body]).toEqual(BYTES);
  });

  test('a body that is compressed, as it was sent', async () => {
    await page.evaluate(async (url) => {
      const stream = new Blob(['zelkova'.repeat(99)]).stream().pipeThrough(new CompressionStream('gzip'));
      const body = await new Response(stream).blob();
      await fetch(url, { method: 'POST', body, headers: { 'x-own': 'header' } });
    }, `${API}/gzip`);
    const request = await arrived('/gzip');
    expect([...request.body.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
    expect(request.headers['x-own']).toBe('header');
    // A header of the page's own is asked about first.
    expect(at('/gzip').map(({ method }) => method)).toEqual(['OPTIONS', 'POST']);
    expect(at('/gzip')[0]?.headers['access-control-request-headers']).toBe('x-own');
  });

  test('an XHR, its URL and its cookies', async () => {
    await page.evaluate((url) => {
      // biome-ignore lint/suspicious/noDocumentCookie: what the page does is what is tested.
      document.cookie = 'mine=kept';
      const request = new XMLHttpRequest();
      request.open('POST', url);
      request.send('in an XHR');
    }, `${SITE}/xhr?query=%7A#hash`);
    const request = await arrived('/xhr');
    expect(request.url).toBe(`${SITE}/xhr?query=%7A`);
    expect(request.headers.cookie).toContain('mine=kept');
    expect(text(request)).toBe('in an XHR');
  });

  test('a large body, from its first byte to its last', async () => {
    await page.evaluate(async (url) => {
      const body = new Uint8Array(1_000_000).map((_, at) => at % 251);
      await fetch(url, { method: 'POST', body });
    }, `${API}/large`);
    const { body } = await arrived('/large');
    expect(body.length).toBe(1_000_000);
    expect(body.every((byte, place) => byte === place % 251)).toBe(true);
  });

  test('what a page sends as it goes: beacon and keepalive', async () => {
    await page.evaluate((api) => {
      addEventListener('pagehide', () => {
        navigator.sendBeacon(`${api}/beacon`, new Blob(['in a beacon']));
        void fetch(`${api}/keepalive`, { method: 'POST', body: 'kept alive', keepalive: true });
      });
    }, API);
    await page.goto('https://other.test/');
    expect(text(await arrived('/beacon'))).toBe('in a beacon');
    expect(text(await arrived('/keepalive'))).toBe('kept alive');
  });

  test('a form, and one with a file', async () => {
    await page.setContent(
      `<form method="post" action="${SITE}/form"><input name="word" value="zelkova"><button>go</button></form>`,
    );
    await page.click('button');
    expect(text(await arrived('/form'))).toBe('word=zelkova');
    await page.setContent(
      `<form method="post" enctype="multipart/form-data" action="${SITE}/upload"><input type="file" name="f"><button>go</button></form>`,
    );
    await page.setInputFiles('input', {
      name: 'tree.bin',
      mimeType: 'application/x-tree',
      buffer: Buffer.from(BYTES),
    });
    await page.click('button');
    const upload = await arrived('/upload');
    expect(text(upload)).toContain('filename="tree.bin"');
    expect(text(upload)).toContain(Buffer.from(BYTES).toString('latin1'));
  });

  test.each([
    ['a worker', `new Worker('/worker.js').onmessage = done`, '/in-worker', 'of a worker'],
    [
      'a shared worker',
      `new SharedWorker('/shared-worker.js').port.onmessage = done`,
      '/in-shared-worker',
      'of a shared worker',
    ],
    [
      'a service worker',
      `navigator.serviceWorker.onmessage = done; navigator.serviceWorker.register('/service-worker.js').then(() => navigator.serviceWorker.ready).then((r) => r.active.postMessage('go'))`,
      '/in-service-worker',
      'of a service worker',
    ],
  ])('%s', async (_, code, path, expected) => {
    await page.evaluate(`new Promise((done) => { ${code}; })`);
    expect(posted(path)).toEqual([expected]);
  });

  test("what needs no script: an image's address, a frame's, a stylesheet's, and who sent the visitor", async () => {
    await page.setContent(
      `<img src="${API}/pixel?zelkova"><iframe src="https://framed.test/frame?zelkova"></iframe><link rel="stylesheet" href="${API}/style?zelkova"><a href="https://other.test/next" referrerpolicy="unsafe-url">next</a>`,
    );
    for (const path of ['/pixel', '/frame', '/style'])
      expect((await arrived(path, 'GET')).url).toMatch(/\?zelkova$/);
    await page.evaluate(() => history.replaceState(null, '', '/from?zelkova'));
    await page.click('a');
    expect((await arrived('/next', 'GET')).headers.referer).toBe(`${SITE}/from?zelkova`);
  });

  test('a WebSocket, text and bytes, of a page and of a worker', async () => {
    await page.evaluate(
      ([url, bytes]) =>
        new Promise((done) => {
          const socket = new WebSocket(url, ['own-protocol']);
          socket.onopen = () => {
            socket.send('in a WebSocket');
            socket.send(new Uint8Array(bytes));
          };
          let heard = 0;
          socket.onmessage = () => {
            heard += 1;
            if (heard === 2) done(null);
          };
        }),
      ['wss://app.site.test/socket', BYTES] as const,
    );
    expect(at('/socket').map(({ method }) => method)).toEqual(['GET', 'WEBSOCKET', 'WEBSOCKET']);
    expect(at('/socket')[0]?.headers['sec-websocket-protocol']).toBe('own-protocol');
    expect(at('/socket').map(text)).toEqual(['', 'in a WebSocket', Buffer.from(BYTES).toString('latin1')]);
    await page.evaluate(`new Promise((done) => { new Worker('/socket-worker.js').onmessage = done; })`);
    expect(at('/worker-socket').map(text)).toEqual(['', 'of a worker']);
  });
});

describe('the answers of a test', () => {
  test('redirect, and say who may read them', async () => {
    const [status, url] = await page.evaluate(async (api) => {
      const response = await fetch(`${api}/redirect`, { method: 'POST', body: 'passed on' });
      return [response.status, response.url];
    }, API);
    expect([status, url]).toEqual([200, `${API}/end`]);
    expect(posted('/redirect')).toEqual(['passed on']);
    expect(posted('/end')).toEqual(['passed on']);
  });

  test('have WebSockets only where they are asked for', async () => {
    const outcome = await page.evaluate(
      (url) =>
        new Promise((done) => {
          const socket = new WebSocket(url);
          socket.onopen = () => done('open');
          socket.onerror = () => done('refused');
        }),
      'wss://api.site.test/none',
    );
    expect(outcome).toBe('refused');
  });
});

test('what the browser asks for itself is not kept', async () => {
  const hosts = new Set(proxy.sent.map(({ url }) => new URL(url).hostname));
  expect([...hosts].filter((host) => !host.endsWith('.test'))).toEqual([]);
});
