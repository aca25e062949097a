// The clinic's page: all its known places are found, those that can be are planted, what was planted can be read back
// from the page, and the page works as before.
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../src/browser/find-chromium.ts';
import type { Place } from '../src/places/place.ts';
import { createPlanter, type Planter } from '../src/places/planter.ts';
import { createSecretMaker } from '../src/secrets/make-secrets.ts';
import { KNOWN_PLACES } from './places-manifest.ts';
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

const placed = ({ kind, where, name }: Place) => [kind, where, name ?? ''].join('|');

describe('the clinic’s page', () => {
  let page: Page;
  let planter: Planter;
  let before: unknown;
  const faults: string[] = [];

  beforeAll(async () => {
    page = await browser.newPage();
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(site.url);
    before = await page.evaluate('pageState()');
    planter = createPlanter(page, { secrets: createSecretMaker() });
    await planter.find();
    await planter.plant();
  });

  test('all known places are found, and no others', () => {
    expect(planter.places().map(placed).sort()).toEqual(
      KNOWN_PLACES.map(([kind, where, name]) => [kind, where, name].join('|')).sort(),
    );
    expect(KNOWN_PLACES.length).toBeGreaterThanOrEqual(60);
    expect(planter.places().map(({ id }) => id)).toEqual(KNOWN_PLACES.map((_, at) => `p${at + 1}`));
  });

  test('exactly those that can be planted are, and the others say why not', () => {
    for (const place of planter.places()) {
      const known = KNOWN_PLACES.find(
        ([kind, where, name]) => [kind, where, name].join('|') === placed(place),
      );
      const reason = known?.[3] ?? '?';
      if (reason === '?') expect(place.planted).toBe(place.notPlanted === undefined);
      else
        expect([placed(place), place.notPlanted ?? '', place.planted]).toEqual([
          placed(place),
          reason,
          reason === '',
        ]);
    }
  });

  test('every planted secret stands in the page, both guises where two fit', async () => {
    const held = await readPage(page);
    const planted = planter.places().filter((place) => place.planted);
    for (const { id, kind, where, name } of planted) {
      const secrets = planter.secrets().filter(({ place }) => place === id);
      expect([kind, where, name, secrets.length > 0]).toEqual([kind, where, name, true]);
      for (const { value } of secrets) expect(held.includes(value), `${kind} ${where} ${name}`).toBe(true);
    }
    const guises = new Set(planter.secrets().map(({ guise }) => guise));
    expect([...guises].sort()).toEqual(['letters', 'words']);
    // The reader would see it if it were there: what was never made is not.
    expect(held.includes(createSecretMaker().make('p0', 'token', 'letters').value)).toBe(false);
  });

  test('every path leads to its place', async () => {
    for (const { where, kind, name } of planter.places()) {
      const [inner = '', ...frames] = where.split(/ @ ?/).reverse();
      if (inner.includes('item(') || inner.includes('sheet(')) continue;
      let frame = page.mainFrame();
      for (const step of frames.reverse()) {
        const handle = await frame.evaluateHandle((path) => leakTestPlaces?.resolve(path) ?? null, step);
        frame = (await handle.asElement()?.contentFrame()) ?? frame;
      }
      const seen = await frame.evaluate((path) => {
        const node = leakTestPlaces?.resolve(path) ?? null;
        return node === null ? null : node instanceof Element ? node.getAttributeNames() : [node.nodeName];
      }, inner);
      expect(seen, where).not.toBeNull();
      if (kind === 'attribute' && name !== undefined && !name.endsWith('*'))
        expect(seen, where).toContain(name);
    }
  });

  test('the page is as it was to its own script, and heard nothing', async () => {
    expect(await page.evaluate('pageState()')).toEqual(before);
    expect(faults).toEqual([]);
  });

  test('a person can still book', async () => {
    await page.locator('label').first().click();
    await page.locator('#mail').fill('me@mail.example');
    await page.locator('[type=number]').fill('3');
    await page.locator('button').first().click();
    expect(await page.evaluate('booked')).toMatchObject({ mail: 'me@mail.example', csrf: 'c0ffee' });
    expect(await page.evaluate('Object.keys(booked)')).toEqual(['mail', 'csrf', 'phone']);
    expect(faults).toEqual([]);
  });
});
