// `data-…` attributes that styles ask for: the same tokens on nodes and in selectors; of a value only that it is one
// that a style names; nothing of any other attribute.
import { describe, expect, it } from 'vitest';
import { maskSheet } from '../src/css/sheet-mask.ts';
import { statesOf } from '../src/names/data-states.ts';
import { createTokens } from '../src/names/tokens.ts';
import { makeCanaries } from './canaries.ts';
import { event, maskData, maskerOver } from './masked-page.ts';

type Attributes = Record<string, unknown>;
const GONE = '@media not all{}';
const TOKEN = /^_[a-z]{10}$/;
const NAME = /^data-_[a-z]{10}$/;

function learnt(css: string) {
  const tokenise = createTokens({ key: new Uint8Array(32).fill(7) });
  statesOf(tokenise).learn(css);
  return { of: statesOf(tokenise).of, sheet: (text: string) => maskSheet(tokenise, text), tokenise };
}

/** A page with one sheet and these elements, from id 10 on, masked. */
function maskPage(css: string, elements: readonly Attributes[], { late = '', by = maskerOver({}) } = {}) {
  const style = (id: number, text: string) => ({
    type: 2,
    tagName: 'style',
    attributes: { _cssText: text },
    childNodes: [],
    id,
  });
  const nodes = elements.map(({ tagName = 'div', ...attributes }, at) => ({
    type: 2,
    tagName,
    attributes,
    childNodes: [],
    id: 10 + at,
  }));
  const document = { type: 0, id: 1, childNodes: [...nodes, style(2, css)] };
  const masked = by.mask(event(2, { node: document, initialOffset: { top: 0, left: 0 } }));
  const again = { ...document, childNodes: [...nodes, style(2, css), style(3, late)] };
  const second = by.mask(event(2, { node: again, initialOffset: { top: 0, left: 0 } }));
  const of = (snapshot: unknown) =>
    (snapshot as { data: { node: { childNodes: { attributes: Attributes }[] } } }).data.node.childNodes.map(
      ({ attributes }) => attributes,
    );
  return { by, first: of(masked), second: of(second) };
}

describe('what styles ask for', () => {
  const CSS = '[data-state="open"],[data-state=Closed] > .a:not([data-busy]){}';

  it('is learnt from selectors, as attribute and as value', () => {
    const { of } = learnt(CSS);
    expect(of('data-state')?.name).toMatch(NAME);
    expect(of('data-busy')?.name).toMatch(NAME);
    expect(of('data-state')?.tokenOf('open')).toMatch(TOKEN);
    expect(of('data-state')?.tokenOf('Closed')).toMatch(TOKEN);
    for (const value of ['Open', 'closed', ' open', 'smith', ''])
      expect(of('data-state')?.tokenOf(value)).toBeNull();
    expect(of('data-busy')?.tokenOf('open')).toBeNull();
  });

  it.each([
    ':is([data-x="v"] .b){}',
    ':where([data-x=v]){}',
    'a:has(> [data-x="v"]){}',
    ":not(:not([data-x='v'])){}",
    ':host([data-x=v]){}',
    '.a{&[data-x=v]{}}',
    '@media print{@layer l{@scope ([data-x=v]) to (.c){}}}',
    'a:nth-child(2n of [data-x=v]){}',
    '[ DATA-X = "v" s ]{}',
    '[d\\61 ta-x="\\76"],[data-x="v"]{}',
  ])('is found in %s', (css) => expect(learnt(css).of('data-x')?.tokenOf('v')).toMatch(TOKEN));

  it.each([
    '.a{content:"[data-x=v]"}',
    '/*[data-x=v]*/',
    '.a{--b:[data-x=v]}',
    '@container [data-x=v]{}',
    '@import "[data-x=v]";',
    'a (data-x=v){}',
    '[title="[data-x=v]"]{}',
    '[data-x^="v"],[data-x~=v],[data-x|=v],[data-x*=v],[data-x$=v]{}',
    '[data-x="v" i]{}',
    '[x-data-x=v],[s|data-x=v],[data-=v]{}',
    '.data-x,#data-x,data-x{}',
  ])('is not learnt from %s', (css) => {
    expect(learnt(css).of('data-x')).toBeUndefined();
    expect(learnt(`${css}[data-x=v]{}`).of('data-x')?.tokenOf('v')).toMatch(TOKEN);
  });

  it('is never a mark, nor what rrweb writes', () => {
    const { of } = learnt('[data-scrim="mask"],[data-rr-is-password],[data-rr-x=v],[data-ok]{}');
    expect(['data-scrim', 'data-rr-is-password', 'data-rr-x', 'data-ok'].map((name) => !!of(name))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('is bounded', () => {
    const many = (form: (n: number) => string) =>
      `${Array.from({ length: 1000 }, (_, n) => form(n)).join()}{}`;
    const names = learnt(many((n) => `[data-n${n}]`));
    expect([names.of('data-n499'), names.of('data-n500')].map((state) => state !== undefined)).toEqual([
      true,
      false,
    ]);
    const { of } = learnt(many((n) => `[data-x="${n}"]`));
    expect([of('data-x')?.tokenOf('99'), of('data-x')?.tokenOf('100')]).toEqual([
      expect.stringMatching(TOKEN),
      null,
    ]);
    expect(
      learnt(`[data-x="${'v'.repeat(201)}"]{}`)
        .of('data-x')
        ?.tokenOf('v'.repeat(201)),
    ).toBeNull();
  });

  it('has tokens of its own: no other attribute, class or page has them', () => {
    const { of, tokenise } = learnt('[data-a="v"],[data-b="v"]{}');
    const tokens = [
      of('data-a')?.tokenOf('v'),
      of('data-b')?.tokenOf('v'),
      tokenise('class', 'v'),
      tokenise('name', 'v'),
    ];
    expect(new Set(tokens).size).toBe(4);
  });
});

describe('selectors', () => {
  const { of, sheet } = learnt('[data-x="v"],[data-y],[data-x=""]{}');
  const [x, y] = [of('data-x'), of('data-y')];
  const v = x?.tokenOf('v');
  const empty = x?.tokenOf('');

  it.each([
    ['[data-x=v]{}', `[${x?.name}="${v}"]{}`],
    ['[DATA-X="v" s]{}', `[${x?.name}="${v}"]{}`],
    ['[data-x=""]{}', `[${x?.name}="${empty}"]{}`],
    ['[data-x],[data-y] b{}', `[${x?.name}],[${y?.name}] b{}`],
    [':not([data-x="v"],[data-y]) i{}', `:not([${x?.name}="${v}"],[${y?.name}]) i{}`],
    [
      'a:is([data-x=v]):where([data-y]):has([data-x]){}',
      `a:is([${x?.name}="${v}"]):where([${y?.name}]):has([${x?.name}]){}`,
    ],
    // Not learnt: as before.
    ['[data-z],[data-x=w]{}', GONE],
    ['b:not([data-z]),b:not([data-x=w]){}', 'b:not([_]),b:not([_]){}'],
    // What looks into a value cannot be told.
    ['[data-x^=v],[data-x~=v],[data-x*=v],[data-x="v" i]{}', GONE],
    ['b:not([data-x^=v]),b:not([data-x="v" i]){}', GONE],
  ])('%s becomes %s', (css, expected) => expect(sheet(css)).toBe(expected));
});

describe('nodes', () => {
  const CSS = '[data-state="open"],[data-state=closed],[data-user]{}';

  it('carry what styles ask for and nothing else', () => {
    const { first, second } = maskPage(
      CSS,
      [
        { 'data-state': 'open' },
        { 'data-state': 'smith', 'data-user': 'smith', 'data-late': 'smith', 'data-ward': 'oncology' },
      ],
      { late: '[data-late="smith"],[data-state="smith"],[data-state=open]{}' },
    );
    const [open, other, style] = first;
    const sheet = String(style?._cssText);
    const [name] = Object.keys(open ?? {});
    expect(name).toMatch(NAME);
    expect(sheet).toContain(`[${name}="${open?.[name ?? '']}"]`);
    expect(Object.keys(other ?? {})).toHaveLength(2);
    expect(
      Object.keys(other ?? {}).every(
        (key) => NAME.test(key) && other?.[key] === '' && sheet.includes(`[${key}`),
      ),
    ).toBe(true);
    // What comes later is not learnt, and uses what was.
    expect(second.slice(0, 2)).toEqual(first.slice(0, 2));
    expect(second.at(-1)?._cssText).toBe(`[${name}="${open?.[name ?? '']}"]{}`);
    expect(JSON.stringify([first, second])).not.toMatch(/smith|oncology|state|user|open|closed/);
  });

  it('learn nothing on a page whose styles ask for nothing', () => {
    const { first } = maskPage('.a{}', [{ 'data-state': 'open' }]);
    expect(first[0]).toEqual({});
  });

  it.each(['letters', 'words'] as const)('let no canary through, whatever asks for it: %s', (kind) => {
    const [a = '', b = '', c = ''] = makeCanaries(kind, 3);
    const css = `[data-user],[data-${b}="x"],[data-user="${c}"],[data-user^="${a}"]{}`;
    const masker = maskerOver({ 10: {}, 11: {}, 12: {} });
    const { by, first } = maskPage(css, [{ 'data-user': a }, { [`data-${b}`]: a }, { 'data-user': c }], {
      by: masker,
    });
    const later = maskData(by, {
      source: 0,
      texts: [],
      removes: [],
      adds: [],
      attributes: [{ id: 11, attributes: { 'data-user': c, [`data-${b}`]: null } }],
    });
    const text = JSON.stringify([first, later]);
    for (const canary of [a, b, c]) expect(text).not.toContain(canary);
    const [one, , three] = first;
    const [key = ''] = Object.keys(one ?? {});
    expect([one?.[key], three?.[key]]).toEqual(['', expect.stringMatching(TOKEN)]);
    expect(later).toMatchObject({ attributes: [{ id: 11, attributes: { [key]: three?.[key] } }] });
  });
});

describe('changes', () => {
  const change = (by: Parameters<typeof maskData>[0], attributes: Attributes) =>
    (
      maskData(by, { source: 0, texts: [], removes: [], adds: [], attributes: [{ id: 10, attributes }] })
        ?.attributes as { attributes: Attributes }[] | undefined
    )?.[0]?.attributes;

  it('are told by token, and only where they say something new', () => {
    const by = maskerOver({ 10: {} });
    const { first } = maskPage('[data-x="v"]{}', [{ 'data-x': 'v' }], { by });
    const [name = ''] = Object.keys(first[0] ?? {});
    expect(change(by, { 'data-x': 'v' })).toBeUndefined();
    expect(change(by, { 'data-x': 's' })).toEqual({ [name]: '' });
    for (const typed of ['sm', 'smi', 'smit', 'smith'])
      expect(change(by, { 'data-x': typed })).toBeUndefined();
    expect(change(by, { 'data-x': null })).toEqual({ [name]: null });
    expect(change(by, { 'data-x': null, 'data-y': 'smith' })).toBeUndefined();
    expect(change(by, { 'data-x': 'v' })).toEqual({ [name]: first[0]?.[name] });
  });

  it('are told anew after an element was added anew', () => {
    const by = maskerOver({ 1: {}, 10: {} });
    const { first } = maskPage('[data-x="v"]{}', [{ 'data-x': 'v' }], { by });
    const [name = ''] = Object.keys(first[0] ?? {});
    const node = { type: 2, tagName: 'div', attributes: {}, childNodes: [], id: 10 };
    maskData(by, {
      source: 0,
      texts: [],
      removes: [],
      attributes: [],
      adds: [{ parentId: 1, nextId: null, node }],
    });
    expect(change(by, { 'data-x': 'v' })).toEqual({ [name]: first[0]?.[name] });
  });
});

describe('a control of choice', () => {
  it.each([
    ['div', { role: 'checkbox' }, 0],
    ['button', { role: 'switch' }, 0],
    ['input', { type: 'radio' }, 0],
    ['option', {}, 0],
    ['button', { role: 'tab' }, 1],
    ['input', { type: 'text' }, 1],
    ['div', {}, 1],
  ])('%s %j tells its state: %i', (tagName, attributes, told) => {
    const { first } = maskPage(
      '[data-state=checked]{}',
      [{ tagName, ...attributes, 'data-state': 'checked' }],
      {
        by: maskerOver({ 10: { tagName, attributes: attributes as Record<string, string> } }),
      },
    );
    expect(Object.keys(first[0] ?? {}).filter((name) => NAME.test(name))).toHaveLength(told);
  });

  it('tells it of what is in it neither', () => {
    const parent = { tagName: 'button', attributes: { role: 'switch' } };
    const by = maskerOver({ 10: { tagName: 'span', parent }, 11: { tagName: 'span' } });
    const { first } = maskPage(
      '[data-state=checked]{}',
      [
        { tagName: 'span', 'data-state': 'checked' },
        { tagName: 'span', 'data-state': 'checked' },
      ],
      { by },
    );
    expect([0, 1].map((at) => Object.keys(first[at] ?? {}).length)).toEqual([0, 1]);
  });
});
