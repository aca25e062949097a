// Journeys as they are written: ours, Chrome's, and what is refused.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LeakTestError } from '../src/leak-test-error.ts';
import { parseJourney } from '../src/visit/journey.ts';
import { loadJourney } from '../src/visit/load-journey.ts';

test('a journey of our own form', () => {
  const { name, way } = parseJourney({
    name: 'checkout',
    steps: [
      { goto: '/cart' },
      { click: 'text=Check out' },
      { type: '[name=email]', secret: 'email' },
      { type: '#note', text: 'hello', frame: 'iframe' },
      { press: 'Enter' },
      { select: '#country', option: 'NL' },
      { scroll: '#end' },
      { resize: { width: 400, height: 800 } },
    ],
  });
  expect(name).toBe('checkout');
  expect(way.steps).toMatchObject([
    { do: 'goto', url: '/cart' },
    { do: 'click', target: { written: 'text=Check out', ways: [['text=Check out']] } },
    { do: 'type-secret', kind: 'email' },
    { do: 'type', text: 'hello', target: { frame: 'iframe' } },
    { do: 'press', key: 'Enter' },
    { do: 'select', option: 'NL' },
    { do: 'scroll-to' },
    { do: 'resize', width: 400, height: 800 },
  ]);
});

const REFUSED = [
  ['nothing', null, /journey: /],
  ['no steps', { name: 'a', steps: [] }, /steps/],
  ['a misspelt action', { name: 'a', steps: [{ clikc: '#a' }] }, /step 1/],
  [
    'two actions in a step',
    { name: 'a', steps: [{ goto: '/' }, { click: '#a', hover: '#a' }] },
    /step 2: expected one/,
  ],
  ['typing nothing', { name: 'a', steps: [{ type: '#a' }] }, /type goes with text or with secret/],
  ['text without typing', { name: 'a', steps: [{ click: '#a', text: 'b' }] }, /go with type/],
  [
    'an unknown kind of secret',
    { name: 'a', steps: [{ type: '#a', secret: 'passport' }] },
    /step 1 › secret/,
  ],
  ['a choice without an option', { name: 'a', steps: [{ select: '#a' }] }, /select goes with option/],
  ['a kind of step that Chrome does not record', { title: 'a', steps: [{ type: 'levitate' }] }, /step 1/],
  [
    'a click of a recording without selectors',
    { title: 'a', steps: [{ type: 'click' }] },
    /step 1 › selectors/,
  ],
] as const;

test.each(REFUSED)('refused: %s', (_, input, message) => {
  expect(() => parseJourney(input)).toThrow(LeakTestError);
  expect(() => parseJourney(input)).toThrow(message);
  expect(() => parseJourney(input)).toThrow(expect.objectContaining({ code: 'leak_test_journey_malformed' }));
});

test('an export of Chrome’s Recorder', () => {
  const { name, way } = parseJourney({
    title: 'Recording 1',
    steps: [
      { type: 'setViewport', width: 800, height: 600, deviceScaleFactor: 1, isMobile: false },
      { type: 'navigate', url: 'https://shop.example/', assertedEvents: [{ type: 'navigation' }] },
      {
        type: 'click',
        target: 'main',
        selectors: [
          ['aria/Check out[role="button"]'],
          ['#out'],
          ['xpath///*[@id="out"]'],
          ['pierce/#out'],
          ['text/Check out'],
          ['my-cart', 'button'],
        ],
        offsetX: 3,
        offsetY: 4,
      },
      { type: 'change', value: 'ada', selectors: ['#name'], frame: [0, 1] },
      { type: 'keyDown', key: 'Enter' },
      { type: 'keyUp', key: 'Enter' },
      { type: 'scroll', y: 200 },
      { type: 'waitForElement', selectors: ['li'], count: 2 },
      { type: 'close' },
    ],
  });
  expect(name).toBe('Recording 1');
  expect(way.steps).toMatchObject([
    { do: 'resize', width: 800 },
    { do: 'goto', url: 'https://shop.example/' },
    {
      do: 'click',
      target: {
        ways: [
          ['role=button[name="Check out"s]'],
          ['css=#out'],
          ['xpath=//*[@id="out"]'],
          ['css=#out'],
          ['text="Check out"'],
          ['css=my-cart', 'css=button'],
        ],
      },
    },
    { do: 'change', value: 'ada', target: { frame: [0, 1] } },
    { do: 'key-down', key: 'Enter' },
    { do: 'key-up', key: 'Enter' },
    { do: 'scroll', target: null, x: 0, y: 200 },
    { do: 'wait-for', count: { operator: '>=', count: 2 } },
    { do: 'nothing', why: 'close of the recording is not carried out' },
  ]);
});

test('a name without a role is looked for in all that gives names', () => {
  const { way } = parseJourney({ title: 'a', steps: [{ type: 'click', selectors: ['aria/Search'] }] });
  const [step] = way.steps ?? [];
  const ways = step !== undefined && 'target' in step ? step.target?.ways.flat() : [];
  expect(ways).toContain('role=button[name="Search"s]');
  expect(ways).toContain('[aria-label="Search"]');
});

test('journeys from files', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'journeys-'));
  const write = async (name: string, text: string): Promise<string> => {
    const file = path.join(folder, name);
    await writeFile(file, text);
    return file;
  };
  const steps = '{ "name": "json", "steps": [{ "goto": "/" }] }';
  expect((await loadJourney(await write('a.json', steps))).name).toBe('json');
  const code = await loadJourney(await write('to-cart.mjs', 'export const journey = async () => {};'));
  expect(code).toMatchObject({ name: 'to-cart', way: { code: expect.any(Function) } });
  const data = await loadJourney(await write('data.mjs', `export const journey = ${steps};`));
  expect(data.name).toBe('json');
  for (const [name, text] of [
    ['broken.json', '{'],
    ['empty.mjs', ''],
    ['throws.mjs', 'throw new Error("no")'],
  ] as const) {
    await expect(loadJourney(await write(name, text))).rejects.toMatchObject({
      code: 'leak_test_journey_malformed',
      message: expect.stringContaining(name),
    });
  }
});
