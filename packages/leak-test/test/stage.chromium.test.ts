// The stage: rebuilds what was recorded, at the time that is asked for, and lets nothing of it run or load.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../src/browser/start-browser.ts';
import type { ReplayEvent } from '../src/recorders/recorder.ts';
import { readLive } from '../src/replayed/read-live.ts';
import { openStage, type Stage } from '../src/replayed/stage.ts';
import { type PageSite, startPageSite } from './fixtures/page-site.ts';

const STAGE = 'https://stage.leak-test.test';
const META = 4;
const SNAPSHOT = 2;
const CHANGE = 3;

let browser: Browser;
let stage: Stage;
let site: PageSite;

beforeAll(async () => {
  browser = await startBrowser();
  stage = await openStage(browser);
  site = await startPageSite({ '/x': 'here' });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

interface Node {
  readonly type: number;
  readonly id: number;
}

let nextId = 1;
const id = (): number => nextId++;
const text = (textContent: string): Node => ({ type: 3, id: id(), textContent }) as Node;
const element = (tagName: string, attributes: object, childNodes: readonly Node[]): Node =>
  ({ type: 2, id: id(), tagName, attributes, childNodes }) as Node;
const pageOf = (...body: readonly Node[]): object => ({
  node: {
    type: 0,
    id: id(),
    childNodes: [element('html', {}, [element('head', {}, []), element('body', {}, body)])],
  },
  initialOffset: { top: 0, left: 0 },
});
const meta = (timestamp: number, width = 800, height = 600): ReplayEvent => ({
  type: META,
  timestamp,
  data: { href: 'https://shop.example/', width, height },
});
const snapshot = (timestamp: number, ...body: readonly Node[]): ReplayEvent => ({
  type: SNAPSHOT,
  timestamp,
  data: pageOf(...body),
});
const textsNow = async (): Promise<string> => (await stage.texts()).map((one) => one.text).join(' ');

describe('what is shown', () => {
  test('is nothing before anything is, and where there is no recording', async () => {
    const fresh = await openStage(browser);
    expect(await fresh.elements()).toEqual([]);
    expect(await fresh.show([], 5)).toEqual({ removed: 0, unplayable: 0, isShown: false });
    expect((await fresh.read()).elements).toEqual([]);
    await fresh.close();
  });

  test('is the page load of the time that is asked for', async () => {
    const first = element('p', {}, [text('one')]);
    const events: ReplayEvent[] = [
      meta(1000),
      snapshot(1010, first),
      {
        type: CHANGE,
        timestamp: 1500,
        data: {
          source: 0,
          texts: [],
          attributes: [{ id: first.id, attributes: { title: 'x' } }],
          removes: [],
          adds: [{ parentId: first.id, nextId: null, node: text(' more') }],
        },
      },
      meta(2000, 500, 400),
      snapshot(2010, element('h1', {}, [text('two')])),
    ];
    await stage.show(events, 1200);
    expect(await textsNow()).toBe('one');
    await stage.show(events, 1600);
    expect(await textsNow()).toBe('one  more');
    expect((await stage.show(events, 900)).isShown).toBe(false);
    await stage.show(events, 3000);
    expect(await textsNow()).toBe('two');
    expect((await stage.elements()).map(({ tag, box }) => [tag, box[2]])).toEqual([['h1', 484]]);
  });

  test('needs no Meta event', async () => {
    await stage.show([snapshot(10, element('p', {}, [text('alone')]))], 20);
    expect(await textsNow()).toBe('alone');
    expect(
      Buffer.from(await stage.picture())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  test('keeps the ids of other recorders’ recordings only without the filter', async () => {
    const plain = await openStage(browser, { filter: false });
    const css = element('style', {}, [text('#app { height: 50px }')]);
    const events = [meta(10), snapshot(10, css, element('div', { id: 'app' }, []))];
    const heights: (number | undefined)[] = [];
    for (const one of [stage, plain]) {
      await one.show(events, 20);
      heights.push((await one.elements())[0]?.box[3]);
    }
    await plain.close();
    expect(heights).toEqual([0, 50]);
  });

  test('is read the same as a live page', async () => {
    const page = await browser.newPage();
    await page.setContent('<main><p style="background: rgb(0, 0, 0)">Hi <b>you</b></p></main>');
    const live = await readLive(page);
    await page.close();
    expect(live.elements.map(({ path, tag, seenAs }) => [path, tag, seenAs])).toEqual([
      ['/0', 'main', ''],
      ['/0/0', 'p', 'background'],
      ['/0/0/0', 'b', ''],
    ]);
    expect(live.texts).toEqual([
      { path: '/0/0', text: 'Hi ' },
      { path: '/0/0/0', text: 'you' },
    ]);
    expect(Math.abs(live.atMs - Date.now())).toBeLessThan(30_000);
  });
});

describe('a hostile recording', () => {
  test.each([true, false])('runs nothing and asks for nothing, filter: %s', async (filter) => {
    const shut = await openStage(browser, { filter });
    const evil = `${site.url}/x`;
    const run = `top.ran = true; parent.ran = true; fetch('${evil}')`;
    const { removed, isShown } = await shut.show(
      [
        meta(10),
        snapshot(
          10,
          element('script', {}, [text(run)]),
          element('img', { src: evil, onerror: run }, []),
          element('iframe', { src: evil, srcdoc: `<script>${run}</script>` }, []),
          element('svg', { onload: run }, []),
          element('style', { _cssText: `p { background: url(${evil}) } @import "${evil}";` }, []),
          element('object', { data: evil }, []),
          element('form', { action: evil }, [element('input', { autofocus: true, onfocus: run }, [])]),
          element('p', {}, [text('still here')]),
        ),
        {
          type: CHANGE,
          timestamp: 15,
          data: { source: 9, id: 1, type: 0, commands: [{ property: 'constructor', args: [run] }] },
        },
      ],
      20,
    );
    expect(isShown).toBe(true);
    expect(removed > 5).toBe(filter);
    expect((await shut.texts()).map((one) => one.text)).toContain('still here');
    const page = browser.contexts().at(-1)?.pages()[0];
    expect(await page?.evaluate(() => [location.origin, 'ran' in globalThis])).toEqual([STAGE, false]);
    expect(site.asked).toEqual([]);
    await shut.close();
  });

  // Control: a page that may do so reaches the site that the recording names.
  test('would be found to ask', async () => {
    const page = await browser.newPage();
    await page.setContent(`<img src="${site.url}/x">`);
    await expect.poll(() => site.asked).toEqual(['GET /x']);
    await page.close();
  });

  test('that cannot be rebuilt is said to be, and does not hang', async () => {
    const broken: ReplayEvent = {
      type: SNAPSHOT,
      timestamp: 10,
      data: { node: { type: 0, id: 1, childNodes: [] } },
    };
    const { removed } = await stage.show([meta(10), broken], 20);
    expect(removed).toBeGreaterThan(0);
    expect(await stage.elements()).toEqual([]);
  });
});
