// Watching somebody's own Playwright page, without our proxy: what is seen, what is answered, and that what cannot be
// read is said to be unread.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { startBrowser } from '../src/browser/start-browser.ts';
import { startRecorderIn, stopRecorderIn } from '../src/browser/start-recorder.ts';
import { scrimRecorder } from '../src/recorders/scrim.ts';
import type { Answer, SentRequest, Wire } from '../src/wire/sent-request.ts';
import { watchPage } from '../src/wire/watch-page.ts';

const ASKED = 'https://answered.test';

let server: Server;
let url: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let wire: Wire;
const answered: string[] = [];

const answer: Answer = async (request) => {
  answered.push(`${request.method} ${await request.text()}`);
  return Response.json({ ok: true }, { headers: { 'access-control-allow-origin': '*' } });
};

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', request.url === '/worker.js' ? 'text/javascript' : 'text/html');
    response.end(request.url === '/worker.js' ? WORKER : '<!doctype html><title>t</title><p>zelkova</p>');
  });
  new WebSocketServer({ server }).on('connection', (socket) =>
    socket.on('message', (data) => socket.send(data)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await startBrowser();
});

const WORKER = `fetch('/in-worker', { method: 'POST', body: 'of a worker' }).then(() => postMessage('done'));`;

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

beforeEach(async () => {
  answered.length = 0;
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(url);
  wire = await watchPage(page, { answerFor: (host) => (host === 'answered.test' ? answer : undefined) });
});

afterEach(() => context.close());

const seen = (path: string, sent: readonly SentRequest[] = wire.sent) =>
  sent.filter((request) => new URL(request.url).pathname === path);
const bodyAt = (path: string) => seen(path).map(({ body }) => Buffer.from(body).toString());

describe('is seen', () => {
  test.each([
    ['a string', `fetch('/a', { method: 'POST', body: 'zelkova' })`, 'zelkova'],
    ['bytes', `fetch('/a', { method: 'POST', body: new Uint8Array([122, 0, 255]) })`, null],
    ['a Blob', `fetch('/a', { method: 'POST', body: new Blob(['zel', 'kova']) })`, 'zelkova'],
    ['a beacon', `navigator.sendBeacon('/a', 'zelkova')`, 'zelkova'],
    ['a beacon of a Blob', `navigator.sendBeacon('/a', new Blob(['zelkova']))`, 'zelkova'],
    ['a keepalive request', `fetch('/a', { method: 'POST', body: 'zelkova', keepalive: true })`, 'zelkova'],
    [
      'an XHR',
      `new Promise((done) => { const x = new XMLHttpRequest(); x.onload = () => done(1); x.open('PUT', '/a'); x.send('zelkova'); })`,
      'zelkova',
    ],
  ])('%s', async (_, code, expected) => {
    const arrived = page.waitForResponse('**/a');
    await page.evaluate(code);
    await arrived;
    await wire.close();
    expect(seen('/a').map(({ unread }) => unread)).toEqual([undefined]);
    if (expected === null)
      expect(Buffer.from(seen('/a')[0]?.body ?? []).toJSON().data).toEqual([122, 0, 255]);
    else expect(bodyAt('/a')).toEqual([expected]);
  });

  test('a Blob, and a form with one, where nothing is answered', async () => {
    await wire.close();
    const watched = await watchPage(page);
    await page.evaluate(async () => {
      await fetch('/blob', { method: 'POST', body: new Blob(['zel', 'kova']) });
      const form = new FormData();
      form.append('tree', new Blob(['zelkova']));
      await fetch('/form', { method: 'POST', body: form });
    });
    await watched.close();
    const [blob] = seen('/blob', watched.sent);
    expect(blob).toMatchObject({ body: Buffer.from('zelkova') });
    expect(blob?.unread).toBeUndefined();
    const [form] = seen('/form', watched.sent);
    expect(form?.unread ?? Buffer.from(form?.body ?? []).toString()).toMatch(/zelkova|does not give whole/);
  });

  test('a form with a file that the page made', async () => {
    await page.evaluate(() => {
      const form = new FormData();
      form.append('name', 'plain');
      form.append('file', new File(['zelkova'], 'tree.txt'));
      return fetch('/a', { method: 'POST', body: form });
    });
    await wire.close();
    const [request] = seen('/a');
    expect(request?.unread ?? Buffer.from(request?.body ?? []).toString()).toMatch(
      /zelkova|does not give whole/,
    );
  });

  test('two requests to one address, each with its own body', async () => {
    await page.evaluate(() =>
      Promise.all(['one', 'two'].map((word) => fetch('/a', { method: 'POST', body: new Blob([word]) }))),
    );
    await wire.close();
    expect(bodyAt('/a').sort()).toEqual(['one', 'two']);
  });

  test("what a worker sends, and a WebSocket's messages", async () => {
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          new Worker('/worker.js').onmessage = resolve;
        }),
    );
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const socket = new WebSocket(`ws://${location.host}/socket`);
          socket.onopen = () => socket.send('zelkova');
          socket.onmessage = resolve;
        }),
    );
    await wire.close();
    expect(bodyAt('/in-worker')).toEqual(['of a worker']);
    expect(seen('/socket').map(({ method }) => method)).toEqual(['GET', 'WEBSOCKET']);
    expect(bodyAt('/socket')[1]).toBe('zelkova');
  });
});

test('a body that nobody gives is unread, never empty', async () => {
  // A stream needs HTTP/2, so the server never sees it; the browser began to send it all the same.
  await page.evaluate(async () => {
    const body = new Blob(['zelkova']).stream();
    await fetch('/stream', { method: 'POST', body, duplex: 'half' } as RequestInit).catch(() => {});
  });
  await wire.close();
  expect(seen('/stream').map(({ unread }) => unread)).toEqual([expect.stringMatching(/stream/)]);
});

describe('answers', () => {
  test('for a host that does not exist, whatever the body is', async () => {
    await page.evaluate(async (asked) => {
      await fetch(`${asked}/x`, { method: 'POST', body: 'a string' });
      await fetch(`${asked}/x`, { method: 'POST', body: new Blob(['a Blob']) });
      await fetch(`${asked}/x`);
    }, ASKED);
    await wire.close();
    expect(answered).toEqual(['POST a string', 'POST a Blob', 'GET ']);
    expect(bodyAt('/x')).toEqual(['a string', 'a Blob', '']);
  });

  test("before the user's own routes, which are there again when it is closed", async () => {
    await page.route('**/*', (route) => route.fulfill({ body: 'by the user' }));
    const ask = () => page.evaluate(async (path) => (await fetch(path)).text(), '/mine');
    expect(await ask()).toBe('by the user');
    const second = await watchPage(page, {
      answerFor: (host) => (host === 'answered.test' ? answer : undefined),
    });
    expect(await page.evaluate(async (asked) => (await fetch(asked)).text(), ASKED)).toContain('ok');
    expect(await ask()).toBe('by the user');
    await second.close();
    await wire.close();
    expect(await page.evaluate(async (asked) => (await fetch(asked)).text().catch(String), `${url}/x`)).toBe(
      'by the user',
    );
    expect(await ask()).toBe('by the user');
  });

  test('for our own recorder, whole', async () => {
    const recorder = scrimRecorder();
    await recorder.prepare?.([url]);
    const watched = await watchPage(page, {
      answerFor: (host) => (recorder.isRecorders(host) ? recorder.answer : undefined),
    });
    await page.addInitScript({ content: (await recorder.script?.()) ?? '' });
    await page.reload();
    await startRecorderIn(page);
    await stopRecorderIn(page);
    await watched.close();
    const decoded = await recorder.decode?.(watched.sent);
    await recorder.close?.();
    expect(decoded?.events?.some(({ type }) => type === 2)).toBe(true);
  });
});
