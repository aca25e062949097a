// The proxy and what is no ordinary request: addresses as long as bodies, bodies that break off, tunnels that ask for
// nothing, and what is no HTTP at all. All of it left the browser.
import { connect } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newVisitor, startBrowser } from '../src/browser/start-browser.ts';
import { type RecordingProxy, startProxy } from '../src/wire/proxy.ts';
import type { SentRequest } from '../src/wire/sent-request.ts';

const API = 'https://app.site.test';

let proxy: RecordingProxy;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const answer = async () =>
    new Response('<!doctype html><title>t</title>', { headers: { 'content-type': 'text/html' } });
  proxy = await startProxy({ answerFor: (host) => (host.endsWith('.test') ? answer : undefined) });
  browser = await startBrowser({ proxy });
  page = await (await newVisitor(browser)).newPage();
});

afterAll(async () => {
  await browser?.close();
  await proxy?.close();
});

beforeEach(async () => {
  await page.goto(`${API}/`);
});

const at = (path: string): SentRequest[] => proxy.sent.filter(({ url }) => new URL(url).pathname === path);
const bodies = (path: string) => at(path).map(({ body }) => Buffer.from(body).toString());

test('an address as long as a body; what HTTP/2 cannot carry is said to be unread', async () => {
  await page.goto('http://plain.test/');
  await page.evaluate(() => fetch(`/long?${'z'.repeat(300_000)}`));
  expect(at('/long').at(-1)?.url).toHaveLength('http://plain.test/long?'.length + 300_000);
  await page.goto('https://long.test/');
  await page.evaluate(() => fetch(`/long?${'z'.repeat(60_000)}`));
  expect(at('/long').at(-1)?.url).toHaveLength('https://long.test/long?'.length + 60_000);
  await page.evaluate(() => fetch(`/lost?${'z'.repeat(300_000)}`).catch(() => {}));
  expect(at('/lost')).toEqual([]);
  const unread = () =>
    proxy.sent.find(({ url, unread }) => url === 'https://long.test/' && unread !== undefined)?.unread;
  await expect.poll(unread).toMatch(/HTTP\/2/);
});

test('a host that is connected to and asked nothing', async () => {
  // As a preconnect does it; some builds of Chromium are set to make none.
  const { hostname, port } = new URL(proxy.url);
  const socket = connect(Number(port), hostname).on('error', () => {});
  socket.write('CONNECT zelkova.test:443 HTTP/1.1\r\nHost: zelkova.test:443\r\n\r\n');
  const hosts = () => proxy.sent.filter(({ method }) => method === 'CONNECT').map(({ url }) => url);
  await expect.poll(hosts, { timeout: 10_000 }).toContain('https://zelkova.test/');
  socket.destroy();
});

test('WebRTC, which goes through the proxy or not at all', async () => {
  await page.evaluate(async () => {
    const connection = new RTCPeerConnection({
      iceServers: [
        { urls: 'stun:stun.test:3478' },
        { urls: 'turn:turn.test:3478?transport=tcp', username: 'zelkova', credential: 'secret' },
      ],
    });
    connection.createDataChannel('own');
    await connection.setLocalDescription();
  });
  const turn = () => proxy.sent.filter(({ url }) => url.startsWith('tcp://turn.test'));
  await expect.poll(() => turn()[0]?.body.length, { timeout: 10_000 }).toBeGreaterThan(0);
});

test('a request that breaks off: what left is kept', async () => {
  await page.evaluate((url) => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('the first half')),
    });
    const abort = new AbortController();
    void fetch(url, { method: 'POST', body, duplex: 'half', signal: abort.signal } as RequestInit).catch(
      () => {},
    );
    Object.assign(globalThis, { breakOff: () => abort.abort() });
  }, `${API}/half`);
  await expect.poll(() => bodies('/half')).toEqual(['the first half']);
  await page.evaluate('breakOff()');
  expect(bodies('/half')).toEqual(['the first half']);
});
