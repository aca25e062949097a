// The three scores on real recordings of one page, plain rrweb's and ours; and what damage each of them sees.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecorderUnderTest, ReplayEvent } from '../src/recorders/recorder.ts';
import { rrwebRecorder } from '../src/recorders/rrweb.ts';
import { scrimRecorder } from '../src/recorders/scrim.ts';
import type { ReplayedMoment } from '../src/replayed/moment.ts';
import { openStage, type Stage } from '../src/replayed/stage.ts';
import { layoutOf } from '../src/scores/layout.ts';
import { readabilityOf } from '../src/scores/readability.ts';
import { utilityOf } from '../src/scores/utility.ts';
import type { Secret } from '../src/secrets/secret.ts';
import { type ScoredVisit, startVisits, type Visits } from './scored-visit.ts';

const PLANTED: Secret = {
  place: 'p1',
  kind: 'token',
  guise: 'words',
  value: 'cobalt-harvest',
  core: 'cobalt-harvest',
  spellings: [],
  isShort: false,
};
const MASK_INPUTS = { v: 1, id: 'inputs', version: '1', mode: 'mask-inputs', rules: [] } as const;

let visits: Visits;
let stage: Stage;
let plain: ScoredVisit;

beforeAll(async () => {
  visits = await startVisits();
  stage = await openStage(visits.browser);
  plain = await visits.visit(rrwebRecorder());
});

afterAll(async () => {
  await visits?.close();
});

async function replayed(events: readonly ReplayEvent[], atMs = plain.live.atMs): Promise<ReplayedMoment> {
  await stage.show(events, atMs);
  return stage.read();
}

/** The plain recording, with every value that `change` gives another of. */
function damaged(change: (key: string, value: unknown) => unknown): readonly ReplayEvent[] {
  return JSON.parse(JSON.stringify(plain.events, change)) as ReplayEvent[];
}

const without = (isGone: (event: ReplayEvent) => boolean): readonly ReplayEvent[] =>
  plain.events.filter((event) => !isGone(event));
const isOf =
  (...sources: readonly number[]) =>
  ({ type, data }: ReplayEvent): boolean =>
    type === 3 && sources.includes(data.source);

describe('plain rrweb', () => {
  test('scores 1 in all three', async () => {
    const moment = await replayed(plain.events);
    expect(layoutOf(plain.live, moment)).toEqual({ value: 1, of: 20, had: 20, lost: [] });
    expect(readabilityOf(plain.live, moment, [PLANTED])).toMatchObject({ value: 1, lost: [] });
    expect(utilityOf({ ...plain, replayed: moment })).toMatchObject({ value: 1, lost: [] });
  });
});

describe('our recorder', () => {
  const scored = async (recorder: RecorderUnderTest) => {
    const visit = await visits.visit(recorder);
    const { removed } = await stage.show(visit.events, visit.live.atMs);
    const moment = await stage.read();
    return {
      removed,
      layout: layoutOf(visit.live, moment),
      readability: readabilityOf(visit.live, moment, [PLANTED]),
      utility: utilityOf({ ...visit, replayed: moment }),
    };
  };

  test('with everything masked: as useful, nearly as laid out, and nothing to read', async () => {
    const { removed, layout, readability, utility } = await scored(scrimRecorder());
    expect(removed).toBe(0);
    expect(layout.value, layout.lost.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(utility.value, utility.lost.join('\n')).toBeGreaterThanOrEqual(0.97);
    expect(readability.value).toBe(0);
  });

  test('with fields masked alone: all that stands outside its block is read, and the block is no loss of layout', async () => {
    const { layout, readability, utility } = await scored(scrimRecorder({ policy: MASK_INPUTS }));
    expect(layout).toMatchObject({ value: 1, of: 18 });
    expect(utility.value).toBe(1);
    expect(readability.value).toBeCloseTo(1 - 11 / readability.of, 5);
    expect(readability.lost.every((line) => line.startsWith('main > section > '))).toBe(true);
  });
});

describe('layout falls', () => {
  test('without style sheets', async () => {
    const moment = await replayed(damaged((key, value) => (key === '_cssText' ? '' : value)));
    const { value, lost } = layoutOf(plain.live, moment);
    expect(value).toBeLessThan(0.5);
    expect(lost.length).toBeGreaterThan(5);
  });

  test('without an element, which is named by tag and position', async () => {
    const events = damaged((key, value) =>
      key === 'childNodes' && Array.isArray(value)
        ? value.filter(({ tagName }) => tagName !== 'button')
        : value,
    );
    const { value, lost } = layoutOf(plain.live, await replayed(events));
    expect(value).toBeLessThan(1);
    expect(lost).toContain('missing: main > form > button');
  });

  test('to 0 with nothing recorded, and when a whole page is one block', async () => {
    expect(layoutOf(plain.live, await replayed([])).value).toBe(0);
    const [main] = plain.live.elements.filter(({ path }) => path === '/1');
    if (main === undefined) throw new Error('the page has a main');
    const block = { elements: [{ ...main, hasText: false }] };
    expect(layoutOf(plain.live, block).value).toBeLessThan(0.1);
  });
});

describe('readability falls', () => {
  test('in proportion to the text that is masked', async () => {
    const lead = 'Every order that left the warehouse, with its state and its price.';
    const events = damaged((key, value) =>
      key === 'textContent' && value === lead ? '*'.repeat(lead.length) : value,
    );
    const { value, of, had, lost } = readabilityOf(plain.live, await replayed(events), [PLANTED]);
    expect(of - had).toBe(lead.match(/\w/g)?.length);
    expect(value).toBeCloseTo(had / of, 10);
    expect(lost).toEqual([`main > p: 0 of ${of - had} characters`]);
  });

  test('when text is there but cannot be seen', async () => {
    const events = damaged((key, value) =>
      key === '_cssText' ? `${String(value)} main { visibility: hidden; }` : value,
    );
    const { value, lost } = readabilityOf(plain.live, await replayed(events), [PLANTED]);
    expect(value).toBeLessThan(0.3);
    expect(lost[0]).toMatch(/^main > p: 0 of 53/);
  });

  test('by no planted secret, and by nothing that people cannot see', async () => {
    const moment = await replayed(damaged((_, value) => (String(value).includes('cobalt') ? '***' : value)));
    const words = (text: string): number => text.match(/\w/g)?.length ?? 0;
    expect(readabilityOf(plain.live, moment, []).lost).toHaveLength(1);
    const { of, had } = readabilityOf(plain.live, moment, [PLANTED]);
    expect(of - had).toBe(words('Parcel for is on its way'));
    expect(plain.live.texts.map(({ text }) => text).join()).not.toMatch(/screen readers|Nobody sees|sent$/);
  });
});

describe('utility falls', () => {
  test.each([
    ['clicks', isOf(2), 'clicks: 0 of 3 are told'],
    ['typing', isOf(5), 'typing: 0 of 2 are told'],
    ['scrolls', isOf(3), 'scrolling: 0 of 1 are told'],
    ['moves', isOf(1), 'moves of the pointer: 0 of 1 are told'],
    ['sizes', isOf(4), 'sizes of the window: 0 of 1 are told'],
    ['changes', isOf(0, 5), 'changes of the page: 0 of 1 are told'],
  ] as const)('without %s', (_, isGone, said) => {
    const whole = utilityOf(plain);
    const { value, lost } = utilityOf({ ...plain, events: without(isGone) });
    expect(value).toBeLessThan(whole.value - 0.04);
    expect(lost).toContain(said);
  });

  test('when one click of three is told', () => {
    const clicks = plain.events.filter((event) => isOf(2)(event) && event.data.type === 2);
    const { lost } = utilityOf({
      ...plain,
      events: without((event) => isOf(2)(event) && event !== clicks[0]),
    });
    expect(lost).toEqual(['clicks: 1 of 3 are told']);
  });

  test('without the page, its address or the order of time', () => {
    expect(utilityOf({ ...plain, events: without(({ type }) => type === 2) }).value).toBeLessThan(0.8);
    expect(utilityOf({ ...plain, events: without(({ type }) => type === 4) }).lost).toEqual([
      'the address of the page',
    ]);
    const shuffled = plain.events.map((event, at) =>
      at === plain.events.length - 1 ? { ...event, timestamp: event.timestamp - 60_000 } : event,
    );
    expect(utilityOf({ ...plain, events: shuffled }).lost).toContainEqual(
      expect.stringMatching(/^the order of 1/),
    );
  });

  test('to 0 with nothing recorded', () => {
    expect(utilityOf({ ...plain, events: [] }).value).toBe(0);
  });
});
