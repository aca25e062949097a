// What happens in regions that are blocked, dropped or hidden, and what pointers, typing and selections tell of them.
import type { PolicyArtifact } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import {
  change,
  flatten,
  type Masked,
  MODES,
  maskerOf,
  mutate,
  policyOf,
  snapshotBy,
  snapshotOf,
  unmask,
} from './channel-pages.ts';
import { el, move, serialise, type TreeNode, text, treePage } from './tree-page.ts';

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
