// A page whose styles ask for `data-…` attributes (a theme, a panel that is open or closed) looks in the replay as it
// does live, through the real rrweb. The control: without these attributes in the events, boxes are elsewhere.
import { compilePolicy, DEFAULT_POLICY } from '@scrim/masking-rules';
import type { MaskedEvent } from '@scrim/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { makeCanaries } from './canaries.ts';
import {
  add,
  type Boxes,
  recordBoxes,
  recordElement,
  removeAdded,
  replayBoxes,
  same,
} from './replayed-boxes.ts';

const STYLE = `
  .stage { position: absolute; top: 0; left: 0; width: 500px; font: 16px/20px Arial, sans-serif }
  [data-theme="dark"] .card { padding: 11px } [data-theme="light"] .card { padding: 1px } .card { height: 20px }
  [data-state=closed] { display: none } [data-state="open"]:has(> [data-slot]) { height: 70px }
  .row:not([data-collapsed]) { height: 31px } .row[data-collapsed] { height: 3px }
  :is([data-side=left], [data-side="right"]) > .arrow { height: 9px; width: 9px }
  .list { & [data-active] { margin-left: 40px } [data-active="true"] { height: 17px } }
  [data-user] { padding-top: 13px } [data-user="smith"] { padding-left: 19px } [data-empty=""] { height: 6px }
  @media (min-width: 1px) { :where([data-bs-theme=dark]) .btn { width: 77px; height: 22px } }
  .field[data-invalid=true]::after { content: attr(data-user); display: block; height: 15px }
`;
const PAGE = `<div class="stage" data-theme="dark" data-bs-theme="dark">
  <div class="card"></div><div class="panel" data-state="closed"><p>Hidden on the page</p></div>
  <div class="panel" data-state="open"><i data-slot="content"></i></div>
  <div class="row" data-collapsed=""></div><div class="row"></div><div data-side="left"><div class="arrow"></div></div>
  <div data-side="top"><div class="arrow"></div></div><div class="list"><p data-active="true"></p><p data-active="false"></p><p></p></div>
  <div data-user="jones"></div><div data-user="smith" data-ward="oncology"></div><div data-empty=""></div><div data-empty="no"></div>
  <button class="btn"></button><div class="field" data-invalid="true" data-user="garcia"></div></div>`;
const WORDS =
  /theme|dark|light|state|open|closed|collapsed|slot|side|left"|active|user|smith|jones|garcia|ward|oncology|empty|invalid/;
const ATTRIBUTES = {
  id: 'all',
  select: '.stage, .stage *',
  do: 'unmask',
  what: 'attributes',
  reason: 'test',
} as const;
const POLICIES = {
  masked: compilePolicy(DEFAULT_POLICY),
  shown: compilePolicy({ ...DEFAULT_POLICY, id: 'shown', rules: [ATTRIBUTES] }),
  hidden: compilePolicy({ ...DEFAULT_POLICY, id: 'hidden', rules: [{ ...ATTRIBUTES, do: 'mask' }] }),
};
afterEach(removeAdded);

const withoutStates = (events: readonly MaskedEvent[]) =>
  JSON.parse(JSON.stringify(events), function (this: unknown, key, value: unknown) {
    return /^data-_/.test(key) ? undefined : value;
  }) as MaskedEvent[];
const differences = (live: Boxes, replayed: Boxes) =>
  [...live].filter(([id, box]) => String(box) !== String(replayed.get(id)));

describe.each(Object.entries(POLICIES))('a page with states in data attributes, %s', (kind, policy) => {
  it('looks in the replay as it does live', async () => {
    const { live, masked } = await recordBoxes({ style: STYLE, page: PAGE, policy });
    expect(live.size).toBeGreaterThan(20);
    expect(differences(live, await replayBoxes(masked, live.keys()))).toEqual([]);
    expect(same(live, await replayBoxes(withoutStates(masked), live.keys()))).toBeLessThan(0.5);
    const nodes = JSON.stringify(masked).replace(/"_cssText":"(?:[^"\\]|\\.)*"|"style":"[^"]*"/g, '');
    if (kind === 'shown')
      for (const raw of ['"data-state":"open"', '"data-user":"jones"']) expect(nodes).toContain(raw);
    else expect(nodes).not.toMatch(new RegExp(`"data-[a-z]|data-(?:${WORDS.source})`));
    expect(
      kind === 'shown' || !/smith|jones|garcia|oncology|collapsed|dark/.test(JSON.stringify(masked)),
    ).toBe(true);
  });

  it('does so after its states changed, with rules that come later', async () => {
    const { live, masked } = await recordBoxes({
      style: STYLE,
      page: PAGE,
      policy,
      change(page, sheet) {
        const one = (selector: string) => page.querySelector(selector) as HTMLElement;
        page.setAttribute('data-theme', 'light');
        one('[data-state=closed]').dataset.state = 'open';
        one('[data-collapsed]').removeAttribute('data-collapsed');
        one('.row:last-of-type, .row + .row').dataset.collapsed = 'true';
        one('[data-user=jones]').dataset.user = 'smith';
        one('[data-active=true]').dataset.active = 'false';
        one('.list').insertAdjacentHTML('beforeend', '<p data-active="true"></p><p data-state="closed"></p>');
        sheet.insertRule(
          '[data-state=open]:not([data-slot], [data-side=left]) { width: 333px }',
          sheet.cssRules.length,
        );
      },
    });
    expect(differences(live, await replayBoxes(masked, live.keys()))).toEqual([]);
    expect(same(live, await replayBoxes(withoutStates(masked), live.keys()))).toBeLessThan(0.6);
  });
});

describe('what is blocked', () => {
  it('keeps its states as its classes', async () => {
    add(`<style>${STYLE}</style>`, document.head);
    const page = add(
      '<div class="stage"><div class="box" data-state="closed"></div><div class="box" data-state="open"></div></div>',
      document.body,
    );
    const block = { id: 'box', select: '.box', do: 'block', reason: 'test' } as const;
    const policy = compilePolicy({ ...DEFAULT_POLICY, id: 'block', rules: [block] });
    const { live, masked } = await recordElement(page, policy);
    expect(differences(live, await replayBoxes(masked, live.keys()))).toEqual([]);
    expect(JSON.stringify(masked)).toMatch(/"data-_[a-z]{10}":"_[a-z]{10}"/);
  });
});

describe.each(['letters', 'words'] as const)('canaries in data attributes: %s', (kind) => {
  it('are in no masked event, whatever styles ask for', async () => {
    const [name = '', value = '', asked = '', later = '', late = ''] = makeCanaries(kind, 5);
    const style = `[data-user],[data-user="${asked}"],[data-${name}="x"],[data-ward^="${value}"],[data-ward="no"]{color:red}`;
    const page = `<div><p data-user="${value}"></p><p data-user="${asked}"></p><p data-${name}="x" data-ward="${value}" data-late="${late}"></p></div>`;
    const { masked } = await recordBoxes({
      style,
      page,
      change(root, sheet) {
        root.firstElementChild?.setAttribute('data-user', later);
        root.lastElementChild?.setAttribute('data-user', asked);
        sheet.insertRule(`[data-user="${later}"],[data-late="${late}"]{color:blue}`, 0);
        root.insertAdjacentHTML(
          'beforeend',
          `<style>[data-late="${late}"]{}</style><p data-late="${late}" data-user="${late}"></p>`,
        );
      },
    });
    const text = JSON.stringify(masked);
    for (const canary of [name, value, asked, later, late]) expect(text).not.toContain(canary);
    // The control: what styles ask for was learnt, and the value that one names is a token twice.
    expect(text.match(/"data-_[a-z]{10}":"_[a-z]{10}"/g)?.length).toBe(3);
  });
});
