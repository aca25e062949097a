// What the pages are and what happens on them, by case. Everything is done by script in tasks of its own, the same in
// every variant, whatever records it.
import { cardHtml, cardsHtml, FORM_HTML, rowHtml, tableHtml, words } from './build-page.ts';
import { sheetOf } from './style-sheets.ts';

export type CaseName = 'snapshot' | 'css-file' | 'css-element' | 'churn' | 'typing' | 'routes';

export interface PageCase {
  /** Makes the page, before anything records it. @param size nodes, rules, rows, keys or routes */
  build(size: number): Promise<void> | void;
  /** What happens while it is recorded; absent where the first snapshot is what is measured. */
  run?(size: number): Promise<void>;
}

/** Nodes of a page whose style sheet is measured. */
const FEW_NODES = 1000;
/** Parts that the rows of a table change in. */
const STEPS = 20;

export const CASES: Readonly<Record<CaseName, PageCase>> = {
  snapshot: { build: (nodes) => fill(cardsHtml(nodes)) },
  'css-file': {
    async build(rules) {
      fill(cardsHtml(FEW_NODES));
      const link = Object.assign(document.createElement('link'), {
        rel: 'stylesheet',
        href: `/sheet.css?rules=${rules}`,
      });
      const loaded = new Promise((resolve) => link.addEventListener('load', resolve));
      document.head.append(link);
      await loaded;
    },
  },
  'css-element': {
    build(rules) {
      fill(cardsHtml(FEW_NODES));
      document.head.append(Object.assign(document.createElement('style'), { textContent: sheetOf(rules) }));
    },
  },
  churn: { build: (rows) => fill(tableHtml(rows)), run: churn },
  typing: { build: () => fill(FORM_HTML), run: typeKeys },
  routes: { build: () => fill(`<nav class="nav">${LINKS}</nav>${cardsHtml(FEW_NODES)}`), run: visitRoutes },
};

const LINKS = ['Lamps', 'Orders', 'Account', 'Help']
  .map((name) => `<a class="link" href="/${name.toLowerCase()}">${name}</a>`)
  .join('');

function fill(html: string): void {
  document.body.innerHTML = html;
}

const channel = new MessageChannel();

/** Ends the task, so that what observes the page sees what was done so far. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
}

/** Every row is replaced, changed in text and in class, and some are moved, a part of them in each step. */
async function churn(rows: number): Promise<void> {
  const table = document.querySelector('tbody');
  if (table === null) throw new Error('no table');
  const all = [...table.rows];
  const part = Math.ceil(rows / STEPS);
  for (let from = 0; from < all.length; from += part) {
    for (let n = from; n < from + part; n += 1) {
      replaceRow(all, n);
      changeRow(all[(n * 7) % all.length], n);
    }
    const moved = all[(from * 3) % all.length];
    if (moved !== undefined) table.append(moved);
    await nextTask();
  }
}

function replaceRow(all: HTMLTableRowElement[], n: number): void {
  const fresh = document.createElement('tr');
  fresh.className = `row row--fresh-${n % 7}`;
  fresh.innerHTML = rowHtml(n + 5000);
  all[n]?.replaceWith(fresh);
  all[n] = fresh;
}

function changeRow(row: HTMLTableRowElement | undefined, n: number): void {
  row?.classList.toggle('row--on');
  const name = row?.children[1];
  if (name) name.textContent = words(n, 3);
  const amount = row?.children[3]?.firstChild;
  if (amount) amount.nodeValue = `${n * 11}.50`;
}

/** Keys into an input, a text area and an editor, each in a task of its own; the caret and a counter follow. */
async function typeKeys(keys: number): Promise<void> {
  const counter = document.querySelector('#count')?.firstChild;
  for (const id of ['name', 'notes', 'editor']) {
    const field = document.querySelector<HTMLElement>(`#${id}`);
    if (field === null) throw new Error(`no ${id}`);
    field.focus();
    for (let key = 0; key < keys / 3; key += 1) {
      typeKey(field, 'smith ward '.charAt(key % 11));
      if (counter) counter.nodeValue = String(key);
      await nextTask();
    }
    field.dispatchEvent(new Event('change', { bubbles: true }));
    field.blur();
  }
}

/** By script: the browser's own editing costs ten times of what is measured. */
function typeKey(field: HTMLElement, key: string): void {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    field.setRangeText(key, field.value.length, field.value.length, 'end');
  } else {
    const text = field.firstElementChild?.firstChild as Text;
    text.appendData(key);
    getSelection()?.collapse(text, text.length);
  }
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: key, inputType: 'insertText' }));
}

/** A single-page site: another address, another title, another page in the same frame. */
async function visitRoutes(routes: number): Promise<void> {
  const main = document.querySelector('main');
  const links = [...document.querySelectorAll('.nav a')];
  if (main === null) throw new Error('no main');
  for (let route = 0; route < routes; route += 1) {
    history.pushState(null, '', `/orders/${words(route, 1)}-${route}/items`);
    document.title = words(route, 4);
    for (const [at, link] of links.entries()) link.classList.toggle('active', at === route % links.length);
    const cards = Array.from({ length: 10 }, (_, n) => cardHtml(route * 10 + n));
    main.innerHTML = `<h1 class="headline">${words(route, 3)}</h1><div class="grid">${cards.join('\n')}</div>`;
    await nextTask();
  }
}
