// The built console over real HTTP: what is answered, with which headers, and what never is.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ConsoleFiles, createConsoleFiles } from '@scrim/collector/console';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveOnFreePort, type TestServer } from './http-ask.ts';

const FILES: Readonly<Record<string, string>> = {
  'console/index.html': '<!doctype html><title>console</title>',
  'console/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'console/assets/index-Ab_-12cd.js': 'export {};',
  'console/assets/inter-Ab_-12cd.woff2': 'font',
  'console/assets/plain.css': 'body{}',
  'player/index.html': '<!doctype html><meta name="scrim-console" content="" /><title>player</title>',
  'player/assets/index-Ab_-12ce.js': 'export {};',
  'secret.txt': 'outside',
};

let folder: string;
let consoleServer: TestServer;
let playerServer: TestServer;
let files: ConsoleFiles;
const asked: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrim-console-files-'));
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  await symlink(join(folder, 'secret.txt'), join(folder, 'console', 'link.txt'));
  consoleServer = await serveOnFreePort((request) => files.console(request));
  playerServer = await serveOnFreePort((request) => files.player(request));
  files = await createConsoleFiles({
    folder,
    consoleOrigin: `http://localhost:${consoleServer.port}`,
    playerOrigin: `http://127.0.0.1:${playerServer.port}`,
    api: async (request) => {
      asked.push(new URL(request.url).pathname);
      return new Response('{"a":1}', {
        status: 201,
        headers: [
          ['content-type', 'application/json'],
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
        ],
      });
    },
  });
});
afterAll(async () => {
  await consoleServer.close();
  await playerServer.close();
  await rm(folder, { recursive: true });
});

const ownHost = () => ({ host: `localhost:${consoleServer.port}` });
const askConsole = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  consoleServer.ask(path, { method, headers: { ...ownHost(), ...headers } });

describe('the console', () => {
  it('answers its document for its own pages, and nothing else for a file it does not have', async () => {
    for (const path of ['/', '/index.html', '/sessions', '/sites/demo-shop', '/sign-in?x=1']) {
      expect(await askConsole(path)).toMatchObject({ status: 200, text: FILES['console/index.html'] });
    }
    for (const path of ['/nothing.js', '/assets/gone-Ab_-12cd.js', '/assets/gone', '/v1x.js']) {
      expect((await askConsole(path)).status).toBe(404);
    }
    const site = '/sites/shop.example';
    expect((await askConsole(site, { 'sec-fetch-dest': 'document' })).status).toBe(200);
    expect((await askConsole(site, { 'sec-fetch-dest': 'script' })).status).toBe(404);
  });

  it('names types, keeps hashed files for ever and asks again for the rest', async () => {
    const script = await askConsole('/assets/index-Ab_-12cd.js');
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await askConsole('/assets/inter-Ab_-12cd.woff2')).headers['content-type']).toBe('font/woff2');
    for (const path of ['/', '/sessions', '/mark.svg', '/assets/plain.css', '/console-config.json']) {
      expect((await askConsole(path)).headers['cache-control']).toBe('no-cache');
    }
  });

  it('says the policies on every answer, refusals too', async () => {
    const answers = [
      await askConsole('/'),
      await askConsole('/assets/index-Ab_-12cd.js'),
      await askConsole('/gone.js'),
      await askConsole('/', {}, 'POST'),
      await askConsole('/', { host: 'evil.example' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 405, 421]);
    for (const { headers } of answers) {
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'sha256-/);
      expect(policy).toContain(`frame-src http://127.0.0.1:${playerServer.port};`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toContain('unsafe');
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'permissions-policy': expect.stringContaining('publickey-credentials-get=(self)'),
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('says where the player is', async () => {
    expect(JSON.parse((await askConsole('/console-config.json')).text)).toEqual({
      player: `http://127.0.0.1:${playerServer.port}`,
      collector: null,
      local: false,
    });
  });

  it('answers HEAD without a body, and no other method', async () => {
    const head = await askConsole('/', {}, 'HEAD');
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(head.headers['content-length']).toBe(String(FILES['console/index.html']?.length));
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const refused = await askConsole('/', {}, method);
      expect(refused).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    }
  });

  it('hands out nothing beside its folder, however the path is spelled', async () => {
    const paths = [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%5c..%5c..%5csecret.txt',
      '//secret.txt',
      '/link.txt',
      '/../player/index.html',
    ];
    for (const path of paths) {
      const { status, text } = await askConsole(path);
      expect(text).not.toContain('outside');
      expect(text).not.toContain('player');
      expect([200, 404]).toContain(status);
      if (status === 200) expect(text).toBe(FILES['console/index.html']);
    }
  });
});

describe('the API beside it', () => {
  it('is asked for /v1/* and answers as something that can run nothing', async () => {
    asked.length = 0;
    const { status, text, headers } = await askConsole('/v1/auth/state');
    expect({ status, text, asked }).toEqual({ status: 201, text: '{"a":1}', asked: ['/v1/auth/state'] });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'set-cookie': ['a=1', 'b=2'],
    });
  });

  it('is not asked under a foreign name', async () => {
    asked.length = 0;
    for (const host of ['evil.example', `evil.example:${consoleServer.port}`, 'localhost']) {
      expect((await askConsole('/v1/auth/state', { host })).status).toBe(421);
    }
    expect(asked).toEqual([]);
  });

  it('is no page of the console where there is none', async () => {
    const origins = { consoleOrigin: 'http://localhost:1', playerOrigin: 'http://127.0.0.1:2' };
    const bare = await createConsoleFiles({ folder, ...origins });
    expect((await bare.console(new Request('http://localhost:1/v1/sites'))).status).toBe(404);
    expect((await bare.console(new Request('http://localhost:1/sites'))).status).toBe(200);
  });
});

describe('the player', () => {
  const ask = (path: string, headers: Record<string, string> = {}) =>
    playerServer.ask(path, { headers: { host: `127.0.0.1:${playerServer.port}`, ...headers } });

  it("knows the console's origin, and may load nothing but itself", async () => {
    const { text, headers } = await ask('/');
    expect(text).toContain(`name="scrim-console" content="http://localhost:${consoleServer.port}"`);
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'unsafe-inline'",
      'img-src data: blob:',
      'font-src data: blob:',
      `frame-ancestors http://localhost:${consoleServer.port}`,
      "base-uri 'none'",
      "form-action 'none'",
      'sandbox allow-scripts allow-same-origin',
    ]);
    expect(headers['permissions-policy']).toContain('publickey-credentials-get=()');
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('has no API, no settings and no pages of a router', async () => {
    asked.length = 0;
    for (const path of ['/v1/auth/state', '/console-config.json', '/sessions', '/mark.svg']) {
      expect((await ask(path)).status).toBe(404);
    }
    expect(asked).toEqual([]);
    expect((await ask('/assets/index-Ab_-12ce.js')).status).toBe(200);
  });

  it('is not answered under a foreign name', async () => {
    expect((await ask('/', { host: `localhost:${playerServer.port}` })).status).toBe(421);
    expect((await ask('/', { host: 'evil.example' })).status).toBe(421);
  });
});

describe('at start', () => {
  const codeOf = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error) => error.code ?? error.message,
    );
  const origins = { consoleOrigin: 'https://console.example', playerOrigin: 'https://player.example' };

  it('says when the console is not built', async () => {
    expect(await codeOf(createConsoleFiles({ folder: join(folder, 'none'), ...origins }))).toBe(
      'console_missing',
    );
    const half = await mkdtemp(join(tmpdir(), 'scrim-half-'));
    await mkdir(join(half, 'console'));
    await writeFile(join(half, 'console', 'index.html'), '<!doctype html>');
    await mkdir(join(half, 'player'));
    expect(await codeOf(createConsoleFiles({ folder: half, ...origins }))).toBe('console_missing');
    await writeFile(join(half, 'player', 'index.html'), 'has no place for the origin');
    expect(await codeOf(createConsoleFiles({ folder: half, ...origins }))).toBe('console_missing');
    await rm(half, { recursive: true });
  });

  it('takes two origins on two hosts and nothing else', async () => {
    const create = (changes: object) => codeOf(createConsoleFiles({ folder, ...origins, ...changes }));
    expect(await create({})).toBeNull();
    expect(await create({ consoleOrigin: 'https://console.example/' })).toMatch(/^consoleOrigin: expected/);
    expect(await create({ playerOrigin: 'player.example' })).toMatch(/^playerOrigin: expected/);
    expect(await create({ playerOrigin: 'https://console.example:8443' })).toMatch(/another host/);
  });

  it('leaves names to the proxy where it is not on loopback', async () => {
    const { console } = await createConsoleFiles({ folder, ...origins });
    expect((await console(new Request('http://10.0.0.7:4620/'))).status).toBe(200);
  });
});
