// The proxy towards the network: what servers say arrives as they said it, and what they do not say is a reason of ours.
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { newVisitor, startBrowser } from '../src/browser/start-browser.ts';
import { makeCertificate } from '../src/wire/certificate.ts';
import { type RecordingProxy, startProxy } from '../src/wire/proxy.ts';

let proxy: RecordingProxy;
let browser: Browser;
let page: Page;
let server: Server;
let secure: Server;
const port = (of: Server): number => (of.address() as AddressInfo).port;

/** What the developer's server was asked, as it came there. */
const asked: { method: string; url: string; headers: readonly string[]; body: string }[] = [];

const site: RequestListener = async (request, response) => {
  let body = '';
  for await (const part of request) body += String(part);
  asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.rawHeaders, body });
  if (request.url === '/redirect') return void response.writeHead(302, { location: '/end' }).end();
  if (request.url === '/cookies')
    return void response
      .writeHead(
        200,
        [
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ].flat(),
      )
      .end('ok');
  if (request.url === '/gzip')
    return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked'));
  if (request.url === '/empty') return void response.writeHead(204).end();
  if (request.url === '/broken')
    return void response
      .writeHead(200, { 'content-length': '99' })
      .write('half', () => request.socket.destroy());
  if (request.url === '/hang-up') return void request.socket.destroy();
  if (request.url === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/html', 'x-kept': 'yes' }).end('<title>dev</title>');
};

beforeAll(async () => {
  server = createServer(site);
  secure = createTlsServer(await makeCertificate(), site);
  for (const each of [server, secure]) {
    new WebSocketServer({ server: each, handleProtocols: () => 'second' }).on('connection', (socket) => {
      socket.send('welcome');
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    });
    await new Promise<void>((resolve) => each.listen(0, '0.0.0.0', resolve));
  }
  proxy = await startProxy();
  browser = await startBrowser({ proxy });
  page = await (await newVisitor(browser)).newPage();
  await page.goto(`http://127.0.0.1:${port(server)}/`);
});

afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  for (const each of [server, secure]) {
    each?.closeAllConnections();
    each?.close();
  }
});

test.each([
  ['localhost', () => `http://localhost:${port(server)}/`],
  ['a name below it', () => `http://app.localhost:${port(server)}/`],
  ['an address', () => `http://127.0.0.1:${port(server)}/`],
  ['a server with a certificate of its own', () => `https://localhost:${port(secure)}/`],
])("the developer's server at %s", async (_, url) => {
  const tab = await page.context().newPage();
  const answer = await tab.goto(url());
  expect(answer?.headers()['x-kept']).toBe('yes');
  expect(await tab.title()).toBe('dev');
  await tab.close();
  expect(proxy.sent.map((request) => request.url)).toContain(url());
});

test('passes on method, path, headers and body, and no header of the connection', async () => {
  await page.evaluate(() =>
    fetch('/put/%7Eme?a=b%20c', { method: 'PUT', body: 'zelkova', headers: { 'X-Own': 'kept' } }),
  );
  const last = asked.at(-1);
  expect(last).toMatchObject({ method: 'PUT', url: '/put/%7Eme?a=b%20c', body: 'zelkova' });
  const names = last?.headers.filter((_, place) => place % 2 === 0).map((name) => name.toLowerCase()) ?? [];
  expect(names).toContain('x-own');
  expect(names).not.toContain('proxy-connection');
  expect(names.filter((name) => name === 'host')).toHaveLength(1);
});

test('passes on redirects, cookies, compression and emptiness', async () => {
  const heard = await page.evaluate(async () => {
    const ask = async (path: string) => {
      const response = await fetch(path);
      return [new URL(response.url).pathname, response.status, (await response.text()).slice(0, 20)];
    };
    const answers = [await ask('/redirect'), await ask('/cookies'), await ask('/gzip'), await ask('/empty')];
    return [...answers, document.cookie];
  });
  expect(heard).toEqual([
    ['/end', 200, '<title>dev</title>'],
    ['/cookies', 200, 'ok'],
    ['/gzip', 200, 'unpacked'],
    ['/empty', 204, ''],
    'a=1; b=2',
  ]);
});

test('passes on a stream while it lasts', async () => {
  const first = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const source = new EventSource('/events');
        source.onmessage = ({ data }) => {
          source.close();
          resolve(data);
        };
      }),
  );
  expect(first).toBe('first');
});

test('an answer that breaks off is none', async () => {
  const outcome = await page.evaluate(async () => {
    const read = async (path: string) => (await fetch(path)).text();
    return [await read('/broken').catch(() => 'failed')];
  });
  expect(outcome).toEqual(['failed']);
});

test.each([
  ['a host that does not exist', () => 'http://nowhere.invalid/', /nowhere\.invalid could not be asked: E/],
  ['the same with TLS', () => 'https://nowhere.invalid/', /nowhere\.invalid could not be asked: E/],
  ['a port where nobody listens', () => 'http://127.0.0.1:9/', /ECONNREFUSED/],
  ['a server that hangs up', () => `http://127.0.0.1:${port(server)}/hang-up`, /ECONNRESET/],
  ['TLS where there is none', () => `https://127.0.0.1:${port(server)}/`, /could not be asked/],
])('%s is a 502 with our reason', async (_, url, reason) => {
  const answer = await visit(url());
  expect(answer.status).toBe(502);
  expect(answer.text).toMatch(reason);
});

/** This machine by an address that is not loopback: its certificate must hold then. */
const outside = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.family === 'IPv4' && !address.internal)?.address;

test.skipIf(outside === undefined)(
  'a certificate that nobody vouches for is a 502, but for loopback',
  async () => {
    const answer = await visit(`https://${outside}:${port(secure)}/`);
    expect(answer.status).toBe(502);
    expect(answer.text).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY/);
  },
);

/** Through the browser's proxy, and without what a browser refuses by itself. */
async function visit(url: string): Promise<{ status: number; text: string }> {
  const response = await page.context().request.get(url);
  return { status: response.status(), text: await response.text() };
}

test.each([
  ['ws', () => `ws://localhost:${port(server)}/socket`],
  ['wss', () => `wss://localhost:${port(secure)}/socket`],
])('relays a WebSocket (%s) both ways, and keeps what the page says', async (_, url) => {
  const heard = await page.evaluate(
    (address) =>
      new Promise((resolve) => {
        const socket = new WebSocket(address, ['first', 'second']);
        const messages: unknown[] = [];
        socket.binaryType = 'arraybuffer';
        socket.onmessage = ({ data }) => {
          messages.push(typeof data === 'string' ? data : [...new Uint8Array(data)]);
          if (messages.length === 1) socket.send('zelkova');
          if (messages.length === 2) socket.send(new Uint8Array([0, 255]));
          if (messages.length === 3) resolve([socket.protocol, ...messages]);
        };
        socket.onerror = () => resolve('refused');
      }),
    url(),
  );
  expect(heard).toEqual(['second', 'welcome', 'zelkova', [0, 255]]);
  const said = proxy.sent.filter((sent) => sent.url === url());
  expect(said.map(({ method, body }) => [method, Buffer.from(body).toString('latin1')])).toEqual([
    ['GET', ''],
    ['WEBSOCKET', 'zelkova'],
    ['WEBSOCKET', '\u0000\u00ff'],
  ]);
});

test('a WebSocket whose server is not there is refused', async () => {
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket('ws://nowhere.invalid/');
        socket.onopen = () => resolve('open');
        socket.onclose = () => resolve('refused');
      }),
  );
  expect(outcome).toBe('refused');
});
