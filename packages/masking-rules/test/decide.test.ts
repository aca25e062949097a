// What rules, marks, modes and controls decide for a node, and what of it stays when the page changes.
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { ATTRIBUTES, EVERY_CHANNEL, INPUTS, MEDIA, TEXT } from '../src/rules/channels.ts';
import { createDecisions, type Decisions } from '../src/rules/decide.ts';
import { rulesFor } from '../src/rules/votes.ts';
import { el, move, type TreeNode, type TreePage, text, treePage } from './tree-page.ts';

const rule = (
  id: string,
  select: string,
  does: PolicyRule['do'],
  more: Partial<PolicyRule> = {},
): PolicyRule => ({
  id,
  select,
  do: does,
  reason: 'test',
  ...more,
});

function policyOf(
  mode: PolicyArtifact['mode'],
  rules: readonly PolicyRule[] = [],
  more = {},
): PolicyArtifact {
  return { v: 1, id: 'test', version: '1', mode, rules, ...more };
}

function decide(page: TreePage, policy: PolicyArtifact, onRule?: (id: string) => void): Decisions {
  const rules = rulesFor(policy, page);
  return createDecisions({ policy, page, rules, ...(onRule === undefined ? {} : { onRule }) });
}

const MASK_ALL = policyOf('mask-all');
const MASK_INPUTS = policyOf('mask-inputs');

/** The bits shown of a lone node within these marks, outermost first. */
function shownWithin(policy: PolicyArtifact, marks: readonly (string | null)[]): number {
  const leaf = text('Smith');
  const top = marks.reduceRight<TreeNode>(
    (inner, mark) => el('div', mark === null ? {} : { 'data-scrim': mark }, inner),
    leaf,
  );
  return decide(treePage(top), policy).of(leaf).shown;
}

describe('marks and modes', () => {
  it.each([
    [MASK_ALL, [null], 0],
    [MASK_INPUTS, [null], TEXT],
    [MASK_ALL, ['unmask'], TEXT],
    [MASK_ALL, [' UnMask '], TEXT],
    [MASK_INPUTS, ['mask'], 0],
    [MASK_INPUTS, ['smith'], 0],
    [MASK_INPUTS, [''], 0],
    [MASK_INPUTS, ['mask', 'unmask'], TEXT],
    [MASK_ALL, ['unmask', 'mask'], 0],
    [MASK_ALL, ['unmask', 'mask', null], 0],
    [policyOf('mask-all', [], { marks: 'tighten' }), ['unmask'], 0],
    [policyOf('mask-inputs', [], { marks: 'tighten' }), ['mask'], 0],
    [policyOf('mask-inputs', [], { marks: 'tighten' }), ['mask', 'unmask'], 0],
  ])('%j with marks %j show %d', (policy, marks, shown) => {
    expect(shownWithin(policy, marks)).toBe(shown);
  });

  it.each([
    [['block'], 'block'],
    [['drop'], 'drop'],
    [['block', 'unmask'], 'block'],
    [['drop', 'block'], 'drop'],
    [['block', 'drop'], 'drop'],
  ])('%j make a region: %s', (marks, region) => {
    const leaf = text('Smith');
    const top = marks.reduceRight<TreeNode>((inner, mark) => el('div', { 'data-scrim': mark }, inner), leaf);
    expect(decide(treePage(top), MASK_INPUTS).of(leaf).region).toBe(region);
  });
});

describe('rules', () => {
  it.each([
    ['unmask is text', [rule('a', '.a', 'unmask')], TEXT],
    ['unmask of inputs is inputs', [rule('a', '.a', 'unmask', { what: 'inputs' })], INPUTS],
    ['unmask of all is all', [rule('a', '.a', 'unmask', { what: 'all' })], EVERY_CHANNEL],
    ['on one element mask wins', [rule('a', '.a', 'unmask'), rule('b', 'p', 'mask')], 0],
    [
      'a mask of one channel leaves the others',
      [rule('a', '.a', 'unmask', { what: 'all' }), rule('b', 'p', 'mask', { what: 'media' })],
      TEXT | INPUTS | ATTRIBUTES,
    ],
    ['block hides', [rule('a', '.a', 'unmask', { what: 'all' }), rule('b', 'p', 'block')], 0],
    ['no match leaves the mode', [rule('a', '.b', 'unmask')], 0],
  ])('%s', (_, rules, shown) => {
    const p = el('p', { class: 'a' });
    expect(decide(treePage(p), policyOf('mask-all', rules)).of(p).shown).toBe(shown);
  });

  it('of an inner element decide before those around it, whichever kind', () => {
    const leaf = text('Smith');
    const inner = el('div', { class: 'inner' }, leaf);
    const page = treePage(el('div', { class: 'outer' }, inner));
    const unmaskIn = [rule('a', '.outer', 'mask'), rule('b', '.inner', 'unmask')];
    expect(decide(page, policyOf('mask-inputs', unmaskIn)).of(leaf)).toMatchObject({
      shown: TEXT,
      hidden: EVERY_CHANNEL & ~TEXT,
    });
    const maskIn = [rule('a', '.outer', 'unmask'), rule('b', '.inner', 'mask')];
    expect(decide(page, policyOf('mask-all', maskIn)).of(leaf).shown).toBe(0);
  });

  it('say who decided, channel by channel', () => {
    const p = el('p', { class: 'a' });
    const { by } = decide(treePage(p), policyOf('mask-all', [rule('a', '.a', 'unmask')])).of(p);
    expect(by.map(({ kind }) => kind)).toEqual(['rule', 'mode', 'mode', 'mode']);
  });

  it('are counted once for every element', () => {
    const told: string[] = [];
    const rows = [el('p', { class: 'a' }, 'x'), el('p', { class: 'a' }, 'y')];
    const decisions = decide(
      treePage(...rows),
      policyOf('mask-all', [rule('a', '.a', 'mask'), rule('b', '.b', 'mask')]),
      (id) => told.push(id),
    );
    for (let at = 0; at < 3; at++) {
      for (const { id } of rows) decisions.ofId(id);
      decisions.refresh();
    }
    expect(told).toEqual(['a', 'a']);
  });

  // The list of all selectors is one question; each of these would change the meaning of a list.
  it.each(['[a', '.b:is(.c', '.a"', '.a\\', '.a/*', ')('])('are asked one by one beside %j', (odd) => {
    const p = el('p', { class: 'a' });
    const page = treePage(p);
    const asked: string[] = [];
    const matches = (node: object, selector: string) => {
      asked.push(selector);
      return selector === '.a' && page.matches(node, selector);
    };
    const policy = policyOf('mask-inputs', [rule('odd', odd, 'mask'), rule('a', '.a', 'mask')]);
    const spied = { ...page, matches };
    expect(createDecisions({ policy, page: spied, rules: rulesFor(policy, spied) }).of(p).shown).toBe(0);
    expect(asked.some((selector) => selector.includes(odd) && selector !== odd)).toBe(false);
  });
});

describe('controls that are never unmasked', () => {
  const everything = policyOf('mask-inputs', [rule('a', 'input', 'unmask', { what: 'all' })]);

  it.each([
    [{ type: 'password' }, 0],
    [{ type: ' PASSWORD ' }, 0],
    [{ type: 'hidden' }, 0],
    [{ type: 'file' }, 0],
    [{ autocomplete: 'cc-number' }, 0],
    [{ autocomplete: 'section-x billing CC-CSC' }, 0],
    [{ autocomplete: 'new-password' }, 0],
    [{ autocomplete: 'one-time-code' }, 0],
    [{ 'data-rr-is-password': 'true' }, 0],
    [{ type: 'text', autocomplete: 'name' }, EVERY_CHANNEL],
  ])('%j', (attributes, shown) => {
    const input = el('input', { ...attributes, 'data-scrim': 'unmask' });
    expect(decide(treePage(input), everything).of(input).shown).toBe(shown);
  });

  it('are so for what stands in them, whatever it says', () => {
    const option = el('option', { 'data-scrim': 'unmask' }, '04');
    const page = treePage(el('select', { autocomplete: 'cc-exp-month' }, option));
    const rules = [rule('a', 'option', 'unmask', { what: 'all' })];
    expect(decide(page, policyOf('mask-all', rules)).of(option).shown).toBe(0);
  });

  it('stay so when their type flips', () => {
    const input = el('input', { type: 'password' });
    const decisions = decide(treePage(input), everything);
    decisions.of(input);
    input.attributes.type = 'text';
    decisions.refresh();
    expect(decisions.of(input)).toMatchObject({ shown: 0, locked: EVERY_CHANNEL });
  });
});

describe('what a visitor writes', () => {
  it.each([
    [el('textarea', {}, 'x'), true],
    [el('select', {}, 'x'), true],
    [el('datalist', {}, 'x'), true],
    [el('div', { contenteditable: '' }, 'x'), true],
    [el('div', { contenteditable: 'true' }, 'x'), true],
    [el('div', { contenteditable: 'plaintext-only' }, 'x'), true],
    [el('div', { contenteditable: 'smith' }, 'x'), true],
    [el('div', { contenteditable: 'false' }, 'x'), false],
    [el('p', {}, 'x'), false],
    [el('div', { contenteditable: '' }, el('span', { contenteditable: 'false' }, 'x')), true],
  ])('is text of %j: %s', (element, entered) => {
    const [leaf = element] = element.children;
    expect(decide(treePage(element), MASK_INPUTS).of(leaf).entered).toBe(entered);
  });

  it('stays theirs when the editor ends or its text moves', () => {
    const leaf = text('Smith');
    const editor = el('div', { contenteditable: 'true' }, leaf);
    const aside = el('p');
    const decisions = decide(treePage(editor, aside), MASK_INPUTS);
    decisions.of(leaf);
    delete editor.attributes.contenteditable;
    decisions.refresh();
    expect(decisions.of(leaf).entered).toBe(true);
    move(leaf, aside);
    decisions.refresh();
    expect(decisions.of(leaf).entered).toBe(true);
    expect(decisions.of(aside).entered).toBe(false);
  });
});

describe('a node that is not known', () => {
  it('shows nothing', () => {
    expect(decide(treePage(), MASK_INPUTS).ofId(999)).toMatchObject({ shown: 0, region: 'keep' });
  });

  it('or that stands outside of the page shows nothing, though the mode shows text', () => {
    const leaf = text('Smith');
    const p = el('p', {}, leaf);
    const decisions = decide(treePage(p), MASK_INPUTS);
    expect(decisions.of(leaf).shown).toBe(TEXT);
    move(p, null);
    decisions.refresh();
    expect(decisions.of(leaf).shown).toBe(0);
    expect(decisions.passedOnBy(leaf.id).shown).toBe(0);
  });
});

describe('what was hidden', () => {
  const hiding = policyOf('mask-inputs', [rule('a', '.secret', 'mask'), rule('b', '.box', 'block')]);

  it('stays so where it moves, with what is put into it later', () => {
    const leaf = text('Smith');
    const moved = el('b', {}, leaf);
    const aside = el('div');
    const decisions = decide(treePage(el('div', { class: 'secret' }, moved), aside), hiding);
    decisions.of(leaf);
    move(moved, aside);
    moved.children.push({ ...text('Jones'), parent: moved });
    decisions.refresh();
    expect(decisions.of(leaf).shown).toBe(0);
    expect(moved.children.map((child) => decisions.of(child).shown)).toEqual([0, 0]);
    expect(decisions.of(leaf).by[0]).toEqual({ kind: 'earlier' });
    expect(decisions.of(aside).shown).toBe(TEXT);
  });

  it('stays in its region', () => {
    const moved = el('b', {}, 'Smith');
    const aside = el('div');
    const decisions = decide(treePage(el('div', { class: 'box' }, moved), aside), hiding);
    decisions.of(moved);
    move(moved, aside);
    decisions.refresh();
    expect(decisions.of(moved)).toMatchObject({ region: 'block', regionBy: { kind: 'earlier' } });
  });

  it('stays so when the mark goes, or another says otherwise', () => {
    const leaf = text('Smith');
    const p = el('p', { 'data-scrim': 'mask' }, leaf);
    const decisions = decide(treePage(p), MASK_INPUTS);
    decisions.of(leaf);
    delete p.attributes['data-scrim'];
    decisions.refresh();
    expect(decisions.of(leaf).shown).toBe(0);
    p.attributes['data-scrim'] = 'unmask';
    decisions.refresh();
    expect(decisions.of(leaf).shown).toBe(0);
  });

  it('by the mode alone is shown by a late mark, and what is shown is hidden by one', () => {
    const leaf = text('Smith');
    const p = el('p', {}, leaf);
    const decisions = decide(treePage(p), MASK_ALL);
    expect(decisions.of(leaf).shown).toBe(0);
    p.attributes['data-scrim'] = 'unmask';
    decisions.refresh();
    expect(decisions.of(leaf).shown).toBe(TEXT);
    p.attributes['data-scrim'] = 'mask';
    decisions.refresh();
    expect(decisions.of(leaf).shown).toBe(0);
  });
});

describe('rules for some pages', () => {
  const helps = policyOf('mask-all', [rule('help', 'main', 'unmask', { on: '/help/*' })]);

  it('hold there, and not for what stood there before', () => {
    const old = text('Smith');
    const main = el('main', {}, old);
    const page = treePage(main);
    const decisions = decide(page, helps);
    page.at('/account');
    expect(decisions.of(old).shown).toBe(0);
    page.at('/help/cookies');
    decisions.refresh();
    const fresh = text('Cookies');
    move(fresh, main);
    expect(decisions.of(fresh).shown).toBe(TEXT);
    expect(decisions.of(old).shown).toBe(0);
    page.at('/account');
    decisions.refresh();
    expect(decisions.of(fresh).shown).toBe(0);
  });

  it('that mask end with them, and not for what stood there', () => {
    const old = text('Smith');
    const main = el('main', {}, old);
    const page = treePage(main);
    const decisions = decide(page, policyOf('mask-inputs', [rule('a', 'main', 'mask', { on: '/account' })]));
    page.at('/account');
    expect(decisions.of(old).shown).toBe(0);
    page.at('/help');
    decisions.refresh();
    const fresh = text('Help');
    move(fresh, main);
    expect(decisions.of(fresh).shown).toBe(TEXT);
    expect(decisions.of(old).shown).toBe(0);
  });

  it('that block go on: what they took the place of is not in the replay', () => {
    const leaf = text('Smith');
    const page = treePage(el('main', {}, leaf));
    const decisions = decide(page, policyOf('mask-inputs', [rule('a', 'main', 'block', { on: '/account' })]));
    page.at('/account');
    decisions.of(leaf);
    page.at('/help');
    decisions.refresh();
    expect(decisions.of(leaf).region).toBe('block');
  });

  it('while the address is not known hide and do not show', () => {
    const leaf = text('Smith');
    const page = treePage(el('main', {}, leaf));
    page.at('');
    expect(decide(page, helps).of(leaf).shown).toBe(0);
    const masks = policyOf('mask-inputs', [rule('a', 'main', 'mask', { on: '/account' })]);
    expect(decide(page, masks).of(leaf).shown).toBe(0);
    page.at('/_abcdefghij');
    expect(decide(page, masks).of(leaf).shown).toBe(0);
  });
});

describe('passed down a serialised tree', () => {
  const RULES = [
    rule('a', '.a', 'unmask', { what: 'all' }),
    rule('b', '.b', 'mask'),
    rule('c', '.c', 'unmask', { on: '/x' }),
    rule('d', '.d', 'mask', { what: 'text', on: '/y' }),
    rule('e', '.e', 'block'),
  ];
  const POLICIES = [MASK_ALL, MASK_INPUTS, policyOf('mask-all', RULES), policyOf('mask-inputs', RULES)];
  let seed = 7;
  const pick = <Item>(items: readonly Item[]): Item => {
    seed = (seed * 48_271) % 2_147_483_647;
    return items[seed % items.length] as Item;
  };
  const grow = (depth: number): TreeNode =>
    depth === 0
      ? text('Smith')
      : el(
          pick(['div', 'p', 'select', 'input', 'main']),
          pick<Record<string, string>>([
            {},
            {},
            {},
            { class: pick(['a', 'b', 'c', 'd', 'e']) },
            { 'data-scrim': pick(['mask', 'unmask', 'smith']) },
            { contenteditable: 'true' },
            { type: 'password' },
          ]),
          ...Array.from({ length: pick([1, 2, 3]) }, () => grow(depth - 1)),
        );

  it('decides as it does for the page, for every node, while the page changes', () => {
    for (const policy of POLICIES) {
      const page = treePage(...Array.from({ length: 6 }, () => grow(4)));
      const [asked, passed] = [decide(page, policy), decide(page, policy)];
      for (const path of ['/x', '/y', '/x', '/z']) {
        page.at(path);
        const nodes = allIn(page.html);
        const moved = pick(nodes.filter(({ parent }) => parent !== null && parent !== page.html));
        move(moved, page.html);
        pick(nodes).attributes['data-scrim'] = pick(['mask', 'unmask']);
        const expected = new Map(allIn(page.html).map((node) => [node.id, outcomeOf(node, asked.of(node))]));
        expect(walk(page, passed)).toEqual(expected);
        asked.refresh();
        passed.refresh();
      }
    }
  });

  it.each([
    ['an editor', el('div', { contenteditable: 'true' }, el('b', {}, 'Smith'))],
    ['a list of choices', el('datalist', {}, el('b', {}, 'Smith'))],
    ['what a mark hides', el('div', { 'data-scrim': 'mask' }, el('b', {}, 'Smith'))],
  ])('keeps what moved out of %s as it was, with all that came with it', (_, outer) => {
    const page = treePage(el('input'), outer, el('p', {}, 'Jones'));
    const decisions = decide(page, MASK_INPUTS);
    walk(page, decisions);
    const [moved, other] = [outer.children[0], page.html.children[2]];
    if (moved === undefined || other === undefined) throw new Error('no node');
    move(moved, page.html);
    const fresh = text('Doe');
    move(fresh, moved);
    decisions.refresh();
    const found = walk(page, decisions) as Map<number, ReturnType<Decisions['of']>>;
    const isShown = (node: TreeNode): boolean => {
      const { entered, shown } = found.get(node.id) ?? { entered: false, shown: 0 };
      return !entered && shown === TEXT;
    };
    expect([isShown(fresh), isShown(moved), isShown(other)]).toEqual([false, false, true]);
  });

  // Of a text that is masked anyway, nobody asks who wrote it.
  const outcomeOf = ({ name }: TreeNode, { region, shown, ...rest }: ReturnType<Decisions['of']>) =>
    name === '' && shown === 0 ? { region, shown } : { region, shown, ...rest };
  const allIn = (node: TreeNode): TreeNode[] => [node, ...node.children.flatMap(allIn)];

  function walk(page: TreePage, decisions: Decisions): Map<number, unknown> {
    const found = new Map<number, unknown>();
    const go = (node: TreeNode, around: ReturnType<Decisions['of']>): void => {
      const { id, name, attributes, children } = node;
      const inside = name === '' ? around : decisions.ofElement(around, id, name, attributes);
      found.set(id, outcomeOf(node, decisions.ofOwn(inside, id)));
      for (const child of children) go(child, inside);
    };
    go(page.html, decisions.passedOnBy(1));
    return found;
  }
});

it('media is a channel of its own', () => {
  const img = el('img', { class: 'a' });
  const policy = policyOf('mask-inputs', [rule('a', '.a', 'unmask', { what: 'media' })]);
  expect(decide(treePage(img), policy).of(img).shown).toBe(TEXT | MEDIA);
});
