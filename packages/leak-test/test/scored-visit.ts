// One visit of a page that holds a bit of everything, recorded by a recorder under test, for the tests of the scores.
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { newVisitor, startBrowser } from '../src/browser/start-browser.ts';
import { startRecorderIn, stopRecorderIn } from '../src/browser/start-recorder.ts';
import type { RecorderUnderTest, ReplayEvent } from '../src/recorders/recorder.ts';
import type { LiveMoment } from '../src/replayed/moment.ts';
import { readLive } from '../src/replayed/read-live.ts';
import type { Act } from '../src/visit/act.ts';
import { untilTold } from '../src/visit/until-quiet.ts';
import { startProxy } from '../src/wire/proxy.ts';
import type { Answer, Wire } from '../src/wire/sent-request.ts';

const PAGE = 'https://shop.site.test';

/** What a visit was, and what was recorded of it. */
export interface ScoredVisit {
  readonly live: LiveMoment;
  readonly acts: readonly Act[];
  readonly events: readonly ReplayEvent[];
}

/** A browser behind a proxy, for one test file. */
export interface Visits {
  readonly browser: Browser;
  visit(recorder: RecorderUnderTest): Promise<ScoredVisit>;
  close(): Promise<void>;
}

export async function startVisits(): Promise<Visits> {
  let recorder: RecorderUnderTest | undefined;
  const proxy = await startProxy({
    answerFor: (host) => {
      if (host === new URL(PAGE).host) return site;
      return recorder?.isRecorders(host) === true ? recorder.answer : undefined;
    },
  });
  const browser = await startBrowser({ proxy });
  return {
    browser,
    visit(next) {
      recorder = next;
      return visitWith(next, browser, proxy);
    },
    async close() {
      await browser.close();
      await proxy.close();
    },
  };
}

const site: Answer = async (request) => {
  const { pathname } = new URL(request.url);
  if (pathname !== '/' && pathname !== '/site.css') return new Response(null, { status: 404 });
  const [name, type] = pathname === '/' ? ['scored-page.html', 'text/html'] : ['scored-page.css', 'text/css'];
  const body = await readFile(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } });
};

async function visitWith(recorder: RecorderUnderTest, browser: Browser, proxy: Wire): Promise<ScoredVisit> {
  const from = proxy.sent.length;
  await recorder.prepare?.([PAGE]);
  const visitor = await newVisitor(browser);
  await visitor.addInitScript({ content: (await recorder.script?.()) ?? '' });
  const page = await visitor.newPage();
  await page.goto(PAGE);
  await startRecorderIn(page);
  const acts = await act(page);
  const live = await readLive(page);
  await stopRecorderIn(page);
  const decoded = await recorder.decode?.(proxy.sent.slice(from));
  await visitor.close();
  await recorder.close?.();
  return { live, acts, events: decoded?.events ?? [] };
}

async function act(page: Page): Promise<readonly Act[]> {
  const acts: Act[] = [];
  const did = (kind: Act['kind']): number => acts.push({ kind, atMs: Date.now() });
  for (const name of ['name', 'town']) {
    await page.locator(`[name=${name}]`).click();
    did('click');
    await page.keyboard.type('Rotterdam', { delay: 5 });
    did('type');
  }
  await page.mouse.move(300, 300, { steps: 4 });
  did('move');
  await page.locator('.go').click();
  did('click');
  did('change');
  await page.locator('li').first().waitFor();
  await page.mouse.wheel(0, 200);
  await page.waitForFunction(() => scrollY === 200);
  did('scroll');
  await page.setViewportSize({ width: 1100, height: 720 });
  did('resize');
  // rrweb tells of moves twice a second: the page is read behind what it tells.
  await untilTold(page, 600, 1100);
  return acts;
}
