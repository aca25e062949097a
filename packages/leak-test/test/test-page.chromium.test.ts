// Page mode on real pages in a real Chromium: what a private recorder passes, what plain rrweb is caught at, and what
// must never be taken for a pass.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../src/browser/start-browser.ts';
import { ownRecorder } from '../src/recorders/own.ts';
import { rrwebRecorder } from '../src/recorders/rrweb.ts';
import type { LeakReport, PlaceResult } from '../src/report/leak-report.ts';
import { testPage } from '../src/run/test-page.ts';
import { parseJourney } from '../src/visit/journey.ts';
import { type PageSite, startPageSite } from './fixtures/page-site.ts';
import { ABOUT_PAGE, SHOP_PAGE } from './fixtures/shop-page.ts';

const STRICT_CSP =
  "default-src 'self'; script-src 'self'; connect-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types none";

let browser: Browser;
let site: PageSite;

beforeAll(async () => {
  browser = await startBrowser();
  site = await startPageSite({
    '/': SHOP_PAGE,
    '/about': ABOUT_PAGE,
    '/strict': {
      headers: { 'content-security-policy': STRICT_CSP },
      body: '<!doctype html><title>Strict</title><h1>Strictly so</h1><p>Nothing but our own.</p><input name="who">',
    },
    '/leads-on': `<!doctype html><title>On</title><h1>Lead on</h1><p>This way, please.</p>
      <button type="button" onclick="location.href='/about'">On</button>`,
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const TO_ABOUT = parseJourney({
  name: 'to about',
  steps: [
    { type: '[name=email]', secret: 'email' },
    { click: 'text=About us' },
    { waitFor: '[name=phone]' },
    { type: '[name=phone]', secret: 'phone' },
  ],
});

test('our recorder lets nothing out of a page, and its recording is of use', async () => {
  const steps: string[] = [];
  const report = await testPage(`${site.url}/?token=of-somebody`, {
    journeys: [TO_ABOUT],
    onProgress: ({ step, done, of }) => steps.push(`${step} ${done}/${of}`),
  });
  expect(report).toMatchObject({
    mode: 'page',
    recorder: 'scrim',
    target: `${site.url}/`,
    failures: [],
    passed: true,
  });
  expect(report.scores.leaks).toBe(0);
  expect(report.decoys.made).toBeGreaterThan(20);
  expect(planted(report).length).toBeGreaterThan(50);
  expect(planted(report).some(({ page }) => page === 2)).toBe(true);
  expect(report.pictures.map(({ name }) => name)).toEqual([
    'as it is',
    'planted',
    'used',
    'journey to about',
  ]);
  for (const { live, replayed } of report.pictures) {
    expect(isPng(live)).toBe(true);
    expect(isPng(replayed)).toBe(true);
  }
  expect(steps).toEqual([
    ...['opening the page 0/5', 'looking at the page as it is 0/5', 'planting 0/5'],
    ...['using the page 1/5', 'journey to about 2/5'],
    ...['searching 3/5', 'replaying 4/5', 'done 5/5'],
  ]);
}, 120_000);

test('plain rrweb is caught at every place that can be read from its events', async () => {
  const report = await testPage(`${site.url}/`, { recorder: rrwebRecorder(), journeys: [TO_ABOUT] });
  expect(report.passed).toBe(false);
  const caught = leaking(report);
  for (const kind of ['text', 'field', 'attribute', 'title', 'url', 'option', 'style']) {
    expect(
      caught.map((place) => place.kind),
      kind,
    ).toContain(kind);
  }
  const fields = caught.filter(({ kind }) => kind === 'field');
  expect(fields.length).toBeGreaterThanOrEqual(5);
  expect(fields.every(({ where }) => !where.includes('label:nth-of-type(3)'))).toBe(true);
  // Both guises, on the page and on the one that the journey led to.
  expect(guisesOf(caught)).toEqual(new Set(['letters', 'words']));
  expect(caught.some(({ page, kind }) => page === 2 && kind === 'field')).toBe(true);
  expect(report.scores.utility?.value).toBeGreaterThan(0.9);
  expect(report.scores.layout?.value).toBeGreaterThan(0.9);
  expect(report.scores.readability?.value).toBeGreaterThan(0.9);
}, 120_000);

test('a page of Playwright’s own: what a rule shows is told, and is no leak; nothing else is touched', async () => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const other = await context.newPage();
  await page.goto(`${site.url}/`);
  const policy = {
    v: 1,
    id: 'shop',
    version: '1',
    mode: 'mask-all',
    rules: [{ id: 'notice', select: '#notice', do: 'unmask', what: 'text', reason: 'everybody reads it' }],
  };
  const report = await testPage(page, { policy, clicks: 'none', journeys: [TO_ABOUT] });
  const shown = report.places.filter((place) => place.shown?.by === 'notice');
  expect(shown.map(({ kind, where }) => `${kind} ${where}`)).toEqual(['text body > main > p:nth-of-type(2)']);
  expect(shown[0]?.findings.length).toBe(2);
  expect(report.scores.leaks).toBe(0);
  expect(report.failures).toEqual([]);
  expect(page.isClosed() || other.isClosed()).toBe(false);
  expect(context.pages()).toHaveLength(2);
  await context.close();
}, 120_000);

test('a page with a strict Content-Security-Policy and Trusted Types', async () => {
  const report = await testPage(`${site.url}/strict`);
  expect(report.failures).toEqual([]);
  expect(planted(report).length).toBeGreaterThan(5);
}, 120_000);

test.each([
  ['scrim', {}],
  ['rrweb', { recorder: rrwebRecorder() }],
] as const)(
  'a page of Playwright’s own whose rules keep %s from sending says how to let it',
  async (_, options) => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/strict`);
    await expect(testPage(page, options)).rejects.toMatchObject({
      code: 'leak_test_recorder_refused',
      hint: expect.stringContaining('bypassCSP'),
    });
    await page.close();
  },
  60_000,
);

test('a click that leads on is followed: the next page is planted and recorded', async () => {
  const report = await testPage(`${site.url}/leads-on`, { recorder: rrwebRecorder() });
  const second = leaking(report).filter(({ page }) => page === 2);
  expect(second.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['text', 'field']));
}, 120_000);

test('the page’s own recorder: what it sends elsewhere is searched, what goes to the page’s server is told', async () => {
  const elsewhere = await startPageSite({
    '/collect': { headers: { 'access-control-allow-origin': '*' }, body: '' },
  });
  const own = await startPageSite({
    '/': `<!doctype html><title>Own</title><h1>Own recorder</h1><p>Words of a visitor.</p><input name="who"><script>
      const tell = (url, text) => fetch(url, { method: 'POST', mode: 'no-cors', body: text });
      new MutationObserver(() => tell('${elsewhere.url}/collect', document.querySelector('p').textContent))
        .observe(document.body, { subtree: true, childList: true, characterData: true });
      document.querySelector('input').addEventListener('change', ({ target }) => tell('/save', target.value));
    </script>`,
    '/save': '',
  });
  const thresholds = { utility: 0, layout: 0 };
  const report = await testPage(`${own.url}/`, { recorder: ownRecorder(), thresholds });
  expect(report.failures).toEqual(['1 place leaks']);
  expect(leaking(report).map(({ kind, where }) => `${kind} ${where}`)).toEqual(['text body > p']);
  const field = report.places.find(({ kind }) => kind === 'field');
  const places = expect.arrayContaining([field?.id]);
  expect(report.sentByPage).toEqual([{ host: new URL(own.url).host, places }]);
  await Promise.all([own.close(), elsewhere.close()]);
}, 120_000);

const REFUSED = [
  ['a server that is not there', 'http://127.0.0.1:9/', {}, 'leak_test_page_unreachable'],
  ['a policy that is none', 'http://127.0.0.1:9/', { policy: { v: 1 } }, 'policy_malformed'],
  ['a limit that is none', 'http://127.0.0.1:9/', { maxFields: -1 }, 'leak_test_bad_option'],
] as const;

test.each(REFUSED)('refused: %s', async (_, address, options, code) => {
  await expect(testPage(address, options)).rejects.toMatchObject({ code });
});

test('refused: an address that answers with an error', async () => {
  await expect(testPage(`${site.url}/missing`)).rejects.toMatchObject({
    code: 'leak_test_page_unreachable',
    message: 'the page answers 404',
  });
});

function planted({ places }: LeakReport): PlaceResult[] {
  return places.filter((place) => place.planted);
}

function leaking({ places }: LeakReport): PlaceResult[] {
  return places.filter(({ findings, shown }) => findings.length > 0 && shown === undefined);
}

function guisesOf(places: readonly PlaceResult[]): Set<string> {
  return new Set(places.flatMap(({ findings }) => findings.map(({ guise }) => guise)));
}

function isPng(bytes: Uint8Array | null): boolean {
  return bytes !== null && bytes[0] === 0x89 && bytes.length > 500;
}
