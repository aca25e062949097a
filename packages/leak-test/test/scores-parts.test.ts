// The parts of the scores that need no browser: words for places, what a block excuses, which event tells of which act.
import { describe, expect, test } from 'vitest';
import type { ReplayEvent } from '../src/recorders/recorder.ts';
import type { SeenElement } from '../src/replayed/read-elements.ts';
import { actsTold } from '../src/scores/acts-told.ts';
import { expectedElements } from '../src/scores/expected.ts';
import { layoutOf } from '../src/scores/layout.ts';
import { recordedTags } from '../src/scores/recorded-structure.ts';
import { createWhereOf } from '../src/scores/where-of.ts';

const seen = (path: string, tag: string, size = 100, hasText = false): SeenElement => ({
  path,
  tag,
  box: [0, 0, size, size],
  seenAs: 'border',
  inLine: false,
  hasText,
});
const event = (timestamp: number, data: object, type = 3): ReplayEvent => ({ type, timestamp, data });

test('places are said with tags and positions, into shadow roots and frames', () => {
  const whereOf = createWhereOf([
    seen('/0', 'main'),
    seen('/0/0', 'p'),
    seen('/0/1', 'p'),
    seen('/0/1#/0', 'b'),
    seen('/0/2', 'iframe'),
    seen('/0/2@/10', 'custom'),
  ]);
  expect(whereOf('/0/1#/0')).toBe('main > p:nth-of-type(2) # b');
  expect(whereOf('/0/2@/10')).toBe('main > iframe @ custom');
  expect(whereOf('/7')).toBe('?');
});

describe('a block', () => {
  const live = [seen('/0', 'div'), seen('/0/0', 'p'), seen('/1', 'p'), seen('/10', 'p'), seen('/11', 'p')];

  test('excuses what stands in it, and nothing beside it', () => {
    const replayed = live.filter(({ path }) => path !== '/0/0');
    expect(expectedElements(live, replayed)).toEqual(replayed);
    expect(expectedElements(live, live)).toEqual(live);
  });

  test('is none of another size, or with text of its own', () => {
    for (const other of [seen('/0', 'div', 50), seen('/0', 'div', 0), seen('/0', 'div', 100, true)]) {
      expect(expectedElements(live, [other])).toEqual(live);
    }
  });

  test('does not excuse most of a page', () => {
    const page = [seen('/0', 'div'), seen('/0/0', 'p'), seen('/0/1', 'p'), seen('/0/2', 'p')];
    expect(expectedElements(page, [seen('/0', 'div')])).toEqual(page);
  });
});

describe('a box that is off', () => {
  const at = (...box: SeenElement['box']) => ({ elements: [{ ...seen('/0', 'select'), box }] });
  const live = at(0, 0, 100, 20);

  test('counts by how much it overlaps, whole within 8 px', () => {
    expect(layoutOf(live, at(8, 8, 100, 20)).value).toBe(1);
    expect(layoutOf(live, at(0, 0, 80, 20)).value).toBeCloseTo(0.8);
    expect(layoutOf(live, at(50, 0, 100, 20)).value).toBeCloseTo(50 / 150);
  });

  test('counts nothing elsewhere, not shown, or gone', () => {
    expect(layoutOf(live, at(200, 0, 100, 20)).value).toBe(0);
    expect(layoutOf(live, at(0, 0, 0, 0)).value).toBe(0);
    expect(layoutOf(live, { elements: [] }).value).toBe(0);
  });
});

describe('an act is told', () => {
  const click = (timestamp: number): ReplayEvent => event(timestamp, { source: 2, type: 2 });

  test('by an event of its kind, at its time', () => {
    const acts = [{ kind: 'click', atMs: 5000 }] as const;
    const had = (events: readonly ReplayEvent[]): number | undefined => actsTold(acts, events)[0]?.had;
    expect([had([click(4100)]), had([click(5900)])]).toEqual([1, 1]);
    expect([had([click(3900)]), had([click(6100)]), had([event(5000, { source: 5 })])]).toEqual([0, 0, 0]);
  });

  test('by an event of its own, where there is one for each', () => {
    const acts = [5000, 5100, 5200].map((atMs) => ({ kind: 'click', atMs }) as const);
    expect(actsTold(acts, [click(5050)])).toEqual([{ kind: 'click', of: 3, had: 1 }]);
    // The four events of one click are one.
    const four = [0, 1, 2, 5].map((type) => event(5000, { source: 2, type }));
    expect(actsTold(acts, four)).toEqual([{ kind: 'click', of: 3, had: 1 }]);
    const moves = [5000, 5100].map((atMs) => ({ kind: 'move', atMs }) as const);
    expect(actsTold(moves, [event(5300, { source: 1 })])).toEqual([{ kind: 'move', of: 2, had: 2 }]);
  });
});

test('the structure at the end has what was added and moved, once, and not what was removed', () => {
  const node = (id: number, tagName: string, childNodes: readonly object[] = []): object => ({
    type: 2,
    id,
    tagName,
    childNodes,
  });
  const events = [
    event(1, { node: { type: 0, id: 1, childNodes: [node(2, 'DIV', [node(3, 'p')]), node(4, 'ul')] } }, 2),
    event(2, { source: 0, removes: [{ parentId: 1, id: 2 }], adds: [{ parentId: 4, node: node(2, 'div') }] }),
    event(3, { source: 0, removes: [], adds: [{ parentId: 2, node: node(5, 'x-card') }] }),
    event(9, { source: 0, removes: [], adds: [{ parentId: 2, node: node(6, 'b') }] }),
  ];
  expect(Object.fromEntries(recordedTags(events, 5))).toEqual({ ul: 1, div: 1, custom: 1 });
  expect(recordedTags([], 5).size).toBe(0);
});
