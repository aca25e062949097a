// What becomes of places while a page is recorded and driven: planted again, found again, come to anew, typed into.
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../src/browser/find-chromium.ts';
import { createPlanter, type PlanterOptions } from '../src/places/planter.ts';
import { createSecretMaker } from '../src/secrets/make-secrets.ts';
import { readPage } from './places-reader.ts';
import { type PlacesSite, startPlacesSite } from './places-site.ts';

let site: PlacesSite;
let browser: Browser;

beforeAll(async () => {
  site = await startPlacesSite();
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function plantedOn(page: Page, options: Partial<PlanterOptions> = {}) {
  const planter = createPlanter(page, { secrets: createSecretMaker(), ...options });
  await planter.find();
  await planter.plant();
  return planter;
}

async function openMade(markup: string): Promise<Page> {
  site.made = markup;
  const page = await browser.newPage();
  await page.goto(`${site.origin}/made.html`);
  return page;
}

describe('planting again', () => {
  test('every planted place holds fresh secrets, and the page works as before', async () => {
    const page = await browser.newPage();
    await page.goto(site.url);
    const before = await page.evaluate('pageState()');
    const planter = await plantedOn(page);
    const first = planter.secrets();
    await planter.plantAgain();
    const fresh = planter.secrets().slice(first.length);
    const held = await readPage(page);
    const planted = planter.places().filter((place) => place.planted);
    expect(new Set(fresh.map(({ place }) => place))).toEqual(new Set(planted.map(({ id }) => id)));
    for (const { value, place } of fresh) expect(held.includes(value), place).toBe(true);
    expect(await page.evaluate('pageState()')).toEqual(before);
    await page.close();
  });

  test('a page that writes JSON in a way of its own is read as any other', async () => {
    const page = await openMade(
      `<p>Some words</p><script>
        Array.prototype.toJSON = function () { return '[' + this.join() + ']' };
        Object.prototype.toJSON = function () { return 'an object' };
      </script>`,
    );
    const planter = await plantedOn(page);
    await planter.plantAgain();
    const texts = planter.places().filter(({ kind }) => kind === 'text');
    expect(texts).toMatchObject([{ planted: true }]);
    await page.close();
  });

  test('texts are cut, elements put in anew and copied', async () => {
    const page = await openMade(
      `<main>${'<p>One of many lines</p>'.repeat(30)}<p id="only">With an id</p></main>`,
    );
    const planter = await plantedOn(page);
    await page.evaluate(() => {
      const seen: Record<string, number> = { moved: 0, cut: 0, copied: 0 };
      Object.assign(globalThis, { seen });
      const removed = new Set<Node>();
      new MutationObserver((records) => {
        for (const { removedNodes, addedNodes } of records) {
          for (const node of removedNodes) removed.add(node);
          for (const node of addedNodes) {
            if (removed.has(node)) seen.moved = (seen.moved ?? 0) + 1;
            else if (node.nodeType === Node.TEXT_NODE) seen.cut = (seen.cut ?? 0) + 1;
            else if (node.textContent?.startsWith('One of many')) seen.copied = (seen.copied ?? 0) + 1;
          }
        }
      }).observe(document.body, { childList: true, subtree: true });
    });
    await planter.plantAgain();
    expect(await page.evaluate('seen')).toEqual({ moved: 31, cut: 10, copied: 30 });
    expect(await page.locator('[id=only]').count()).toBe(1);
    const cut = planter.secrets().filter(({ pieces }) => pieces !== undefined);
    expect(cut).toHaveLength(10);
    for (const { value, pieces } of cut) expect(pieces?.join('')).toBe(value);
    await page.close();
  });
});

describe('planting', () => {
  test('asks for nothing, opens nothing and runs nothing', async () => {
    const page =
      await openMade(`<link rel="stylesheet" href="/clinic.css"><link rel="icon" href="/i.png"><link rel="preload" as="image" href="/i.png">
<img src="/i.png" srcset="/i.png 2x"><picture><source srcset="/i.png"><img src="/i.png"></picture><input type="image" src="/i.png">
<video src="/v.mp4" poster="/i.png"><source src="/v.mp4"><track src="/t.vtt"></video><audio src="/v.mp3"></audio><script src="/s.js"></script>
<object data="/o.html"></object><embed src="/o.html"><iframe src="/frame.html"></iframe><svg><use href="/u.svg#a"/><image href="/i.png"/></svg>
<a href="/x" ping="/p" onclick="throw 1">x</a><body background="/i.png"><form action="/f"><button formaction="/g">x</button></form>`);
    const asked: string[] = [];
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('request', (request) => asked.push(request.url()));
    const planter = await plantedOn(page);
    await planter.plantAgain();
    // Loading what is new would have begun with the next picture.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    expect(asked.filter((url) => url.includes('leak-test/'))).toEqual([]);
    expect(faults).toEqual([]);
    for (const name of ['src', 'srcset', 'poster', 'ping', 'onclick', 'formaction', 'action', 'background'])
      expect(
        planter.places().some((place) => place.name === name && place.planted),
        name,
      ).toBe(true);
    await page.close();
  });
});

describe('finding again', () => {
  test('in the same document nothing is doubled, and what is new goes on in number', async () => {
    const page = await openMade('<main><ul><li>First</li><li>Second</li></ul></main>');
    const planter = await plantedOn(page);
    await planter.plantAgain();
    const { length } = planter.places();
    const held = planter.secrets().length;
    await planter.find();
    await planter.plant();
    expect(planter.places()).toHaveLength(length);
    expect(planter.secrets()).toHaveLength(held);
    await page.evaluate(() =>
      document.querySelector('ul')?.insertAdjacentHTML('afterbegin', '<li>Newer</li>'),
    );
    await planter.find();
    await planter.plant();
    const fresh = planter.places().slice(length);
    expect(fresh.map(({ id, kind, planted }) => ({ id, kind, planted }))).toEqual([
      { id: `p${length + 1}`, kind: 'text', planted: true },
    ]);
    await page.close();
  });

  test('another address is another page; the same one again has the same places, with fresh secrets', async () => {
    const page = await openMade('<p>Here</p>');
    const planter = await plantedOn(page);
    const first = planter.places();
    await page.goto(`${site.origin}/frame.html`);
    await planter.find();
    await planter.plant();
    const second = planter.places().slice(first.length);
    expect(second.every((place) => place.page === 2)).toBe(true);
    expect(second[0]?.id).toBe(`p${first.length + 1}`);
    await page.goto(`${site.origin}/made.html`);
    await planter.find();
    const before = planter.secrets().length;
    await planter.plant();
    const kinds = planter
      .places()
      .slice(first.length + second.length)
      .map(({ kind, where }) => `${kind} ${where}`);
    // What the leak test keeps in stores is no place; the page itself has none that are new.
    expect(kinds).toEqual([]);
    const fresh = planter.secrets().slice(before);
    const text = first.find(({ kind }) => kind === 'text');
    expect(fresh.filter(({ place }) => place === text?.id)).toHaveLength(2);
    await page.close();
  });

  test('over the limit an even sample of what is common is planted, all of what is rare, and the rest is told', async () => {
    const page = await openMade(
      `<title>T</title><!-- c --><table>${'<tr><td>cell</td></tr>'.repeat(500)}</table>`,
    );
    const planter = await plantedOn(page, { maxPlaces: 60 });
    await planter.find();
    await planter.plant();
    const places = planter.places();
    expect(places.filter(({ planted }) => planted)).toHaveLength(60);
    expect(places.filter(({ kind, planted }) => planted && kind !== 'text').map(({ kind }) => kind)).toEqual(
      places
        .filter(
          ({ kind, notPlanted }) => kind !== 'text' && !/another page|before the page/.test(notPlanted ?? ''),
        )
        .map(({ kind }) => kind),
    );
    const cells = places.filter(({ kind }) => kind === 'text');
    const at = cells.flatMap(({ planted }, index) => (planted ? [index] : []));
    const gaps = at.slice(1).map((index, before) => index - (at[before] ?? 0));
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
    expect(cells.find(({ planted }) => !planted)?.notPlanted).toBe('over the limit of 60 places');
    await page.close();
  });

  test('20,000 elements cost less than three seconds of work', async () => {
    const row =
      '<tr class="row" data-id="1"><td title="a b">Name</td><td><a href="/x">open</a></td><td><b>y</b>z</td></tr>';
    const page = await openMade(`<table>${row.repeat(3_400)}</table>`);
    expect(await page.locator('*').count()).toBeGreaterThan(20_000);
    const session = await page.context().newCDPSession(page);
    // Time of threads: what else the machine does does not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const pageMs = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    };
    const planter = createPlanter(page, { secrets: createSecretMaker() });
    const before = { page: await pageMs(), node: process.cpuUsage() };
    await planter.find();
    const node = process.cpuUsage(before.node);
    const ms = (await pageMs()) - before.page + (node.user + node.system) / 1000;
    expect(planter.places().length).toBeGreaterThan(23_000);
    expect(ms).toBeLessThan(3_000);
    await page.close();
  });
});

describe('fields to type into', () => {
  test('each has values that fit, the same whenever it is asked for, and can be filled in', async () => {
    const page = await browser.newPage();
    await page.goto(site.url);
    const planter = await plantedOn(page);
    const fields = await planter.typeable();
    expect(fields.map(({ place, how }) => `${how} ${place.where.split(' ').at(-1)}`)).toEqual([
      'type div:nth-of-type(1)',
      'type input:nth-of-type(1)',
      'type input:nth-of-type(3)',
      'type input:nth-of-type(4)',
      'file input:nth-of-type(7)',
      'choose select',
      'type textarea',
      'type input',
      'type input',
    ]);
    for (const { handle, how, text, done } of fields) {
      if (how === 'choose') await handle.selectOption({ label: text });
      else if (how === 'file')
        await handle.setInputFiles({ name: text, mimeType: 'a/b', buffer: Buffer.from('x') });
      else await handle.fill(text);
      done();
    }
    const held = await readPage(page);
    for (const { how, text, place } of fields) {
      if (how !== 'file') expect(held.includes(text), place.where).toBe(true);
      expect(planter.places().find(({ id }) => id === place.id)?.planted).toBe(true);
    }
    const again = await planter.typeable();
    expect(again.map(({ text }) => text)).toEqual(fields.map(({ text }) => text));
    const mail = await page.$('#mail');
    expect(mail && (await planter.typeableAt(mail))?.text).toBe(fields[1]?.text);
    const heading = await page.$('h1');
    expect(heading && (await planter.typeableAt(heading))).toBeNull();
    await page.close();
  });
});
