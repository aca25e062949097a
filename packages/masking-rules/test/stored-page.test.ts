// The page of a stored session follows its events as the replay would, and no event leaves it half changed.
import { createStoredPage, type StoredPage } from '@scrim/masking-rules/stored';
import { describe, expect, it } from 'vitest';
import {
  addTo,
  documentOf,
  dropped,
  element,
  event,
  inShadow,
  metaAt,
  mutation,
  snapshotOf,
  text,
} from './stored-events.ts';

function pageOf(...events: unknown[]): StoredPage {
  const page = createStoredPage();
  for (const one of events) expect(page.apply(one)).not.toBeNull();
  return page;
}

function nodeOf(page: StoredPage, id: number): object {
  const node = page.find(id);
  if (node === null) throw new Error(`no node ${id}`);
  return node;
}

/** Ids of the elements around a node, from the inside out. */
function around(page: StoredPage, id: number): (number | null)[] {
  const ids: (number | null)[] = [];
  for (let at = page.above(nodeOf(page, id)); at !== null; at = page.above(at)) ids.push(page.idOf(at));
  return ids;
}

const LIST = snapshotOf(
  element(10, 'ul', {}, element(11, 'li', {}, text(12, 'one')), element(13, 'li', {}, text(14, 'two'))),
  element(20, 'div', { class: 'box' }),
);

describe('a stored page', () => {
  it('knows names, attributes, texts and what is above', () => {
    const page = pageOf(LIST);
    expect(page.name(nodeOf(page, 10))).toBe('ul');
    expect(page.name(nodeOf(page, 12))).toBe('');
    expect(page.text(nodeOf(page, 12))).toBe('one');
    expect(page.attribute(nodeOf(page, 20), 'class')).toBe('box');
    expect(page.attribute(nodeOf(page, 20), 'title')).toBeNull();
    expect(around(page, 12)).toEqual([11, 10, 3, 2]);
    expect(page.isRooted(nodeOf(page, 2))).toBe(true);
    expect(page.isRooted(nodeOf(page, 10))).toBe(false);
    expect(page.box(nodeOf(page, 10))).toBeNull();
  });

  it('takes changes of texts and attributes', () => {
    const page = pageOf(
      LIST,
      mutation({
        texts: [
          { id: 12, value: 'uno' },
          { id: 14, value: null },
        ],
        attributes: [
          { id: 20, attributes: { class: null, title: 'x', style: { color: 'red' }, hidden: true } },
        ],
      }),
    );
    expect(page.text(nodeOf(page, 12))).toBe('uno');
    expect(page.text(nodeOf(page, 14))).toBe('');
    const read = (name: string) => page.attribute(nodeOf(page, 20), name);
    expect([read('class'), read('title'), read('style'), read('hidden')]).toEqual([null, 'x', '', '']);
  });

  it('keeps the object of a node that is moved, with its children', () => {
    const page = pageOf(LIST);
    const [item, words] = [nodeOf(page, 11), nodeOf(page, 12)];
    const moved = mutation({
      removes: [{ parentId: 10, id: 11 }],
      // As rrweb writes a move: the children come by themselves, here even before their parent.
      adds: [addTo(11, text(12, 'one')), addTo(20, element(11, 'li'))],
    });
    expect(page.apply(moved)?.map((node) => page.idOf(node))).toEqual([12, 11]);
    expect(nodeOf(page, 11)).toBe(item);
    expect(nodeOf(page, 12)).toBe(words);
    expect(around(page, 12)).toEqual([11, 20, 3, 2]);
  });

  it('keeps the object of a node that is taken away and put back later, or snapshotted again', () => {
    const page = pageOf(LIST);
    const item = nodeOf(page, 11);
    page.apply(mutation({ removes: [{ parentId: 10, id: 11 }] }));
    expect([page.find(11), page.find(12)]).toEqual([null, null]);
    page.apply(mutation({ adds: [addTo(10, element(11, 'li'), 13)] }));
    expect(nodeOf(page, 11)).toBe(item);
    page.apply(LIST);
    expect(nodeOf(page, 11)).toBe(item);
  });

  it('puts an addition where it belongs, also when its neighbour comes later', () => {
    const page = pageOf(
      LIST,
      mutation({
        adds: [
          addTo(10, element(31, 'b'), 32),
          addTo(10, element(32, 'i'), 13),
          addTo(10, element(33, 'u'), 99),
        ],
      }),
    );
    expect(page.matches(nodeOf(page, 32), 'b ~ i')).toBe(true);
    expect(page.matches(nodeOf(page, 13), 'i ~ li')).toBe(true);
    expect(page.matches(nodeOf(page, 33), 'li ~ u')).toBe(true);
    expect(page.matches(nodeOf(page, 31), 'i ~ b')).toBe(false);
  });

  it('knows hosts of shadow roots and frames of documents', () => {
    const frame = event(3, {
      source: 0,
      texts: [],
      attributes: [],
      removes: [],
      adds: [addTo(22, documentOf(40, element(41, 'html', {}, element(42, 'body'))))],
      isAttachIframe: true,
    });
    const page = pageOf(
      snapshotOf(
        element(21, 'x-abcdefghij', {}, inShadow(element(23, 'p')), element(24, 'p')),
        element(22, 'iframe'),
      ),
      frame,
    );
    expect(around(page, 23)).toEqual([21, 3, 2]);
    expect(around(page, 42)).toEqual([41, 22, 3, 2]);
    expect(page.isRooted(nodeOf(page, 40))).toBe(false);
    expect(page.apply(frame)).not.toBeNull();
    expect(around(page, 42)).toEqual([41, 22, 3, 2]);
  });

  it('counts the shapes of a drawing', () => {
    const page = pageOf(
      snapshotOf(element(30, 'svg', {}, element(31, 'g', {}, element(32, 'path')), element(33, 'rect'))),
    );
    expect(page.shapesIn(nodeOf(page, 30))).toBe(2);
  });

  it('follows the address, and does not know one that is none', () => {
    const page = pageOf(metaAt('https://shop.test/help/_abcdefghij'));
    expect(page.path()).toBe('/help/_abcdefghij');
    page.apply(event(5, { tag: 'scrim.route', payload: { href: 'https://shop.test/orders' } }));
    expect(page.path()).toBe('/orders');
    page.apply(event(5, { tag: 'other', payload: {} }));
    expect(page.path()).toBe('/orders');
    page.apply(metaAt('about:blank'));
    expect(page.path()).toBe('');
  });
});

describe('what rrweb does not write', () => {
  const deep = (depth: number) => {
    let node = element(100, 'div');
    for (let at = 1; at < depth; at++) node = element(100 + at, 'div', {}, node);
    return node;
  };

  it.each([
    ['no event', null],
    ['a snapshot without a node', event(2, {})],
    ['a snapshot of an element', event(2, { node: element(1, 'html') })],
    ['an id that is none', snapshotOf(element(Number.NaN, 'p'))],
    ['one id twice', snapshotOf(element(50, 'p'), element(50, 'p'))],
    ['a kind that is not known', snapshotOf({ type: 9, id: 50 })],
    ['children that are no list', snapshotOf({ ...element(50, 'p'), childNodes: 7 })],
    ['an attribute that is none', snapshotOf(element(50, 'p', { title: Symbol.iterator }))],
    ['additions that are no list', event(3, { source: 0, texts: [], attributes: [], removes: [], adds: {} })],
    [
      'a bad addition after a good removal',
      mutation({ removes: [{ parentId: 10, id: 11 }], adds: [{ parentId: 10 }] }),
    ],
    [
      'a text that is none',
      mutation({ removes: [{ parentId: 10, id: 11 }], texts: [{ id: 14, value: {} }] }),
    ],
    ['a text of an element', mutation({ texts: [{ id: 20, value: 'x' }] })],
    ['an address that is none', event(4, { href: 7 })],
  ])('%s changes nothing', (_, malformed) => {
    const page = pageOf(metaAt('https://shop.test/a'), LIST);
    expect(page.apply(malformed)).toBeNull();
    expect(around(page, 12)).toEqual([11, 10, 3, 2]);
    expect(page.text(nodeOf(page, 14))).toBe('two');
    expect(page.path()).toBe('/a');
  });

  it('a node within itself is left out, and nothing hangs', () => {
    const page = pageOf(
      LIST,
      mutation({ adds: [addTo(12, element(60, 'p')), addTo(11, element(10, 'ul'))] }),
    );
    expect(around(page, 12)).toEqual([11, 10, 3, 2]);
    expect(page.find(60)).toBeNull();
    expect(
      page.apply(mutation({ adds: [addTo(20, element(70, 'p', {}, element(20, 'div')))] })),
    ).not.toBeNull();
    expect(around(page, 20)).toEqual([3, 2]);
  });

  it('what points to nothing is left out', () => {
    const changes = {
      texts: [{ id: 99, value: 'x' }],
      attributes: [
        { id: 99, attributes: {} },
        { id: 12, attributes: { a: 'b' } },
      ],
    };
    const page = pageOf(
      LIST,
      mutation({ ...changes, removes: [{ parentId: 1, id: 99 }], adds: [addTo(98, dropped(99))] }),
    );
    expect(page.find(99)).toBeNull();
  });

  it('a very deep node is taken in', () => {
    const page = pageOf(snapshotOf(deep(20_000)));
    expect(page.name(nodeOf(page, 100))).toBe('div');
    expect(page.apply(LIST)).not.toBeNull();
    expect(page.find(100)).toBeNull();
  });
});
