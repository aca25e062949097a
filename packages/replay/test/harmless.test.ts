// What passes of every kind of event, element and attribute; random events never throw and never bring anything else.
import type { eventWithTime } from '@rrweb/types';
import { makeHarmless } from '@scrim/replay/harmless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, el, event, mutation, svg, Writer, withFields } from './hostile/nodes.ts';

type Json = Record<string, unknown>;
const data = (given: unknown) => makeHarmless(given).event?.data as unknown as Json;
const incremental = (given: Json) => makeHarmless(event(3, given, 1));

function bodyOf(...drafts: readonly (Draft | string)[]) {
  const { node } = new Writer().document(...drafts);
  const { event: made, removed } = makeHarmless(event(2, { node, initialOffset: { top: 0, left: 0 } }, 1));
  const root = ((made as eventWithTime).data as unknown as { node: { childNodes: Json[] } }).node;
  const html = root.childNodes[1] as { childNodes: { childNodes: Json[] }[] };
  return { body: html.childNodes[1]?.childNodes ?? [], removed };
}
const attributesOf = (tag: string, attributes: Json) => bodyOf(el(tag, attributes)).body[0]?.attributes;

describe('elements', () => {
  it.each([
    ['div', 'div'],
    ['SCRIPT', 'template', 1],
    ['sCript', 'template', 1],
    ['noscript', 'template'],
    ['meta', 'template'],
    ['base', 'template'],
    ['link', 'style'],
    ['object', 'img'],
    ['embed', 'img'],
    ['frame', 'span'],
    ['portal', 'span'],
    ['iframe', 'iframe'],
    ['x-_a', 'span', 1],
    ['x-abc', 'x-abc'],
    ['annotation-xml', 'annotation-xml'],
    ['font-face', 'span', 1],
    ['a b', 'span', 1],
    ['__proto__', 'span', 1],
    ['constructor', 'span', 1],
  ])('%s is built as %s', (given, built, refused = 0) => {
    const { body, removed } = bodyOf(el(given));
    expect([body[0]?.tagName, removed]).toEqual([built, refused]);
  });

  it.each([
    ['circle', 'circle'],
    ['set', 'desc'],
    ['animate', 'desc'],
    ['SCRIPT', 'desc'],
    ['iframe', 'g'],
  ])('svg %s is built as %s', (given, built) => {
    expect(bodyOf(svg(given)).body[0]?.tagName).toBe(built);
  });

  it('hosts a shadow root only where one may be', () => {
    const host = (tag: string) => bodyOf(withFields(el(tag), { isShadowHost: true })).body[0]?.isShadowHost;
    expect([host('div'), host('x-abc'), host('input'), host('img')]).toEqual([
      true,
      true,
      undefined,
      undefined,
    ]);
  });
});

describe('attributes', () => {
  it.each([
    ['a', { href: 'https://x.test/' }, { href: '#' }],
    ['a', { href: 'javascript:x', onclick: 'x', ping: 'x', target: '_top' }, { href: '#' }],
    ['img', { src: 'https://x.test/' }, {}],
    ['img', { src: 'data:image/png;base64,AAAA', srcset: 'x' }, { src: 'data:image/png;base64,AAAA' }],
    ['img', { src: 'data:image/svg+xml;base64,AAAA', rr_dataURL: 'http://x' }, {}],
    ['iframe', { src: 'x', srcdoc: 'x', name: 'defaultView', sandbox: '', width: '10' }, { width: '10' }],
    ['form', { action: 'x', method: 'post' }, { method: 'dialog' }],
    ['div', { style: 'top:0;background:url(x)' }, { style: 'top:0;background: none' }],
    [
      'link',
      { rel: 'stylesheet', href: 'x', _cssText: '@import "x";a{}' },
      { _cssText: '@media not all{}a{}' },
    ],
    ['div', { id: 'getElementById', name: '_abc', class: 'x y' }, { name: '_abc', class: 'x y' }],
    [
      'div',
      { 'data-_abcdefghij': '_klmnopqrst', 'data-_bcdefghijk': '' },
      { 'data-_abcdefghij': '_klmnopqrst', 'data-_bcdefghijk': '' },
    ],
    [
      'div',
      { 'data-state': 'open', 'data-_abcdefghij': 'smith', 'data-_abc': '', 'data-_ABCDEFGHIJ': '' },
      {},
    ],
    [
      'style',
      { _cssText: ':not([data-_abcdefghij="_klmnopqrst"]) [data-_bcdefghijk]{top:0}' },
      { _cssText: ':not([data-_abcdefghij="_klmnopqrst"]) [data-_bcdefghijk]{top:0}' },
    ],
    ['div', { ONCLICK: 'x', 'on click': 'x', 'a"b': 'x', constructor: 'x' }, {}],
    [
      'div',
      { rr_width: '10px', rr_height: 'url(x)', rr_scrollTop: 5 },
      { rr_width: '10px', rr_scrollTop: '5' },
    ],
    [
      'input',
      { type: 'checkbox', checked: true, value: '*****' },
      { type: 'checkbox', checked: '', value: '*****' },
    ],
  ])('of %s: %j', (tag, given, passed) => {
    expect(attributesOf(tag, given)).toEqual(passed);
  });

  it('changes by the same rules, whatever the element', () => {
    const change = (attributes: Json) => {
      const made = makeHarmless(mutation({ attributes: [{ id: 5, attributes }] }, 1)).event?.data;
      return (made as unknown as { attributes: { attributes: Json }[] }).attributes[0]?.attributes;
    };
    expect(
      change({ href: 'javascript:x', src: 'x', onload: 'x', srcdoc: 'x', data: 'x', method: null }),
    ).toEqual({ href: '#' });
    expect(change({ class: null, onclick: null, style: null })).toEqual({ class: null, style: null });
    expect(change({ 'data-_abcdefghij': null, 'data-state': null })).toEqual({ 'data-_abcdefghij': null });
    expect(
      change({
        style: {
          color: ['red', 'important'],
          top: false,
          background: 'url(x)',
          'a;b': 'c',
          width: '1px;x:y',
        },
      }),
    ).toEqual({
      style: { color: ['red', 'important'], top: false, background: 'none', width: '1px x:y' },
    });
  });
});

describe('events', () => {
  it.each([
    ['plugin', event(6, { plugin: 'x', payload: {} }, 1)],
    ['asset', event(7, {}, 1)],
    ['annotation', event(8, {}, 1)],
    ['a type that is not known', event(9, {}, 1)],
    ['custom, of no known name', event(5, { tag: 'scrim.x', payload: {} }, 1)],
    ['custom, with more than fields', event(5, { tag: 'x', payload: { a: { b: 1 } } }, 1)],
    ['custom, with a long text', event(5, { tag: 'x', payload: { a: 'x'.repeat(101) } }, 1)],
    ['canvas', event(3, { source: 9, id: 1, type: 0, commands: [] }, 1)],
    ['font', event(3, { source: 10, family: 'x', fontSource: 'url(x)', buffer: false }, 1)],
    ['log', event(3, { source: 11 }, 1)],
    ['a source that is not known', event(3, { source: 17 }, 1)],
    [
      'a page without html',
      event(2, { node: { type: 0, id: 1, childNodes: [] }, initialOffset: { top: 0, left: 0 } }, 1),
    ],
    ['moves without positions', event(3, { source: 1, positions: [] }, 1)],
    ['a size that is no number', event(4, { href: 'https://x/', width: Number.NaN, height: 1 }, 1)],
    ['a time that is none', event(1, {}, Number.POSITIVE_INFINITY)],
    ['no object', null],
    ['a list', []],
  ])('%s does not pass', (_, given) => {
    expect(makeHarmless(given)).toEqual({ event: null, removed: 1 });
  });

  it('media interaction is left out, and is nothing to speak of', () => {
    expect(incremental({ source: 7, type: 0, id: 1 })).toEqual({ event: null, removed: 0 });
  });

  it('keeps what a viewer needs', () => {
    expect(
      data(event(5, { tag: 'scrim.route', payload: { href: 'https://x.test/_a', more: 1 } }, 1)),
    ).toEqual({ tag: 'scrim.route', payload: { href: 'https://x.test/_a' } });
    const added = { tag: 'cart.add', payload: { quantity: 1, gift: true, kind: 'wool' } };
    expect(data(event(5, { ...added, more: 1 }, 1))).toEqual(added);
    expect(data(event(4, { href: 'javascript:x', width: 1, height: 2 }, 1))).toEqual({
      href: 'about:blank',
      width: 1,
      height: 2,
    });
    expect(incremental({ source: 2, type: 2, id: 5, x: 1, y: 2, extra: 1 }).event?.data).toEqual({
      source: 2,
      type: 2,
      id: 5,
      x: 1,
      y: 2,
    });
    expect(
      incremental({ source: 8, id: 1, adds: [{ rule: '@import "x"', index: [0, 1] }] }).event?.data,
    ).toEqual({ source: 8, id: 1, adds: [{ rule: '@media not all{}', index: [0, 1] }] });
    expect(
      incremental({
        source: 13,
        id: 1,
        index: [0],
        set: { property: 'color', value: 'url(x)', priority: 'x' },
      }).event?.data,
    ).toMatchObject({ set: { value: 'none', priority: '' } });
  });

  it('builds a page in the shape that rrweb can rebuild', () => {
    const twice = bodyOf(el('p')).body[0];
    const { node } = new Writer().document('x');
    const [doctype, html] = (node.childNodes ?? []) as Json[];
    const bent = {
      ...node,
      childNodes: [
        { type: 3, textContent: 'x', id: 900 },
        doctype,
        doctype,
        html,
        { ...html, id: 901 },
        { type: 4, textContent: 'x', id: 902 },
      ],
    };
    const made = makeHarmless(event(2, { node: bent, initialOffset: { top: 0, left: 0 } }, 1));
    const kept = ((made.event as eventWithTime).data as unknown as { node: { childNodes: Json[] } }).node
      .childNodes;
    expect(kept.map(({ type }) => type)).toEqual([1, 2, 5]);
    expect(made.removed).toBeGreaterThan(0);
    expect(twice).toMatchObject({ tagName: 'p' });
  });

  it('stops nesting where HTML does', () => {
    let deep: Draft = el('b');
    for (let at = 0; at < 700; at += 1) deep = el('b', {}, deep);
    expect(bodyOf(deep).removed).toBe(1);
  });

  it('does not change what it is given', () => {
    const given = event(
      2,
      {
        node: new Writer().document(el('a', { href: 'x', onclick: 'x' })).node,
        initialOffset: { top: 0, left: 0 },
      },
      1,
    );
    const before = structuredClone(given);
    makeHarmless(given);
    expect(given).toEqual(before);
  });
});

describe('any event', () => {
  const word = fc.constantFrom(
    'div',
    'SCRIPT',
    'style',
    'iframe',
    'href',
    'src',
    'style',
    '_cssText',
    'onload',
    '__proto__',
    'constructor',
    'url(x)',
    '@import "x"',
    'javascript:x',
    'data:image/png;base64,AAAA',
  );
  const node: fc.Memo<unknown> = fc.memo((depth) =>
    fc.record({
      type: fc.integer({ min: -1, max: 6 }),
      id: fc.oneof(fc.integer({ min: -2, max: 30 }), fc.anything()),
      tagName: fc.oneof(word, fc.string()),
      attributes: fc.dictionary(
        fc.oneof(word, fc.string()),
        fc.oneof(word, fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.dictionary(word, word)),
      ),
      textContent: fc.oneof(word, fc.string()),
      isSVG: fc.boolean(),
      isShadowHost: fc.boolean(),
      childNodes: depth > 1 ? fc.array(node(depth - 1), { maxLength: 3 }) : fc.constant([]),
    }),
  );
  const html = node(3).map((body) => ({
    type: 0,
    id: 100,
    childNodes: [{ type: 2, tagName: 'html', id: 101, attributes: {}, childNodes: [body] }],
  }));
  const shaped = fc.oneof(
    fc.record({
      type: fc.constant(2),
      timestamp: fc.nat(),
      data: fc.record({ node: html, initialOffset: fc.constant({ top: 0, left: 0 }) }),
    }),
    fc.record({
      type: fc.constant(3),
      timestamp: fc.nat(),
      data: fc.record({
        source: fc.constant(0),
        texts: fc.array(fc.record({ id: fc.nat(), value: fc.oneof(word, fc.string()) }), { maxLength: 2 }),
        attributes: fc.array(
          fc.record({
            id: fc.nat(),
            attributes: fc.dictionary(word, fc.oneof(word, fc.constant(null), fc.dictionary(word, word))),
          }),
          { maxLength: 2 },
        ),
        removes: fc.constant([]),
        adds: fc.array(fc.record({ parentId: fc.nat(), nextId: fc.constant(null), node: node(2) }), {
          maxLength: 2,
        }),
      }),
    }),
    fc.record({ type: fc.integer({ min: -1, max: 10 }), timestamp: fc.anything(), data: fc.anything() }),
    fc.record({
      type: fc.constant(3),
      timestamp: fc.nat(),
      data: fc.record({
        source: fc.integer({ min: -1, max: 18 }),
        id: fc.nat(),
        positions: fc.anything(),
        ranges: fc.anything(),
        adds: fc.anything(),
        styles: fc.anything(),
        index: fc.anything(),
        set: fc.anything(),
      }),
    }),
    fc.anything(),
    fc.json().map((text) => JSON.parse(text) as unknown),
  );

  it('never throws, brings only what may pass, and is the same the second time', () => {
    fc.assert(
      fc.property(shaped, (given) => {
        const { event: made, removed } = makeHarmless(given);
        expect(Number.isInteger(removed)).toBe(true);
        if (made === null) return;
        expect(offences(made)).toEqual([]);
        expect(makeHarmless(made)).toEqual({ event: made, removed: 0 });
      }),
      { numRuns: 4000 },
    );
  });

  it('finds the offences that it looks for', () => {
    const { node: page } = new Writer().document(
      el('SCRIPT'),
      el('img', { onload: 'x', src: 'http://x' }),
      el('style', { _cssText: '@import "x"' }),
    );
    expect(offences(event(2, { node: page }, 1) as unknown as eventWithTime)).toHaveLength(4);
  });
});

/** Whatever in an event must never be there, found by looking at every key and value instead of by the rules. */
function offences(made: eventWithTime): string[] {
  const found: string[] = [];
  const look = (key: string, value: unknown): void => {
    if (
      /^on|^(?:srcdoc|srcset|action|formaction|ping|poster|background|data|manifest|xlink:href)$/i.test(
        key,
      ) &&
      typeof value === 'string'
    )
      found.push(key);
    if (key === 'src' && value !== null && !/^data:image\/png;base64,/.test(String(value))) found.push(key);
    if (key === 'href' && value !== null && !/^(?:#|about:blank|https?:.*)$/.test(String(value)))
      found.push(key);
    if (key === 'tagName' && !/^[a-z][a-z0-9-]*$/.test(String(value))) found.push(`tag ${String(value)}`);
    if (typeof value === 'string' && /url\((?!"data:)|@import/i.test(value)) found.push(value);
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) look(key === 'style' ? 'property' : name, inner);
  };
  look('', made.data);
  return found;
}
