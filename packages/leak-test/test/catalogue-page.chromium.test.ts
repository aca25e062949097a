// The catalogue's page in Chromium: every channel whose secret is there before the recorder can be planted, in both
// guises, with nothing asked of any other host.

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleScript } from '../src/browser/bundle-script.ts';
import { newVisitor, startBrowser } from '../src/browser/start-browser.ts';
import { STATIC_CHANNELS } from '../src/catalogue/catalogue.ts';
import { type CatalogueSite, createCatalogueSite } from '../src/catalogue/catalogue-site.ts';
import { CATALOGUE_HOSTS } from '../src/catalogue/hosts.ts';
import type { LeakTestChannels } from '../src/catalogue/page-channels.ts';
import { createSecretMaker } from '../src/secrets/make-secrets.ts';
import type { Guise } from '../src/secrets/secret.ts';
import { startProxy } from '../src/wire/proxy.ts';

declare const leakTestChannels: LeakTestChannels;

let site: CatalogueSite;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let browser: Browser;
let channelsScript: string;
const asked: URL[] = [];

beforeAll(async () => {
  channelsScript = await bundleScript('page/channels');
  proxy = await startProxy({
    answerFor: (host) => site.answerFor(host) ?? (async () => new Response('', { status: 404 })),
  });
  browser = await startBrowser({ proxy });
});
afterAll(async () => {
  await browser.close();
  await proxy.close();
});

function makeSecrets(guise: Guise): Record<string, string> {
  const maker = createSecretMaker({ avoid: channelsScript });
  return Object.fromEntries(
    STATIC_CHANNELS.map(({ id, kind, pieces }) => [id, maker.make(id, kind ?? 'token', guise, pieces).value]),
  );
}

async function open(secrets: Record<string, string>): Promise<{ page: Page; visitor: BrowserContext }> {
  const recorderScript = 'globalThis.loadedFirst = document.head.children.length;';
  site = createCatalogueSite({ channels: STATIC_CHANNELS, secrets, recorderScript, channelsScript });
  const visitor = await newVisitor(browser);
  visitor.on('request', (request) => asked.push(new URL(request.url())));
  const page = await visitor.newPage();
  await site.enter(page);
  return { page, visitor };
}

const isSites = (host: string): boolean => CATALOGUE_HOSTS.includes(host);

describe.each(['letters', 'words'] as const)('with secrets of %s', (guise) => {
  test('every static channel is planted, and only the site is asked', async () => {
    const secrets = makeSecrets(guise);
    const { page, visitor } = await open(secrets);
    expect(await page.evaluate((planted) => leakTestChannels.before(planted, null), secrets)).toEqual([]);
    const away = asked.filter(({ protocol, host }) => protocol === 'https:' && !isSites(host));
    expect([away, asked.length > 20]).toEqual([[], true]);
    expect(page.url()).toBe(new URL(site.pageUrl).href);
    expect(await page.evaluate(() => document.referrer)).toBe(site.startUrl);
    expect(await page.evaluate('loadedFirst')).toBe(1);
    await visitor.close();
  });
});

describe('the page code', () => {
  test('says what it could not plant, without the secret, and goes on', async () => {
    const { page, visitor } = await open({ 'input.text.prop': 'quillon' });
    const failures = await page.evaluate(() =>
      leakTestChannels.before({
        'text.nowhere': 'a',
        'input.hidden.prop': 'vestry',
        'input.text.prop': 'quillon',
      }),
    );
    expect(failures).toEqual([
      { id: 'text.nowhere', why: 'no channel has this id' },
      { id: 'input.hidden.prop', why: 'before: Error: its section is not in the page' },
    ]);
    expect(await page.locator('section input').inputValue()).toBe('quillon');
    await page.locator('section input').evaluate((field) => field.remove());
    const [failure] = await page.evaluate(() => leakTestChannels.before({ 'input.text.prop': 'input' }));
    expect(failure?.why).toMatch(/^before: Error: a channel's …/);
    await visitor.close();
  });

  test('a step that never ends is given up', async () => {
    const { page, visitor } = await open({ 'store.cache-before': 'quillon' });
    await page.evaluate(() => {
      caches.open = () => new Promise(() => {});
    });
    // The page's clock is the test's: nobody waits half a minute.
    await page.clock.install();
    const failures = page.evaluate(() => leakTestChannels.before({ 'store.cache-before': 'quillon' }));
    await page.clock.fastForward(29_000);
    expect(await Promise.race([failures, page.evaluate(() => 'under way')])).toBe('under way');
    await page.clock.fastForward(2_000);
    expect(await failures).toEqual([
      { id: 'store.cache-before', why: 'before: Error: took longer than 30000 ms' },
    ]);
    await visitor.close();
  });
});
