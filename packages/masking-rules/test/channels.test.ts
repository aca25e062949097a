// Every channel of a page under every decision: what a full snapshot and later changes hold.
import type { PolicyArtifact } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import {
  attributesOf,
  change,
  flatten,
  MODES,
  maskerOf,
  mutate,
  policyOf,
  snapshotBy,
  snapshotOf,
  unmask,
} from './channel-pages.ts';
import { el, type TreeNode, treePage } from './tree-page.ts';

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
