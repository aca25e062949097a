// Every channel of a page under every decision: what a full snapshot and later changes hold.
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { createMasker, type Masker } from '../src/masker.ts';
import { createTokens } from '../src/names/tokens.ts';
import { createVocabulary } from '../src/names/vocabulary.ts';
import { el, move, serialise, type TreeNode, type TreePage, text, treePage } from './tree-page.ts';

interface Masked {
  readonly type: number;
  readonly id: number;
  readonly tagName?: string;
  readonly textContent?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly childNodes?: readonly Masked[];
}
type Data = Readonly<Record<string, unknown>>;

const MODES = ['mask-all', 'mask-inputs'] as const;

function policyOf(
  mode: PolicyArtifact['mode'],
  rules: readonly PolicyRule[] = [],
  more = {},
): PolicyArtifact {
  return { v: 1, id: 'test', version: '1', mode, rules, ...more };
}

function unmask(what: NonNullable<PolicyRule['what']>): PolicyRule {
  return { id: 'u', select: '.u', do: 'unmask', what, reason: 'test' };
}

function maskerOf(page: TreePage, policy: PolicyArtifact): Masker {
  const vocabulary = createVocabulary(policy.vocabulary);
  return createMasker({
    policy,
    page,
    tokenise: createTokens({ vocabulary }),
    vocabulary,
    origin: 'https://shop.test',
  });
}

function snapshotBy(masker: Masker, page: TreePage): Masked {
  const masked = masker.mask({ type: 2, data: page.snapshot(), timestamp: 1 }) as unknown as {
    data: { node: Masked };
  } | null;
  if (masked === null) throw new Error(`dropped: ${JSON.stringify(masker.counts())}`);
  return masked.data.node;
}

const flatten = (node: Masked): Masked[] => [node, ...(node.childNodes ?? []).flatMap(flatten)];

/** A snapshot of these nodes in an element of class `u`. */
function snapshotOf(policy: PolicyArtifact, ...nodes: readonly TreeNode[]): Masked[] {
  const page = treePage(el('div', { class: 'u' }, ...nodes));
  return flatten(snapshotBy(maskerOf(page, policy), page)).slice(3);
}

function attributesOf(policy: PolicyArtifact, name: string, attributes: Record<string, string>): Data {
  return snapshotOf(policy, el(name, attributes))[0]?.attributes ?? {};
}

const change = (masker: Masker, data: object): Data | null => {
  const masked = masker.mask({ type: 3, data, timestamp: 1 });
  return masked === null ? null : (masked as unknown as { data: Data }).data;
};
const mutate = (masker: Masker, part: object): Data | null =>
  change(masker, { source: 0, texts: [], attributes: [], removes: [], adds: [], ...part });

describe('text', () => {
  const textOf = (policy: PolicyArtifact, node: TreeNode) =>
    snapshotOf(policy, node).find(({ type }) => type === 3)?.textContent;

  it.each([
    ['p', {}, 'xxxxx xx', 'Ann Smith', 'Ann Smith'],
    ['title', {}, 'xxxxx xx', 'Ann Smith', 'Ann Smith'],
    ['button', {}, 'xxxxx xx', 'Ann Smith', 'Ann Smith'],
    ['option', {}, 'xxxxx xx', 'xxxxx xx', 'xxxxx xx'],
    ['textarea', {}, 'xxxxx xx', 'xxxxx xx', 'xxxxx xx'],
    ['div', { contenteditable: '' }, 'xxxxx xx', 'xxxxx xx', 'xxxxx xx'],
    ['div', { 'data-scrim': 'mask' }, 'xxxxx xx', 'xxxxx xx', 'xxxxx xx'],
    ['script', {}, '', '', ''],
    ['noscript', {}, '', '', ''],
    ['template', {}, '', '', ''],
    ['iframe', {}, '', '', ''],
    ['style', {}, '', '', ''],
  ])('of %s %j in mask-all, in mask-inputs, and unmasked', (name, attributes, all, inputs, unmasked) => {
    const make = () => el(name, attributes as Record<string, string>, 'Ann Smith');
    expect(textOf(policyOf('mask-all'), make())).toBe(all);
    expect(textOf(policyOf('mask-inputs'), make())).toBe(inputs);
    expect(textOf(policyOf('mask-all', [unmask('text')]), make())).toBe(unmasked);
  });

  it.each(['option', 'textarea', 'meter', 'progress', 'audio', 'video', 'canvas'])(
    'of %s belongs to the inputs',
    (name) => {
      expect(textOf(policyOf('mask-all', [unmask('inputs')]), el(name, {}, 'Ann Smith'))).toBe('Ann Smith');
    },
  );

  it('that is a mask by its width is kept as wide, unless the policy keeps lengths only', () => {
    const drawn = 'xxxxx xxxxxx';
    expect(textOf(policyOf('mask-all'), el('p', {}, drawn))).toBe(drawn);
    expect(textOf(policyOf('mask-all', [], { textShape: 'length' }), el('p', {}, drawn))).toBe(
      'xxxxx xxxxxxx xx',
    );
    expect(textOf(policyOf('mask-all'), el('div', { contenteditable: '' }, drawn))).toBe('xxxxx xxxxxxx xx');
  });

  it('that passes goes through the tripwire', () => {
    const page = treePage(el('p', {}, 'Card 4111 1111 1111 1111 of Ann'));
    const masker = maskerOf(page, policyOf('mask-inputs'));
    const texts = flatten(snapshotBy(masker, page)).map(({ textContent }) => textContent);
    expect(texts).toContain('Card █████ of Ann');
    expect(masker.counts().tripwire_card).toBe(1);
  });
});

describe('inputs', () => {
  const shown = policyOf('mask-all', [unmask('inputs')]);

  it.each([
    ['input', { value: 'smith' }, { value: '*****' }, { value: 'smith' }],
    [
      'input',
      { type: 'submit', value: 'Pay' },
      { type: 'submit', value: '*****' },
      { type: 'submit', value: 'Pay' },
    ],
    [
      'input',
      { type: 'checkbox', value: 'a', checked: '' },
      { type: 'checkbox' },
      { type: 'checkbox', value: 'a', checked: '' },
    ],
    [
      'input',
      { type: 'range', min: '1', max: '9', value: '4' },
      { type: 'range' },
      { type: 'range', min: '1', max: '9', value: '4' },
    ],
    ['option', { value: 'a', selected: '' }, {}, { value: 'a', selected: '' }],
    ['progress', { value: '4', max: '9' }, {}, { value: '4', max: '9' }],
    ['li', { value: '4' }, {}, {}],
    ['div', { 'aria-checked': 'true' }, {}, { 'aria-checked': 'true' }],
    ['div', { 'aria-valuenow': '4' }, {}, {}],
    ['input', { placeholder: 'Your name' }, {}, {}],
    [
      'input',
      { type: 'password', value: 'a' },
      { type: 'password', value: '*****' },
      { type: 'password', value: '*****' },
    ],
    ['input', { type: 'hidden', value: 'a' }, { type: 'hidden' }, { type: 'hidden' }],
    [
      'input',
      { autocomplete: 'cc-number', value: '4' },
      { autocomplete: 'cc-number', value: '*****' },
      { autocomplete: 'cc-number', value: '*****' },
    ],
  ])('of %s %j are %j, and shown %j', (name, attributes, masked, passed) => {
    const given = attributes as unknown as Record<string, string>;
    for (const mode of MODES) expect(attributesOf(policyOf(mode), name, given)).toEqual(masked);
    for (const what of ['text', 'attributes', 'media'] as const) {
      const values = attributesOf(policyOf('mask-inputs', [unmask(what)]), name, given);
      expect(values.value === undefined || values.value === '*****').toBe(true);
      for (const state of ['checked', 'selected', 'aria-checked']) expect(values).not.toHaveProperty(state);
    }
    expect(attributesOf(shown, name, given)).toEqual(passed);
  });

  it('of which nothing is shown do not tell how far they are scrolled', () => {
    const given = { contenteditable: 'true', rr_scrollTop: '40' };
    expect(attributesOf(policyOf('mask-inputs'), 'div', given)).toEqual({ contenteditable: 'true' });
    expect(attributesOf(shown, 'div', given)).toEqual(given);
    expect(attributesOf(policyOf('mask-inputs'), 'div', { rr_scrollTop: '40' })).toEqual({
      rr_scrollTop: '40',
    });
  });

  it('as events do not pass where only the text is shown', () => {
    const [field, radio] = [el('input', { class: 'u' }), el('input', { class: 'u', type: 'radio' })];
    const masker = maskerOf(treePage(field, radio), policyOf('mask-inputs', [unmask('attributes')]));
    const input = (id: number) => change(masker, { source: 5, id, text: 'smith', isChecked: true });
    expect(input(field.id)).toMatchObject({ text: '*****', isChecked: false });
    expect(input(radio.id)).toBeNull();
    expect(masker.counts().choice).toBe(1);
  });

  it('as events pass where they are shown, and never of a locked control', () => {
    const nodes = [
      el('input', { class: 'u' }),
      el('input', { class: 'u', type: 'radio' }),
      el('input', { class: 'u', type: 'password' }),
    ];
    const [field, radio, password] = nodes;
    const masker = maskerOf(treePage(...nodes), shown);
    const input = (id = 0) => change(masker, { source: 5, id, text: 'smith', isChecked: true });
    expect(input(field?.id)).toMatchObject({ text: 'smith', isChecked: true });
    expect(input(radio?.id)).toMatchObject({ text: 'smith', isChecked: true });
    expect(input(password?.id)).toMatchObject({ text: '*****', isChecked: false });
  });

  it('that a change of type locks are masked from then on', () => {
    const field = el('input', { class: 'u', type: 'password' });
    const page = treePage(field);
    const masker = maskerOf(page, shown);
    snapshotBy(masker, page);
    field.attributes.type = 'text';
    expect(change(masker, { source: 5, id: field.id, text: 'hunter2', isChecked: false })).toMatchObject({
      text: '*****',
    });
    expect(
      mutate(masker, { attributes: [{ id: field.id, attributes: { type: 'text', value: 'hunter2' } }] })
        ?.attributes,
    ).toEqual([{ id: field.id, attributes: { type: 'text', value: '*****' } }]);
  });

  it('of a checkbox have no value in a later change either', () => {
    const box = el('input', { type: 'checkbox' });
    const masker = maskerOf(treePage(box), policyOf('mask-all'));
    expect(mutate(masker, { attributes: [{ id: box.id, attributes: { value: 'smith' } }] })).toBeNull();
  });
});

describe('attributes', () => {
  const shown = policyOf('mask-all', [unmask('attributes')]);
  const all = policyOf('mask-all', [unmask('all')]);

  it.each([
    ['img', 'alt'],
    ['p', 'title'],
    ['p', 'aria-label'],
    ['p', 'aria-description'],
    ['p', 'data-user'],
    ['track', 'label'],
    ['table', 'summary'],
    ['th', 'abbr'],
  ])('of %s: %s passes where attributes are shown and nowhere else', (tag, name) => {
    const given = { [name]: 'Ann Smith' };
    for (const mode of MODES) expect(attributesOf(policyOf(mode), tag, given)).toEqual({});
    for (const what of ['text', 'inputs', 'media'] as const) {
      expect(attributesOf(policyOf('mask-inputs', [unmask(what)]), tag, given)).toEqual({});
    }
    expect(attributesOf(shown, tag, given)).toEqual(given);
  });

  it('beside what stands in controls need the inputs too', () => {
    for (const [tag, name] of [
      ['input', 'placeholder'],
      ['div', 'aria-valuetext'],
      ['option', 'label'],
      ['optgroup', 'label'],
    ] as const) {
      const given = { [name]: 'Ann Smith' };
      expect(attributesOf(shown, tag, given)).toEqual({});
      expect(attributesOf(policyOf('mask-all', [unmask('inputs')]), tag, given)).toEqual({});
      expect(attributesOf(all, tag, given)).toEqual(given);
    }
  });

  it.each([
    'onclick srcdoc integrity nonce content href src action formaction cite ping background lang itemprop x-custom data-rr-is-password data-SMITH',
  ])('of these names never pass: %s', (names) => {
    for (const name of names.split(' ')) expect(attributesOf(all, 'div', { [name]: 'smith' })).toEqual({});
  });

  it('that are names of the page stay tokens', () => {
    const { class: list, id } = attributesOf(all, 'div', { class: 'user-smith', id: 'smith' });
    expect([list, id]).toEqual([
      expect.stringMatching(/^_[a-z]{10}$/),
      expect.stringMatching(/^_[a-z]{10}$/),
    ]);
  });

  it('that are styles go through the rules of styles', () => {
    expect(attributesOf(all, 'div', { style: '--user:"smith";color:red' })).toEqual({ style: 'color:red;' });
  });

  it.each([
    ['aria-expanded', 'true'],
    ['aria-hidden', 'false'],
    ['aria-current', 'page'],
    ['aria-haspopup', 'menu'],
    ['aria-sort', 'ascending'],
    ['aria-invalid', 'spelling'],
    ['data-scrim', 'block-not'],
  ])('that say how a page looks pass with known values: %s', (name, value) => {
    const isKnown = name !== 'data-scrim';
    expect(attributesOf(policyOf('mask-all'), 'div', { [name]: value })).toEqual(
      isKnown ? { [name]: value } : {},
    );
    expect(attributesOf(policyOf('mask-all'), 'div', { [name]: 'smith' })).toEqual({});
  });

  it('of a section say nothing of its name', () => {
    const given = { autocomplete: 'section-smith shipping street-address' };
    expect(attributesOf(policyOf('mask-all'), 'input', given)).toEqual({
      autocomplete: 'shipping street-address',
    });
  });
});

describe('media', () => {
  const shown = policyOf('mask-all', [unmask('media')], { vocabulary: { parameters: ['w'] } });
  const png = 'data:image/png;base64,iVBORw0KGgo=';

  it.each([
    ['img', 'src', 'https://cdn.test/a/b.png?w=40&sig=smith#smith', 'https://cdn.test/a/b.png?w=40'],
    ['img', 'src', 'https://smith:smith@cdn.test/a.png', 'https://cdn.test/a.png'],
    ['img', 'src', '/a.png', 'https://shop.test/a.png'],
    ['video', 'poster', 'https://cdn.test/a.png', 'https://cdn.test/a.png'],
    [
      'source',
      'srcset',
      'https://cdn.test/a.png?x=1 2x, https://cdn.test/b.png 640w',
      'https://cdn.test/a.png 2x, https://cdn.test/b.png 640w',
    ],
    ['img', 'srcset', 'https://cdn.test/a.png smith', undefined],
    ['img', 'src', png, png],
    ['img', 'src', 'data:image/svg+xml,<svg>smith</svg>', undefined],
    ['img', 'src', 'data:text/html,smith', undefined],
    ['img', 'src', 'blob:https://shop.test/smith', undefined],
    ['img', 'src', 'javascript:smith', undefined],
    ['iframe', 'src', 'https://cdn.test/smith', undefined],
    ['object', 'data', 'https://cdn.test/smith', undefined],
    ['embed', 'src', 'https://cdn.test/smith', undefined],
    ['track', 'src', 'https://cdn.test/smith', undefined],
  ])('of %s: %s %j becomes %j where media is shown, and nothing elsewhere', (tag, name, value, passed) => {
    expect(attributesOf(shown, tag, { [name]: value })[name]).toBe(passed);
    for (const what of ['text', 'inputs', 'attributes'] as const) {
      expect(attributesOf(policyOf('mask-inputs', [unmask(what)]), tag, { [name]: value })).toEqual({});
    }
  });
});

describe('drawings', () => {
  const icon = (shapes: number) =>
    el('svg', {}, ...Array.from({ length: shapes }, () => el('path', { d: 'M0 0L1.5 2.25z' })));
  const linesOf = (nodes: readonly Masked[]) =>
    nodes.filter(({ attributes }) => attributes?.d !== undefined).length;

  it('keep their lines when they are small, and their box only when they are not', () => {
    for (const mode of MODES) {
      expect(linesOf(snapshotOf(policyOf(mode), icon(16)))).toBe(16);
      expect(linesOf(snapshotOf(policyOf(mode), icon(17)))).toBe(0);
      expect(linesOf(snapshotOf(policyOf(mode, [], { drawings: 'none' }), icon(1)))).toBe(0);
    }
  });

  it('in a drawing count as that drawing', () => {
    const big = el(
      'svg',
      {},
      ...Array.from({ length: 16 }, () => el('rect')),
      el('foreignobject', {}, icon(1)),
    );
    expect(linesOf(snapshotOf(policyOf('mask-all'), big))).toBe(0);
  });

  it.each([
    ['path', 'd', 'M0 0 L12345 0', false],
    ['path', 'd', 'M0.1234 0', false],
    ['path', 'd', 'M0 0 smith', false],
    ['path', 'd', `M${'0 '.repeat(300)}`, false],
    ['path', 'd', 'M10-.5a1 1 0 01-2.5.5z', true],
    ['polyline', 'points', '0,0 1.5,2', true],
    ['polyline', 'points', '0,0 41111', false],
    ['rect', 'width', '24', true],
    ['rect', 'width', '24%', true],
    ['rect', 'width', '24smith', false],
    ['circle', 'transform', 'translate(1 2) rotate(45)', true],
    ['circle', 'transform', 'url(smith)', false],
    ['g', 'd', 'M0 0', false],
    ['rect', 'd', 'M0 0', false],
    ['path', 'fill', 'none', true],
    ['path', 'stroke', 'currentcolor', true],
    ['path', 'fill-opacity', '0.45', true],
    ['path', 'opacity', 'smith', false],
    ['path', 'fill', 'url(#smith)', false],
    ['text', 'x', '4', false],
  ])('%s %s=%j: %s', (tag, name, value, passes) => {
    const masked = snapshotOf(policyOf('mask-all'), el('svg', {}, el(tag, { [name]: value })));
    expect(masked[1]?.attributes?.[name] === value).toBe(passes);
  });

  it('that change later, or get a line later, tell nothing', () => {
    const svg = icon(1);
    const page = treePage(svg);
    const masker = maskerOf(page, policyOf('mask-inputs'));
    snapshotBy(masker, page);
    const [path] = svg.children;
    expect(mutate(masker, { attributes: [{ id: path?.id, attributes: { d: 'M0 0L2 2' } }] })).toBeNull();
    const late = el('path', { d: 'M0 0L3 3' });
    move(late, svg);
    const added = mutate(masker, { adds: [{ parentId: svg.id, nextId: null, node: serialise(late) }] });
    expect(JSON.stringify(added)).not.toContain('M0');
    const whole = icon(1);
    move(whole, page.html);
    const [inner] = whole.children;
    const flat = { ...serialise(whole), childNodes: [] };
    const adds = [
      { parentId: page.html.id, nextId: null, node: flat },
      { parentId: whole.id, nextId: null, node: serialise(inner ?? whole) },
    ];
    expect(JSON.stringify(mutate(masker, { adds }))).toContain('"d":"M0 0L1.5 2.25z"');
  });

  it('that changed or grew tell nothing of it when the page is sent anew', () => {
    const svg = icon(2);
    const page = treePage(svg);
    const masker = maskerOf(page, policyOf('mask-inputs'));
    expect(JSON.stringify(snapshotBy(masker, page)).split('"d":').length).toBe(3);
    const [path] = svg.children;
    if (path?.attributes !== undefined) Object.assign(path.attributes, { d: 'M4929 1234L5678 9012' });
    const late = el('path', { d: 'M3 3L4 4' });
    move(late, svg);
    mutate(masker, { adds: [{ parentId: svg.id, nextId: null, node: serialise(late) }] });
    const again = JSON.stringify(snapshotBy(masker, page));
    expect(again).not.toMatch(/4929|M3 3/);
    expect(again).toContain('"d":"M0 0L1.5 2.25z"');
    // Moved in the same task, its lines come with it and not as a change.
    move(svg, page.html);
    const adds = [{ parentId: page.html.id, nextId: null, node: serialise(svg) }];
    expect(JSON.stringify(mutate(masker, { adds }))).not.toMatch(/4929|M3 3/);
  });
});

describe('regions', () => {
  const inside = () => [el('h2', { title: 'Ann Smith' }, 'Ann Smith'), el('input', { value: 'oncology' })];
  const box = (mark: string) =>
    el('section', { 'data-scrim': mark, class: 'ward', id: 'smith' }, ...inside());

  it.each(MODES)('that are blocked keep a box in %s', (mode) => {
    const section = box('block');
    expect(snapshotOf(policyOf(mode), section)).toEqual([
      {
        type: 2,
        id: section.id,
        tagName: 'section',
        attributes: { rr_width: '50px', rr_height: '20px', class: expect.stringMatching(/^_[a-z]{10}$/) },
        childNodes: [],
      },
    ]);
  });

  it('that are the whole page leave its root', () => {
    const page = treePage(el('p', {}, 'Ann Smith'));
    const masker = maskerOf(
      page,
      policyOf('mask-inputs', [{ ...unmask('all'), do: 'drop', select: 'html' }]),
    );
    expect(snapshotBy(masker, page).childNodes).toMatchObject([{ type: 2, tagName: 'html', childNodes: [] }]);
  });

  it.each(MODES)('that are dropped keep their number in %s', (mode) => {
    const section = box('drop');
    expect(snapshotOf(policyOf(mode), section)).toEqual([{ type: 5, id: section.id, textContent: '' }]);
  });

  it.each(['block', 'drop'])('of %s tell nothing of what happens in them', (mark) => {
    const section = box(mark);
    const page = treePage(section, el('p', {}, 'Hello'));
    const masker = maskerOf(page, policyOf('mask-inputs'));
    snapshotBy(masker, page);
    const [heading, field] = section.children;
    const id = heading?.id ?? 0;
    const textId = heading?.children[0]?.id ?? 0;
    expect(
      mutate(masker, {
        texts: [{ id: textId, value: 'Bob Jones' }],
        attributes: [
          { id, attributes: { title: 'Bob', class: 'a' } },
          { id: section.id, attributes: { class: 'b' } },
        ],
        removes: [{ parentId: section.id, id: field?.id ?? 0 }],
        adds: [{ parentId: id, nextId: null, node: serialise(text('More')) }],
      }),
    ).toBeNull();
    for (const data of [
      { source: 5, id: field?.id, text: 'x', isChecked: false },
      { source: 3, id, x: 1, y: 2 },
      { source: 7, type: 0, id },
      { source: 8, id, adds: [{ rule: 'a{}' }] },
      { source: 13, id, index: [0], set: { property: 'color', value: 'red' } },
      { source: 15, id, styleIds: [] },
      { source: 14, ranges: [{ start: textId, startOffset: 0, end: textId, endOffset: 3 }] },
    ]) {
      expect(change(masker, data), String(data.source)).toBeNull();
    }
    expect(masker.counts()).toMatchObject({ region: 7, emptied: 1 });
    expect(masker.counts()).not.toHaveProperty('event_failed');
    expect(masker.counts()).not.toHaveProperty('event_malformed');
  });

  it('of two kinds have a pointer at their centre, or none at all', () => {
    const section = box('block');
    const gone = box('drop');
    const page = treePage(section, gone);
    const masker = maskerOf(page, policyOf('mask-inputs'));
    const at = (id = 0) => ({ x: 3, y: 4, id });
    const click = (id?: number) => change(masker, { source: 2, type: 2, ...at(id) });
    expect(click(section.children[0]?.id)).toEqual({ source: 2, type: 2, x: 125, y: 210, id: section.id });
    expect(click(gone.children[0]?.id)).toBeNull();
    expect(change(masker, { source: 2, type: 5, id: section.children[0]?.id })).toEqual({
      source: 2,
      type: 5,
      id: section.id,
    });
    const positions = [gone, section, page.html].map(({ id }) => ({ ...at(id), timeOffset: 0 }));
    expect(change(masker, { source: 1, positions })?.positions).toEqual([
      { x: 125, y: 210, id: section.id, timeOffset: 0 },
      { x: 3, y: 4, id: page.html.id, timeOffset: 0 },
    ]);
  });
});

describe('pointers in controls', () => {
  it('are at the centre of the whole control, unless it is shown', () => {
    const option = el('option');
    const select = el('select', { class: 'u' }, option);
    const page = treePage(select);
    const click = (policy: PolicyArtifact) =>
      change(maskerOf(page, policy), { source: 2, type: 2, x: 3, y: 4, id: option.id });
    expect(click(policyOf('mask-inputs'))).toMatchObject({ x: 125, y: 210, id: select.id });
    expect(click(policyOf('mask-all', [unmask('inputs')]))).toMatchObject({ x: 3, y: 4, id: option.id });
  });

  it('of which nothing is known are dropped', () => {
    const masker = maskerOf(treePage(), policyOf('mask-all'));
    expect(change(masker, { source: 2, type: 2, x: 3, y: 4, id: 77 })).toBeNull();
  });
});

describe('what was hidden', () => {
  it.each(['mask', 'block', 'drop'])('by %s stays masked where it is written again', (mark) => {
    const page = treePage(
      el(
        'div',
        { 'data-scrim': mark },
        el('b', { title: 'Ward of oncology' }, ' Ann Smith '),
        el('i', {}, 'No'),
      ),
      el('p', {}, 'Hello there'),
    );
    const masker = maskerOf(page, policyOf('mask-inputs', [{ ...unmask('all'), select: 'p' }]));
    snapshotBy(masker, page);
    const copy = el('p', { title: 'Ann Smith', 'aria-label': 'Ward of oncology', alt: 'Fine' }, 'Ann Smith');
    const others = el('p', {}, 'No');
    move(copy, page.html);
    move(others, page.html);
    const texts = [copy, others].map((node) => ({
      parentId: page.html.id,
      nextId: null,
      node: serialise(node),
    }));
    const [first, second] = (mutate(masker, { adds: texts })?.adds ?? []) as readonly { node: Masked }[];
    expect(first?.node.attributes).toEqual({ alt: 'Fine' });
    expect(first?.node.childNodes?.[0]?.textContent).toBe('xxxxx xx');
    expect(second?.node.childNodes?.[0]?.textContent).toBe('No');
    expect(masker.counts().copy).toBe(3);
    expect(snapshotBy(masker, page)).toBeTruthy();
    expect(JSON.stringify(snapshotBy(masker, page))).not.toMatch(/Smith|oncology/);
    expect(JSON.stringify(snapshotBy(masker, page))).toContain('Hello there');
  });

  it('later, in a change, is remembered too', () => {
    const hidden = text('one');
    const seen = text('two');
    const page = treePage(el('div', { 'data-scrim': 'mask' }, hidden), el('p', {}, seen));
    const masker = maskerOf(page, policyOf('mask-inputs'));
    mutate(masker, { texts: [{ id: hidden.id, value: 'Ann Smith' }] });
    expect(mutate(masker, { texts: [{ id: seen.id, value: 'Ann Smith' }] })?.texts).toEqual([
      { id: seen.id, value: 'xxxxx xx' },
    ]);
    expect(masker.masksText(seen.id)).toBe(false);
    seen.text = 'Ann Smith';
    expect(masker.masksText(seen.id)).toBe(true);
  });
});

describe('rhythm', () => {
  it('of typing in an editor is not told, a text that says something new is', () => {
    const typed = text('');
    const shown = text('');
    const page = treePage(el('div', { contenteditable: 'true' }, typed), el('p', {}, shown));
    const masker = maskerOf(page, policyOf('mask-inputs'));
    const type = ({ id }: TreeNode, value: string) => mutate(masker, { texts: [{ id, value }] }) !== null;
    expect(['s', 'sm', 'smi', 'smit'].map((value) => type(typed, value))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(type(typed, 'smith was here')).toBe(true);
    expect(['1', '2', '2'].map((value) => type(shown, value))).toEqual([true, true, false]);
    snapshotBy(masker, page);
    expect(type(typed, 'smith was here')).toBe(true);
  });
});

describe('selections', () => {
  it('cover the whole of what stands there', () => {
    const [masked, shown] = [text('Ann Smith'), text('Hello')];
    const page = treePage(el('p', { 'data-scrim': 'mask' }, masked), el('p', {}, shown));
    const masker = maskerOf(page, policyOf('mask-inputs'));
    const select = ({ id }: TreeNode) =>
      change(masker, { source: 14, ranges: [{ start: id, startOffset: 2, end: id, endOffset: 4 }] })?.ranges;
    expect(select(masked)).toMatchObject([{ startOffset: 0, endOffset: 8 }]);
    expect(select(shown)).toMatchObject([{ startOffset: 0, endOffset: 5 }]);
    // What is shown as a mask, because it is a copy, has the length of the mask.
    const copy = text('Ann Smith');
    move(el('p', {}, copy), page.html);
    snapshotBy(masker, page);
    expect(select(copy)).toMatchObject([{ startOffset: 0, endOffset: 8 }]);
  });
});

describe('the vocabulary', () => {
  it('is learnt from linked files before any node is masked, and from nothing else', () => {
    const link = (href: string, css: string) => el('link', { href, _cssText: css });
    const page = treePage(
      el('p', { class: 'first user-smith typed made' }),
      link('/site.css', '.first{color:red}'),
      link('data:text/css,.made{}', '.made{color:red}'),
      link('blob:https://shop.test/1', '.made{color:red}'),
      // As browsers read an address: without line breaks, tabs and controls.
      link('\x01blob:https://shop.test/3', '.made{color:red}'),
      link('bl\nob:https://shop.test/2', '.made{color:red}'),
      link('\tda\tta:text/css,x', '.made{color:red}'),
      el('style', { _cssText: '.typed{color:red}' }),
    );
    const names = flatten(snapshotBy(maskerOf(page, policyOf('mask-all')), page))[2]?.attributes?.class;
    expect(names).toMatch(/^first(?: _[a-z]{10}){3}$/);
    const strict = policyOf('mask-all', [], { vocabulary: { stylesheets: false } });
    expect(JSON.stringify(snapshotBy(maskerOf(page, strict), page))).not.toContain('first');
  });
});

it('masksText answers for the page as it is', () => {
  const [shown, hidden, entered] = [text('a'), text('b'), text('c')];
  const page = treePage(
    el('p', {}, shown),
    el('p', { 'data-scrim': 'mask' }, hidden),
    el('textarea', {}, entered),
  );
  const masker = maskerOf(page, policyOf('mask-inputs'));
  expect([shown, hidden, entered].map(({ id }) => masker.masksText(id))).toEqual([false, true, true]);
  expect(masker.masksText(999)).toBe(true);
});
