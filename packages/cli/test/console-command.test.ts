// `scrim console` against a collector that lies: its answers stay data, its redirects and cookies go nowhere, and
// nothing but the console's own pages gets through to it.
import { once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  askAsPage,
  CONSOLE_HTML,
  type ConsoleProcess,
  startConsole,
  textOf,
  writeSmallConsole,
} from './console-process.ts';
import { answerEmptyState, type FakeCollector, startFakeCollector } from './fake-collector.ts';
import { newFolder, runScrim } from './run-scrim.ts';

let folder: Awaited<ReturnType<typeof newFolder>>;
let collector: FakeCollector;
let running: ConsoleProcess;
let files: string[];

const CONSOLE_ORIGIN = 'https://scrim.example';
const TOKEN = 'token-of-a-sign-in_0123456789';

beforeAll(async () => {
  folder = await newFolder();
  await writeSmallConsole(folder.path);
  files = ['--files', folder.path];
  collector = await startFakeCollector();
  running = await startConsole(['--collector', collector.url, '--console-origin', CONSOLE_ORIGIN, ...files]);
});
afterAll(async () => {
  running.child.kill('SIGTERM');
  expect(await once(running.child, 'exit')).toEqual([0, null]);
  await collector.close();
  await folder.remove();
});
beforeEach(() => {
  collector.seen.length = 0;
});
afterEach(() => {
  collector.answer = answerEmptyState;
  // Neither a token nor an address is ever printed, but those of the first lines.
  const [, ...printed] = running.output().split('Ctrl-C ends it.\n');
  expect(printed.join('')).not.toMatch(new RegExp(`${TOKEN}|127\\.0\\.0\\.1|localhost|::1`));
});

const ask = (path: string, asked: Parameters<typeof askAsPage>[2] = {}) =>
  askAsPage(running.console, path, asked);

const says =
  (status: number, headers: Record<string, string | string[]>, body = ''): RequestListener =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

describe('its own pages', () => {
  it('come from this machine, and say so', async () => {
    expect(await textOf(await ask('/sessions'))).toBe(CONSOLE_HTML);
    expect(running.console.hostname).toBe('localhost');
    expect(running.player.hostname).toBe('127.0.0.1');
    expect(JSON.parse(await textOf(await ask('/console-config.json')))).toEqual({
      player: running.player.origin,
      collector: collector.url,
      local: true,
    });
    expect(collector.seen).toEqual([]);
  });

  it('are answered under their own name only', async () => {
    for (const path of ['/', '/v1/sites']) {
      for (const host of ['evil.example', `127.0.0.1:${running.console.port}`]) {
        expect((await ask(path, { headers: { host } })).statusCode).toBe(421);
      }
    }
    expect(collector.seen).toEqual([]);
  });
});

describe('a request', () => {
  it("reaches the collector as the collector's own console would send it, with nothing else", async () => {
    const mine = (await signIn()).split(';')[0] ?? '';
    collector.seen.length = 0;
    const answer = await ask('/v1/sessions?limit=5', {
      headers: {
        accept: 'application/json',
        cookie: `other=1; scrim-sign-in-000000000000=of-another-collector; ${mine}`,
        referer: 'http://localhost/sessions/secret',
        'x-more': '1',
        authorization: 'Basic eA==',
      },
    });
    expect(answer.statusCode).toBe(200);
    const [seen] = collector.seen;
    expect(seen).toMatchObject({ method: 'GET', path: '/v1/sessions?limit=5' });
    const { connection: _, ...headers } = seen?.headers ?? {};
    expect(headers).toEqual({
      host: new URL(collector.url).host,
      origin: CONSOLE_ORIGIN,
      accept: 'application/json',
      cookie: `__Host-scrim-sign-in=${TOKEN}`,
      'user-agent': 'scrim',
      // What Node's fetch adds by itself.
      'accept-language': '*',
      'accept-encoding': expect.any(String),
      'sec-fetch-mode': 'cors',
    });
  });

  it.each<[string, string, Record<string, string>]>([
    ['a foreign origin', 'GET', { origin: 'https://evil.example' }],
    ['a null origin', 'POST', { origin: 'null' }],
    ['another site', 'GET', { 'sec-fetch-site': 'cross-site', origin: '' }],
    ['another port of this machine', 'POST', { 'sec-fetch-site': 'same-site', origin: '' }],
    ['the address bar', 'GET', { 'sec-fetch-site': 'none', origin: '' }],
    ['a script element', 'GET', { 'sec-fetch-dest': 'script', origin: '' }],
    ['a worker', 'GET', { 'sec-fetch-dest': 'worker', origin: '' }],
    ['a frame', 'GET', { 'sec-fetch-dest': 'iframe', origin: '' }],
    ['a form without any word of where', 'POST', { 'sec-fetch-site': '', 'sec-fetch-dest': '', origin: '' }],
  ])('of %s is not passed on', async (_, method, headers) => {
    const refused = await ask('/v1/sites', { method, headers });
    expect(refused.statusCode).toBe(403);
    expect(JSON.parse(await textOf(refused))).toMatchObject({ code: 'origin_refused' });
    expect(collector.seen).toEqual([]);
  });

  it('for a passkey is not passed on: it could only be one of this machine', async () => {
    expect((await ask('/v1/auth/passkeys/options', { method: 'POST', body: '{}' })).statusCode).toBe(404);
    expect(collector.seen).toEqual([]);
  });

  it('and its answer stream', async () => {
    let hold: ServerResponse | undefined;
    collector.answer = (incoming, response) => {
      incoming.on('data', (data: Buffer) => response.write(`got ${data.toString()};`));
      incoming.on('end', () => (hold = response));
    };
    const headers = {
      host: running.console.host,
      origin: running.console.origin,
      'content-type': 'application/json',
    };
    const to = { host: '127.0.0.1', port: running.console.port, path: '/v1/people/links', headers };
    const outgoing = request({ ...to, method: 'POST' });
    outgoing.write('one');
    const [answer] = await once(outgoing, 'response');
    const parts = answer[Symbol.asyncIterator]();
    // The first half is back before the second is sent.
    expect(String((await parts.next()).value)).toBe('got one;');
    outgoing.end('two');
    expect(String((await parts.next()).value)).toBe('got two;');
    while (hold === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    hold.end();
    expect((await parts.next()).done).toBe(true);
  });
});

describe('an answer', () => {
  const HOSTILE = {
    'access-control-allow-origin': '*',
    'clear-site-data': '"*"',
    'content-disposition': 'inline',
    'content-security-policy': 'script-src *',
    link: '</v1/evil.js>; rel=preload; as=script',
    refresh: '0; url=https://evil.example',
    'service-worker-allowed': '/',
    sourcemap: '/v1/evil.map',
    'x-content-type-options': 'none',
  };

  it.each([
    ['text/html', '<script>alert(1)</script>'],
    ['text/javascript', 'alert(1)'],
    ['application/wasm', '\0asm'],
    ['image/svg+xml', '<svg onload="alert(1)"/>'],
    ['application/json+evil', '{}'],
    ['', '<html>'],
  ])('of the type %s is bytes that nothing runs', async (type, body) => {
    collector.answer = says(200, { ...HOSTILE, ...(type === '' ? {} : { 'content-type': type }) }, body);
    const { statusCode, headers } = await ask('/v1/sites');
    const { date: _, connection: __, 'keep-alive': ___, 'transfer-encoding': ____, ...said } = headers;
    expect(statusCode).toBe(200);
    expect(said).toEqual({
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  it('of JSON stays JSON, with its status', async () => {
    for (const type of ['application/json', 'application/problem+json']) {
      collector.answer = says(429, { 'content-type': `${type}; charset=x`, 'retry-after': '30' }, '{"a":1}');
      const answer = await ask('/v1/sites');
      expect(answer.statusCode).toBe(429);
      expect(answer.headers).toMatchObject({ 'content-type': type, 'retry-after': '30' });
      expect(await textOf(answer)).toBe('{"a":1}');
    }
  });

  it.each([301, 302, 303, 304, 307, 308])(
    'that redirects (%i) is refused and not followed',
    async (status) => {
      collector.answer = says(status, { location: `${collector.url}/elsewhere` });
      const answer = await ask('/v1/sites');
      expect(answer.statusCode).toBe(502);
      expect(answer.headers.location).toBeUndefined();
      expect(await textOf(answer)).toContain('collector_answer_refused');
      expect(collector.seen.map(({ path }) => path)).toEqual(['/v1/sites']);
    },
  );

  it.each([199, 600, 999])('with a status that is none (%i) is refused', async (status) => {
    collector.answer = ({ socket }) =>
      void socket.end(`HTTP/1.1 ${status} Odd\r\ncontent-length: 2\r\n\r\n{}`);
    const answer = await ask('/v1/sites');
    expect([answer.statusCode, answer.headers['x-content-type-options']]).toEqual([502, 'nosniff']);
  });

  it('that breaks off is no whole answer, and what is printed of it holds no address', async () => {
    const half: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
      response.write('{"half":', () => response.destroy());
    };
    collector.answer = half;
    const answer = await ask('/v1/sites');
    expect(answer.statusCode).toBe(200);
    await expect(textOf(answer)).rejects.toThrow('aborted');
    await vi.waitFor(() => expect(running.output()).toContain('broke its answer off'));

    expect((await ask('/v1/auth/state')).statusCode).toBe(502);
  });

  it('that nobody waits for any more is let go without a word', async () => {
    const printed = running.output();
    let closed: Promise<unknown> | undefined;
    collector.answer = (_, response) => {
      closed = once(response, 'close');
      response.writeHead(200).write('more to come');
    };
    const answer = await ask('/v1/sites');
    await once(answer, 'readable');
    answer.destroy();
    await closed;
    collector.answer = answerEmptyState;
    expect((await ask('/v1/sites')).statusCode).toBe(200);
    expect(running.output()).toBe(printed);
  });

  it('that never comes is told in a sentence', async () => {
    collector.answer = (incoming) => void incoming.socket.destroy();
    const answer = await ask('/v1/sites');
    expect(answer.statusCode).toBe(502);
    expect(JSON.parse(await textOf(answer))).toMatchObject({ code: 'collector_unreachable' });
  });

  it('on the state says that passkeys are off here', async () => {
    collector.answer = says(
      200,
      { 'content-type': 'application/json' },
      '{"person":null,"passkeys":true,"setUp":true}',
    );
    expect(JSON.parse(await textOf(await ask('/v1/auth/state')))).toEqual({
      person: null,
      passkeys: false,
      setUp: true,
    });
    for (const body of ['[]', 'not json', `{"a":"${'x'.repeat(70_000)}"}`]) {
      collector.answer = says(200, { 'content-type': 'application/json' }, body);
      expect((await ask('/v1/auth/state')).statusCode).toBe(502);
    }
  });
});

/** Signs in at the fake collector. @returns the cookie line that the browser gets */
async function signIn(): Promise<string> {
  const cookie = `__Host-scrim-sign-in=${TOKEN}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=3600`;
  collector.answer = says(200, { 'set-cookie': cookie, 'content-type': 'application/json' }, '{}');
  const { headers } = await ask('/v1/auth/sign-in', { method: 'POST', body: '{}' });
  collector.answer = answerEmptyState;
  expect(headers['set-cookie']).toHaveLength(1);
  return headers['set-cookie']?.[0] ?? '';
}

describe('a cookie', () => {
  it('of the sign-in becomes one of this machine, named for its collector', async () => {
    expect(await signIn()).toMatch(
      new RegExp(`^scrim-sign-in-[0-9a-f]{12}=${TOKEN}; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600$`),
    );
  });

  it('of the sign-out ends it', async () => {
    collector.answer = says(204, { 'set-cookie': '__Host-scrim-sign-in=; Path=/; Secure; Max-Age=0' });
    const { headers } = await ask('/v1/auth/sign-out', { method: 'POST' });
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/^scrim-sign-in-\w+=; .*Max-Age=0$/)]);
  });

  it('of any other name or shape goes nowhere', async () => {
    const lines = [
      'scrim-console=1; Path=/',
      'theme=dark',
      `scrim-sign-in=${TOKEN}`,
      '__Host-scrim-sign-in=a b; Path=/',
      '__Host-scrim-sign-in=<script>; Path=/',
    ];
    collector.answer = says(200, { 'set-cookie': lines, 'content-type': 'application/json' }, '{}');
    expect((await ask('/v1/auth/sign-in', { method: 'POST' })).headers['set-cookie']).toBeUndefined();
  });
});

describe('at start', () => {
  const start = (...args: string[]) => runScrim(['console', '--port', '0', '--player-port', '0', ...args]);

  it('says that a certificate is not trusted', async () => {
    const tls = await startFakeCollector({ tls: true });
    const refused = await start('--collector', tls.url, ...files);
    await tls.close();
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^error: collector_certificate: .*NODE_EXTRA_CA_CERTS/);
    expect(tls.seen).toEqual([]);
  });

  it('says that nobody answers, that a port is taken, that there is no console', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const { port } = busy.address() as { port: number };
    const taken = await runScrim(['console', '--collector', collector.url, '--port', String(port), ...files]);
    expect(taken.stderr).toMatch(/^error: port_busy: .*--port/);
    busy.close();
    expect((await start('--collector', `http://127.0.0.1:${port}`, ...files)).stderr).toMatch(
      /^error: collector_unreachable: /,
    );
    const none = await start('--collector', collector.url, '--files', folder.file('none'));
    expect(none.stderr).toMatch(/^error: console_missing: /);
  });

  it('takes no address that a passphrase would reach in clear, and no path', async () => {
    for (const url of ['http://scrim.example', 'scrim.example', 'https://scrim.example/x', 'https://u:p@h']) {
      const refused = await start('--collector', url);
      expect(refused).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/^error: usage: --collector: /),
      });
    }
  });
});
