// The demo's server: settings in the page, the pages' policy, and files that are served as they are.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDemoSite } from '@scrim/demo-site';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOTICE_TEXT } from '../src/site/notice.ts';

const SETTINGS = { collector: 'http://127.0.0.1:4800/base', site: 'demo', rootKey: 'A'.repeat(43) };
const PLACE = '<script type="application/json" id="scrim-config">null</script>';
const FILES = {
  'index.html': `shop ${PLACE}`,
  'checkout/index.html': `checkout ${PLACE}`,
  'account/index.html': `account ${PLACE}`,
  'privacy/index.html': `privacy ${PLACE}`,
  'frames/delivery.html': 'delivery',
  'assets/main-abc.js': 'export {};',
  'secret.txt': 'not for visitors',
};

let dist = '';

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'scrim-demo-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), text);
  }
});

afterAll(() => rmSync(dist, { recursive: true }));

async function get(path: string, settings = SETTINGS): Promise<Response> {
  return createDemoSite({ ...settings, dist }).fetch(new Request(`http://demo.test${path}`));
}

function configIn(html: string): unknown {
  return JSON.parse(/id="scrim-config">(.*?)<\/script>/.exec(html)?.[1] ?? 'null');
}

test.each([
  ['/', 'shop'],
  ['/search?q=wool', 'shop'],
  ['/cart', 'shop'],
  ['/product/ember-lantern', 'shop'],
  ['/shelf/lighting', 'shop'],
  ['/order/confirmed', 'shop'],
  ['/checkout/', 'checkout'],
  ['/account/', 'account'],
  ['/account/transfer', 'account'],
  ['/privacy/', 'privacy'],
  ['/frames/delivery.html', 'delivery'],
])('%s is answered by the %s document', async (path, document) => {
  const response = await get(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  expect(await response.text()).toMatch(new RegExp(`^${document}`));
});

test('a document carries the settings and the hash of the notice that is shown', async () => {
  const noticeTextHash = createHash('sha256').update(NOTICE_TEXT).digest('base64url');
  const config = configIn(await (await get('/')).text());
  expect(config).toEqual({ ...SETTINGS, noticeVersion: '2', noticeTextHash });
});

test('a setting cannot end the script element it is written into', async () => {
  const site = '</script><script>alert(1)</script>$&';
  const html = await (await get('/', { ...SETTINGS, site })).text();
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(configIn(html)).toMatchObject({ site });
});

test('documents may connect to the collector and run no inline code', async () => {
  const policy = (await get('/')).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("connect-src 'self' http://127.0.0.1:4800;");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe');
});

test('documents may enter the back/forward cache', async () => {
  expect((await get('/checkout/')).headers.get('cache-control')).toBe('no-cache');
});

test('assets are served with their type and kept', async () => {
  const response = await get('/assets/main-abc.js');
  expect(response.headers.get('content-type')).toMatch(/javascript/);
  expect(response.headers.get('cache-control')).toContain('immutable');
  expect(await response.text()).toBe('export {};');
});

test.each([
  '/secret.txt',
  '/assets/../secret.txt',
  '/assets/%2e%2e/secret.txt',
  '/assets/none.js',
  '/nowhere',
])('%s is not found', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain('not for visitors');
});

test('a path without its slash is sent to the one with it', async () => {
  const response = await get('/checkout');
  expect([response.status, response.headers.get('location')]).toEqual([308, '/checkout/']);
});

test('an unbuilt site says what to do', () => {
  expect(() => createDemoSite({ ...SETTINGS, dist: join(dist, 'assets') })).toThrow(/not built/);
});
