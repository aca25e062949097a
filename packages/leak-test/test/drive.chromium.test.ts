// Driving in a real Chromium: what a person would do is done, and nothing that submits, resets or leads away.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../src/browser/start-browser.ts';
import type { Act } from '../src/visit/act.ts';
import { drivePage } from '../src/visit/drive-page.ts';
import { decideField, readField } from '../src/visit/field-facts.ts';
import { followJourney } from '../src/visit/follow-journey.ts';
import type { FieldToFill, Hand } from '../src/visit/hand.ts';
import { parseJourney } from '../src/visit/journey.ts';
import { findThings } from '../src/visit/things.ts';
import { DRIVE_PAGE } from './fixtures/drive-page.ts';
import { type PageSite, startPageSite } from './fixtures/page-site.ts';

let browser: Browser;
let site: PageSite;

beforeAll(async () => {
  browser = await startBrowser();
  site = await startPageSite({
    '/': DRIVE_PAGE,
    '/cart': '<button id="out" onclick="location.href=\'/pay\'">Check out</button>',
    '/pay':
      '<label>Name <input id="name"></label><select id="land"><option value="NL">Netherlands<option value="B">Belgium</select>',
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

interface TestHand extends Hand {
  readonly acts: Act[];
  readonly typed: string[];
}

async function handOn(path: string): Promise<TestHand> {
  const page = await browser.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  page.on('popup', (popup) => void popup.close());
  await page.goto(site.url + path);
  const acts: Act[] = [];
  const typed: string[] = [];
  return {
    page,
    acts,
    typed,
    timeoutMs: 700,
    did: (kind) => acts.push({ kind, atMs: Date.now() }),
    secretsFor: async ({ kind }) => {
      const values = kind === 'date' ? ['2001-02-03'] : [`first${typed.length}`, `second${typed.length}`];
      typed.push(...values);
      return values;
    },
    fieldsToFill: () => fieldsOn(page, typed),
    secretOf: () => 'secret',
    settled: async () => page.waitForLoadState(),
  };
}

test('a page is used as a person uses it; nothing is submitted, reset, downloaded or left', async () => {
  const hand = await handOn('/');
  const { fields, clicks, notes } = await drivePage(hand);
  const happened = await happenedOn(hand.page);
  for (const event of [
    'mousemove',
    'keydown',
    'input',
    'change',
    'focusin',
    'focusout',
    'scroll',
    'resize',
    'copy',
  ]) {
    expect(happened, event).toHaveProperty(event);
  }
  for (const value of await valuesOf(hand.page, '#name, #email, #note, #password')) {
    expect(value).toMatch(/^second/);
  }
  expect(await valuesOf(hand.page, '#date, #choice, #box, #fixed, #off')).toEqual([
    '2001-02-03',
    'stays',
    '',
    'two',
    'on',
  ]);
  expect(await hand.page.locator('#box').isChecked()).toBe(true);
  expect(await hand.page.locator('#file').inputValue()).toContain('second');
  expect(await hand.page.locator('#editable').textContent()).toMatch(/^second/);
  expect(await hand.page.locator('#in-shadow').inputValue()).toMatch(/^second/);
  expect(await hand.page.locator('#in-details').inputValue()).toMatch(/^second/);
  expect(await hand.page.frameLocator('#frame').locator('#framed').inputValue()).toMatch(/^second/);
  expect(happened).toMatchObject({ 'click inner': 1, 'click summary': 1, 'click tab': 1, confirmed: true });
  expect(fields).toBe(13);
  expect(clicks).toBe(5);
  expect(notes).toEqual([]);
  expect(new Set(hand.acts.map(({ kind }) => kind))).toEqual(
    new Set(['move', 'scroll', 'type', 'choose', 'click', 'resize']),
  );
  expect(hand.page.url()).toBe(`${site.url}/`);
  for (const name of [
    'submit',
    'reset',
    'click submit',
    'click reset',
    'click implicit-submit',
    'click link',
    'click in-link',
    'click download',
  ]) {
    expect(Object.keys(happened)).not.toContain(name);
  }
  expect(site.asked).not.toContain('GET /away');
  expect(site.asked).not.toContain('GET /sent');
  await hand.page.context().close();
});

test('what is not reached is counted', async () => {
  const hand = await handOn('/');
  const { fields, clicks, notes } = await drivePage(hand, { maxFields: 2, maxClicks: 5, clicks: 'none' });
  expect({ fields, clicks }).toEqual({ fields: 2, clicks: 0 });
  expect(notes).toContainEqual(expect.stringMatching(/^\d+ more fields were not filled in by hand$/));
  expect(notes).toContain('nothing was clicked that opens, as asked');
  expect(Object.keys(await happenedOn(hand.page))).not.toContain('click tab');
  await hand.page.context().close();
});

test('a journey over two documents', async () => {
  const hand = await handOn('/cart');
  const journey = parseJourney({
    name: 'pay',
    steps: [
      { goto: '/cart' },
      { click: 'text=Check out' },
      { waitFor: '#name' },
      { type: '#name', secret: 'token' },
      { select: '#land', option: 'Belgium' },
    ],
  });
  await followJourney(journey, hand);
  expect(await valuesOf(hand.page, '#name, #land')).toEqual(['second0', 'B']);
  await hand.page.context().close();
});

test('a recording of Chrome’s Recorder is followed, its text typed after secrets of the field’s kind', async () => {
  const hand = await handOn('/cart');
  const journey = parseJourney({
    title: 'recorded',
    steps: [
      { type: 'click', selectors: [['#gone'], ['aria/Check out']] },
      { type: 'change', value: 'Ada', selectors: [['aria/Name']] },
      { type: 'change', value: 'B', selectors: ['#land'] },
    ],
  });
  await followJourney(journey, hand);
  expect(hand.typed).toEqual(['first0', 'second0']);
  expect(await valuesOf(hand.page, '#name, #land')).toEqual(['Ada', 'B']);
  await hand.page.context().close();
});

const FAILING = [
  [
    'a missing element',
    { click: '#not-there' },
    'journey broken, step 2 (click #not-there): no such element is visible within 700 ms',
  ],
  [
    'a selector that cannot be read',
    { click: 'css=[[' },
    'step 2 (click css=[[): this selector cannot be read',
  ],
  ['an address that answers with an error', { goto: '/missing' }, 'step 2 (goto): the address answers 404'],
  [
    'an option that is not there',
    { select: '#land', option: 'Spain' },
    'step 2 (select #land): it was not ready in time',
  ],
] as const;

test.each(FAILING)('a journey fails at %s', async (_, step, message) => {
  const hand = await handOn('/pay');
  const journey = parseJourney({ name: 'broken', steps: [{ waitFor: '#name' }, step] });
  await expect(followJourney(journey, hand)).rejects.toMatchObject({
    code: 'leak_test_journey_failed',
    message: expect.stringContaining(message),
  });
  await hand.page.context().close();
});

test('a journey in code that throws is a failure', async () => {
  const hand = await handOn('/pay');
  const code = async (): Promise<void> => Promise.reject(new Error('mine'));
  const error = await followJourney({ name: 'coded', way: { code } }, hand).catch((thrown: Error) => thrown);
  expect(error).toMatchObject({ code: 'leak_test_journey_failed' });
  // By its line alone: what was thrown may quote the page.
  expect(String(error)).toMatch(/journey coded: its code threw at drive\.chromium\.test\.ts:\d+/);
  expect(String(error)).not.toContain('mine');
  await hand.page.context().close();
});

const FIELDS = [
  [{ type: 'email' }, { use: 'type', kind: 'email' }],
  [
    { type: 'text', autocomplete: 'cc-number' },
    { use: 'type', kind: 'card' },
  ],
  [
    { type: 'text', name: 'card-number' },
    { use: 'type', kind: 'card' },
  ],
  [
    { type: 'text', name: 'shipping_email' },
    { use: 'type', kind: 'email' },
  ],
  [
    { type: 'text', maxLength: 4 },
    { use: 'type', kind: 'short-number' },
  ],
  [
    { type: 'text', inputMode: 'numeric' },
    { use: 'type', kind: 'number' },
  ],
  [{ type: 'text' }, { use: 'type', kind: 'token' }],
  [{ type: 'file' }, { use: 'attach', kind: 'token' }],
  [{ type: 'submit' }, { use: 'none', kind: 'token' }],
  [{ tag: 'select' }, { use: 'choose', kind: 'token' }],
  [
    { tag: 'div', isEditable: true },
    { use: 'type', kind: 'token' },
  ],
] as const;

test.each(FIELDS)('a field %j', (words, facts) => {
  const plain = {
    tag: 'input',
    type: '',
    autocomplete: '',
    inputMode: '',
    name: '',
    maxLength: Number.POSITIVE_INFINITY,
    isEditable: false,
  };
  expect(decideField({ ...plain, ...words })).toEqual(facts);
});

/** As a planter gives them, without one. */
async function fieldsOn(page: Page, typed: string[]): Promise<FieldToFill[]> {
  const { elements } = await findThings(page, 'field', 100, true);
  const fields: FieldToFill[] = [];
  for (const element of elements) {
    const { use, kind } = await readField(element);
    const how = HOW[use];
    if (how === undefined || !(await element.isEditable())) continue;
    const texts = kind === 'date' ? ['2001-02-03'] : [`first${typed.length}`, `second${typed.length}`];
    typed.push(...texts);
    fields.push({ element, how, texts: how === 'choose' ? ['two'] : texts, done: () => {} });
  }
  return fields;
}

const HOW: Partial<Record<string, FieldToFill['how']>> = { type: 'type', choose: 'choose', attach: 'file' };

function happenedOn(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate('happened') as Promise<Record<string, unknown>>;
}

function valuesOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
}
