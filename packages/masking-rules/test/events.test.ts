import { DEFAULT_POLICY, type DropReason, PolicyError, routeEvent } from '@scrim/masking-rules';
import { describe, expect, it } from 'vitest';
import { event, maskData, maskerOver } from './masked-page.ts';

const deepFreeze = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
};

describe('events', () => {
  it('that mask-all never sends are dropped by name', () => {
    const masker = maskerOver({});
    const dropped = [
      event(6, { plugin: 'rrweb/console@1', payload: 'smith' }),
      event(7, { url: 'smith', payload: {} }),
      event(8, { type: 'caption', text: 'smith' }),
      event(5, { tag: 'smith', payload: {} }),
      ...[9, 10, 11].map((source) => event(3, { source, smith: 'smith' })),
    ];
    expect(dropped.map((each) => masker.mask(each))).toEqual(dropped.map(() => null));
    expect(masker.counts()).toEqual({
      plugin: 1,
      asset: 1,
      annotation: 1,
      custom_event: 1,
      canvas: 1,
      font: 1,
      log: 1,
    });
    expect(masker.stopped()).toBe(false);
  });

  it.each([
    ['Load', event(1, { smith: 1 }), {}],
    ['Scroll', event(3, { source: 3, id: 1, x: 2, y: 3, smith: 1 }), { source: 3, id: 1, x: 2, y: 3 }],
    [
      'ViewportResize',
      event(3, { source: 4, width: 2, height: 3, smith: 1 }),
      { source: 4, width: 2, height: 3 },
    ],
    [
      'Input',
      event(3, { source: 5, text: 'smith', isChecked: true, userTriggered: true, id: 1, smith: 1 }),
      { source: 5, text: '*****', isChecked: false, userTriggered: true, id: 1 },
    ],
    [
      'MediaInteraction',
      event(3, { source: 7, type: 0, id: 1, currentTime: 3, volume: 1 }),
      { source: 7, type: 0, id: 1 },
    ],
    ['MouseInteraction', event(3, { source: 2, type: 5, id: 1, smith: 1 }), { source: 2, type: 5, id: 1 }],
    [
      'MouseMove',
      event(3, { source: 1, positions: [{ x: 1.4, y: 2, id: 1, timeOffset: -5, smith: 1 }] }),
      { source: 1, positions: [{ x: 1, y: 2, id: 1, timeOffset: -5 }] },
    ],
    ['Drag', event(3, { source: 12, positions: [] }), { source: 12, positions: [] }],
    [
      'removes',
      event(3, {
        source: 0,
        texts: [],
        attributes: [],
        adds: [],
        removes: [{ parentId: 1, id: 2, smith: 1 }],
      }),
      { source: 0, texts: [], attributes: [], adds: [], removes: [{ parentId: 1, id: 2 }] },
    ],
    [
      'StyleSheetRule',
      event(3, {
        source: 8,
        id: 1,
        styleId: undefined,
        removes: [{ index: [0, 1] }],
        adds: [{ rule: '[smith]{}', index: 2 }],
        smith: 1,
      }),
      { source: 8, id: 1, removes: [{ index: [0, 1] }], adds: [{ rule: '@media not all{}', index: 2 }] },
    ],
    [
      'StyleDeclaration',
      event(3, {
        source: 13,
        id: 1,
        index: [0],
        set: { property: 'color', value: 'smith', priority: undefined },
      }),
      { source: 13, id: 1, index: [0], remove: { property: 'color' } },
    ],
  ])('of %s are built from known fields', (_, given, data) => {
    expect(maskerOver({ 1: {} }).mask(given)).toEqual({ type: given.type, data, timestamp: 1 });
  });

  it('are never changed', () => {
    const given = deepFreeze(
      event(2, {
        node: {
          type: 0,
          id: 1,
          childNodes: [{ type: 2, id: 2, tagName: 'p', attributes: { class: 'smith' }, childNodes: [] }],
        },
        initialOffset: { top: 0, left: 0 },
      }),
    );
    expect(maskerOver({}).mask(given)).not.toBeNull();
    expect(JSON.stringify(given)).toContain('smith');
  });

  it('that are malformed are dropped and counted', () => {
    const malformed: unknown[] = [
      null,
      7,
      'smith',
      [],
      {},
      { type: 4 },
      { type: 4, data: { href: 1 }, timestamp: 1 },
      { type: 2, data: {}, timestamp: 1 },
      { type: 3, data: { source: 3, id: '1', x: 0, y: 0 }, timestamp: 1 },
      { type: 3, data: { source: 3, id: 1, x: Number.NaN, y: 0 }, timestamp: 1 },
      { type: 3, data: { source: 5, id: 1, text: ['smith'] }, timestamp: 1 },
      { type: 1, data: {}, timestamp: 'smith' },
      {
        type: 3,
        data: {
          source: 0,
          texts: [],
          attributes: [],
          removes: [],
          adds: [{ parentId: 1, nextId: null, node: { type: 9, id: 1 } }],
        },
        timestamp: 1,
      },
    ];
    const masker = maskerOver({});
    for (const each of malformed) expect(masker.mask(each as never)).toBeNull();
    const { event_malformed = 0, event_unknown = 0 } = masker.counts();
    expect(event_malformed + event_unknown).toBe(malformed.length);
  });

  it('that are not known stop masking after so many, and say so once', () => {
    const told: DropReason[] = [];
    const masker = maskerOver({}, { maxDrops: 3, onDrop: (reason) => told.push(reason) });
    for (const given of [event(9, {}), event(3, { source: 17 }), event(-1, {})]) masker.mask(given);
    expect(masker.stopped()).toBe(true);
    expect(told).toEqual(['event_unknown', 'event_unknown', 'event_unknown', 'masking_stopped']);
    expect(masker.mask(event(1, {}))).toBeNull();
    expect(told).toHaveLength(4);
  });

  it('on which a rule throws are dropped', () => {
    const mirror = {
      getNode: () => {
        throw new Error('smith');
      },
      getMeta: () => null,
    };
    const masker = maskerOver({}, { mirror });
    expect(
      maskData(masker, {
        source: 0,
        texts: [{ id: 1, value: 'smith' }],
        attributes: [],
        adds: [],
        removes: [],
      }),
    ).toBeNull();
    expect(masker.counts()).toEqual({ event_failed: 1 });
  });

  it('of 100 faults stop masking by default', () => {
    const masker = maskerOver({});
    for (let at = 0; at < 99; at++) masker.mask(event(9, {}));
    expect(masker.stopped()).toBe(false);
    masker.mask(event(9, {}));
    expect(masker.stopped()).toBe(true);
  });
});

it.each([
  ['an unknown option', { unmask: true }, TypeError],
  ['no mirror', { mirror: undefined }, TypeError],
  [
    'an unchecked policy',
    { policy: { policy: { ...DEFAULT_POLICY, mode: 'mask-inputs' }, hash: '' } },
    PolicyError,
  ],
  ['no policy', { policy: undefined }, PolicyError],
  ['no drops', { maxDrops: 0 }, RangeError],
])('a masker with %s is not made', (_, options, error) => {
  expect(() => maskerOver({}, options as never)).toThrow(error);
});

describe('input events', () => {
  it('of choices are dropped', () => {
    const masker = maskerOver({
      1: { tagName: 'input', attributes: { type: 'radio' } },
      2: { tagName: 'input', attributes: { type: 'text' } },
    });
    expect(maskData(masker, { source: 5, id: 1, text: 'smith', isChecked: true })).toBeNull();
    expect(maskData(masker, { source: 5, id: 2, text: 'smith', isChecked: false })).not.toBeNull();
    expect(masker.counts()).toEqual({ choice: 1 });
  });

  it('of one burst are one', () => {
    const masker = maskerOver({});
    const at = (timestamp: number, id: number, text: string) =>
      masker.mask({ ...event(3, { source: 5, id, text, isChecked: false }), timestamp } as never) !== null;
    expect([
      at(0, 1, 's'),
      at(90, 1, 'sm'),
      at(180, 1, 'smi'),
      at(200, 2, 'x'),
      at(290, 2, 'xy'),
      at(5000, 2, 'z'),
    ]).toEqual([true, false, false, true, false, true]);
  });
});

describe('mutations', () => {
  const style = { tagName: 'style' };
  const masker = maskerOver({
    1: { tagName: 'input' },
    2: { nodeType: 3, parent: style },
    3: { nodeType: 3, parent: { tagName: 'p' } },
    4: style,
  });
  const mutation = (part: object) =>
    maskData(masker, { source: 0, texts: [], attributes: [], removes: [], adds: [], ...part });

  it('take the element from the mirror', () => {
    expect(
      mutation({ attributes: [{ id: 1, attributes: { value: 'smith', type: 'text' } }] })?.attributes,
    ).toEqual([{ id: 1, attributes: { type: 'text', value: '*****' } }]);
    expect(
      mutation({
        texts: [
          { id: 2, value: 'a{color:red;content:"smith"}' },
          { id: 3, value: 'Smith' },
          { id: 9, value: null },
        ],
      })?.texts,
    ).toEqual([
      { id: 2, value: 'a{color:red;content:"";}' },
      { id: 3, value: 'xxxx' },
      { id: 9, value: null },
    ]);
    const node = { type: 3, id: 8, textContent: 'a{color:smith}' };
    expect(
      mutation({ adds: [{ parentId: 4, nextId: null, node, smith: 1 }], isAttachIframe: true }),
    ).toMatchObject({
      adds: [{ parentId: 4, nextId: null, node: { ...node, textContent: 'a{}' } }],
      isAttachIframe: true,
    });
  });

  it('that say nothing after masking are dropped', () => {
    expect(mutation({ attributes: [{ id: 1, attributes: { 'data-user': 'smith' } }] })).toBeNull();
    expect(masker.counts().emptied).toBe(1);
  });
});

describe('selections', () => {
  it('cover whole nodes or nothing', () => {
    const masker = maskerOver({ 1: { nodeType: 3, nodeValue: 'Ann Smith' } });
    const range = (startOffset: number, endOffset: number) =>
      maskData(masker, { source: 14, ranges: [{ start: 1, startOffset, end: 1, endOffset }] })?.ranges;
    expect(range(2, 5)).toEqual([{ start: 1, startOffset: 0, end: 1, endOffset: 8 }]);
    expect(range(5, 5)).toEqual([{ start: 1, startOffset: 0, end: 1, endOffset: 0 }]);
    expect(range(7, 7)).toBeUndefined();
  });
});

it('a route is told by a custom event of ours', () => {
  expect(routeEvent('https://shop.test/a')).toEqual({
    tag: 'scrim.route',
    payload: { href: 'https://shop.test/a' },
  });
});
