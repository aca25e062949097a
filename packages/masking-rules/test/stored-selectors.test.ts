// What a selector can still mean on masked events: yes and no only where it is sure, and why not where it is not.
import { createStoredPage } from '@scrim/masking-rules/stored';
import { describe, expect, it } from 'vitest';
import { createStoredSelector } from '../src/stored/stored-selectors.ts';
import {
  addTo,
  documentOf,
  dropped,
  element,
  inShadow,
  mutation,
  snapshotOf,
  text,
} from './stored-events.ts';

const TOKEN = '_abcdefghij';

const page = createStoredPage();
page.apply(
  snapshotOf(
    element(
      10,
      'section',
      { class: `card ${TOKEN}`, id: 'top', role: 'alert', 'data-scrim': 'mask' },
      element(11, 'h2', { class: 'title' }, text(12, 'x')),
      element(13, 'p', { class: TOKEN, id: TOKEN }),
      element(14, 'p', {}),
      element(15, 'input', { type: 'email', autocomplete: 'email', disabled: '', name: TOKEN }),
    ),
    element(16, 'div', { contenteditable: 'true' }),
    element(17, 'div', { contenteditable: 'plaintext-only' }),
    element(20, 'x-abcdefghij', {}, inShadow(element(21, 'p', { class: 'card' })), element(22, 'p')),
    element(30, 'ul', {}, dropped(31), element(32, 'li', {}), element(33, 'li', {})),
    element(40, 'div', { class: 'balance', rr_width: '10px', rr_height: '10px' }),
    element(50, 'iframe'),
    element(60, 'img', { alt: 'A plan' }),
    element(61, 'img', { alt: '\u2588\u2588\u2588\u2588\u2588' }),
  ),
);
page.apply(
  mutation({
    adds: [addTo(50, documentOf(51, element(52, 'html', {}, element(53, 'p', { class: 'card' }))))],
  }),
);

function answer(selector: string, id: number): string {
  const node = page.find(id);
  if (node === null) throw new Error(`no node ${id}`);
  return createStoredSelector(selector, page.names).match(node as never);
}

describe('a selector over stored nodes', () => {
  it.each([
    // names that the session shows as they are
    ['.card', 10, 'yes'],
    ['.card', 13, 'no'],
    ['.title', 11, 'yes'],
    ['section.card > h2.title', 11, 'yes'],
    ['#top', 10, 'yes'],
    ['#top', 13, 'no'],
    // names that may be behind a token
    ['.unseen', 13, 'maybe'],
    ['.unseen', 10, 'maybe'],
    ['.unseen', 14, 'no'],
    ['.unseen', 11, 'no'],
    ['#unseen', 13, 'maybe'],
    ['#unseen', 14, 'no'],
    ['[name=city]', 15, 'maybe'],
    ['.unseen h2', 11, 'maybe'],
    ['p:not(.unseen)', 13, 'maybe'],
    ['p:not(.unseen)', 14, 'yes'],
    ['p:not(.card)', 13, 'yes'],
    ['[class^=ti]', 11, 'maybe'],
    // elements
    ['p', 13, 'yes'],
    ['P', 13, 'yes'],
    ['pre', 13, 'no'],
    ['my-card', 20, 'maybe'],
    ['my-card', 10, 'no'],
    ['*', 14, 'yes'],
    ['svg|p', 14, 'maybe'],
    // attributes that pass as they are
    ['[role=alert]', 10, 'yes'],
    ['[role=alert]', 11, 'no'],
    ['[role=madeup]', 11, 'maybe'],
    ['[role]', 11, 'maybe'],
    ['[type=email]', 15, 'yes'],
    ['[type=EMAIL]', 15, 'yes'],
    ['[type=password]', 15, 'no'],
    ['input[disabled]', 15, 'yes'],
    ['p[disabled]', 14, 'maybe'],
    ['[data-scrim=mask]', 10, 'yes'],
    ['[data-scrim=mask]', 11, 'no'],
    // the masker leaves unknown words out of a list: there may have been more of them
    ['[autocomplete=email]', 15, 'maybe'],
    ['[contenteditable=false]', 14, 'no'],
    ['[contenteditable=true]', 14, 'no'],
    ['[contenteditable=true]', 16, 'maybe'],
    ['[contenteditable=false]', 16, 'no'],
    ['[contenteditable=plaintext-only]', 17, 'yes'],
    ['[contenteditable]', 14, 'no'],
    ['[autocomplete=cc-number]', 15, 'no'],
    // attributes that were dropped, or let through by a rule
    ['[data-ward]', 14, 'maybe'],
    ['[data-ward=oncology]', 14, 'maybe'],
    ['[title]', 14, 'maybe'],
    ['[alt="A plan"]', 60, 'yes'],
    ['[alt="A plan"]', 61, 'maybe'],
    ['[alt="Another"]', 60, 'no'],
    ['[value=""]', 15, 'maybe'],
    ['a[href="/x"]', 14, 'no'],
    // places: scripts and what was dropped stood there too
    ['p:first-of-type', 13, 'maybe'],
    ['li:nth-child(2)', 32, 'maybe'],
    ['h2 ~ p', 14, 'yes'],
    ['h2 + p', 13, 'maybe'],
    ['h2 + p', 14, 'no'],
    ['p ~ h2', 11, 'no'],
    ['ul > li.title ~ li', 33, 'maybe'],
    ['section > li.title ~ li', 33, 'no'],
    ['.title ~ p', 14, 'yes'],
    ['.card ~ p', 14, 'maybe'],
    ['script ~ p', 14, 'maybe'],
    ['section:has(h2)', 10, 'yes'],
    ['section:has(h3)', 10, 'maybe'],
    ['section:not(:has(h2))', 10, 'no'],
    ['section:not(:has(h3))', 10, 'maybe'],
    ['p:empty', 14, 'maybe'],
    ['p:hover', 14, 'maybe'],
    // blocked: only its name and classes were kept
    ['.balance', 40, 'yes'],
    ['#sum', 40, 'maybe'],
    // each tree for itself
    ['body .card', 21, 'no'],
    ['.card', 21, 'yes'],
    ['x-abcdefghij p', 21, 'no'],
    ['x-abcdefghij p', 22, 'yes'],
    [':root', 2, 'yes'],
    [':root', 52, 'yes'],
    [':root', 21, 'no'],
    [':root .card', 53, 'yes'],
    ['body .card', 53, 'no'],
    [':is(h1, h2)', 11, 'yes'],
    [':where(.unseen, h2)', 11, 'yes'],
    [':is(.unseen, h3)', 13, 'maybe'],
  ])('%s on node %i: %s', (selector, id, expected) => {
    expect(answer(selector, id)).toBe(expected);
  });

  it('says which of its parts asked for what was not kept', () => {
    const selector = createStoredSelector('section.card p.unseen:not([data-ward])', page.names);
    const node = page.find(13);
    expect(selector.doubts()).toEqual([]);
    expect(selector.match(node as never)).toBe('maybe');
    expect(selector.doubts()).toEqual(['.unseen', '[data-ward]']);
    const beside = createStoredSelector('h2 + p', page.names);
    expect(beside.match(node as never)).toBe('maybe');
    expect(beside.doubts()).toEqual(['+']);
  });

  it('is the same question again after the page changed', () => {
    const moving = createStoredPage();
    moving.apply(snapshotOf(element(10, 'div', { class: 'card' }), element(11, 'p')));
    const node = moving.find(11);
    if (node === null) throw new Error('no node');
    expect(moving.matches(node, '.card p')).toBe(false);
    moving.apply(mutation({ removes: [{ parentId: 3, id: 11 }], adds: [addTo(10, element(11, 'p'))] }));
    expect(moving.matches(node, '.card p')).toBe(true);
    moving.apply(mutation({ attributes: [{ id: 10, attributes: { class: null } }] }));
    expect(moving.matches(node, '.card p')).toBe(false);
  });

  it('takes case for what the document does', () => {
    const quirky = createStoredPage();
    const node = { ...documentOf(1, element(2, 'html', { class: 'Card' })), compatMode: 'BackCompat' };
    quirky.apply({ type: 2, data: { node }, timestamp: 1 });
    const html = quirky.find(2);
    expect(html !== null && quirky.matches(html, '.card')).toBe(true);
  });

  // `p ~ div ~ div ~ div` tries every choice of rows before a row, `.unseen div div div` every choice around an element.
  it.each([
    ['p ~ div ~ div ~ div ~ div ~ div', 'siblings'],
    ['.unseen div div div div div', 'ancestors'],
  ])('%s says maybe where the answer would take too long', (selector, shape) => {
    const rows = Array.from({ length: 150 }, (_, at) => element(10 + at, 'div'));
    const nested = rows.reduceRight((inner, row) => ({ ...row, childNodes: [inner] }));
    const long = createStoredPage();
    long.apply(shape === 'siblings' ? snapshotOf(...rows) : snapshotOf(nested));
    const asked = createStoredSelector(selector, long.names);
    const nodes = rows.map(({ id }) => long.find(id));
    expect(asked.isSpent()).toBe(false);
    expect(asked.match(nodes.at(-1) as never)).toBe('maybe');
    expect(asked.isSpent()).toBe(true);
    // The control: what costs little is answered still, and the one that is spent does not hold a session up.
    expect(createStoredSelector('body div', long.names).match(nodes.at(-1) as never)).toBe('yes');
    for (const node of nodes) expect(asked.match(node as never)).not.toBe('yes');
  });
});
