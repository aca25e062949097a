// The pairs of visits of the side-channel tests: pages and visitors that differ in one secret only.
import { userEvent } from 'vitest/browser';
import { type Act, find, pause } from './visits.ts';

export type Markup = (secret: string) => string;
export interface Case {
  readonly html: string | Markup;
  readonly act?: Act;
  /** Secrets of which no one can be told from another. */
  readonly secrets: readonly string[];
  /** Is the difference nothing that rrweb sees? */
  readonly unseen?: true;
}

export const typed =
  (selector: string, delay = 0): Act =>
  async (page, secret) => {
    await userEvent.click(find(page, selector));
    const signs = [...secret].map((sign) => (sign === '\n' ? '{Enter}' : sign));
    for (const typed of delay === 0 ? [signs.join('')] : signs) {
      await userEvent.keyboard(typed);
      if (delay > 0) await pause(delay);
    }
  };
const filled =
  (selector: string): Act =>
  async (page, secret) => {
    await userEvent.fill(find(page, selector), secret);
  };
export const nothing: Act = () => {};
export const markupOf = (html: Case['html']): Markup => (typeof html === 'string' ? () => html : html);
const NAMES = ['ann', 'xqvw', 'annabel smith of ward seven'];

/** Styles that ask for data attributes. */
const ASKS =
  '<style>[data-typed],[data-typed=none],[data-state=checked],[data-state=unchecked]{color:red}</style>';

/** Where nothing can be told. */
export const SAME: Readonly<Record<string, Case>> = {
  'what a page writes into a data attribute that its styles ask for, key by key': {
    html: `${ASKS}<div data-typed=""><input oninput="this.parentNode.dataset.typed=this.value"></div>`,
    act: typed('input', 30),
    secrets: NAMES,
  },
  'a switch that says by data attributes how it stands': {
    html: (secret) =>
      `${ASKS}<button role="switch" data-state="${secret}"><span data-state="${secret}"></span></button><label data-typed="${secret}"><input type="checkbox" data-state="${secret}"></label>`,
    act: (page) => find(page, 'span').setAttribute('data-state', 'checked'),
    secrets: ['checked', 'unchecked'],
  },
  'typing into a field': { html: '<input>', act: typed('input'), secrets: NAMES },
  'typing into a password field': { html: '<input type="password">', act: typed('input'), secrets: NAMES },
  'typing into a text area': {
    html: '<textarea rows="2"></textarea>',
    act: typed('textarea'),
    secrets: [...NAMES, 'ann\nsmith\noncology\nward\nseven\neight'],
  },
  'what a field holds already': { html: (secret) => `<input value="${secret}">`, secrets: NAMES },
  'what a text area holds already': { html: (secret) => `<textarea>${secret}</textarea>`, secrets: NAMES },
  'what a script puts into a field': {
    html: '<input>',
    act: (page, secret) => void Reflect.set(find(page, 'input'), 'value', secret),
    secrets: NAMES,
  },
  'what a hidden field holds': {
    html: (secret) => `<input type="hidden" value="${secret}">`,
    secrets: ['', ...NAMES],
  },
  'a date': { html: '<input type="date">', act: filled('input'), secrets: ['1960-01-31', '2026-11-22'] },
  'a time': { html: '<input type="time">', act: filled('input'), secrets: ['00:00', '23:59'] },
  'a month': { html: '<input type="month">', act: filled('input'), secrets: ['1960-01', '2026-11'] },
  'a number': { html: '<input type="number">', act: filled('input'), secrets: ['1', '99999'] },
  'a slider': {
    html: '<input type="range" style="width:200px">',
    act: filled('input'),
    secrets: ['3', '50', '97'],
  },
  'where a slider is clicked': {
    html: '<input type="range" style="width:200px">',
    act: (page, secret) => userEvent.click(find(page, 'input'), { position: { x: Number(secret), y: 5 } }),
    secrets: ['10', '190'],
  },
  'a colour': { html: '<input type="color">', act: filled('input'), secrets: ['#ff0000', '#00ff00'] },
  'what a slider, a colour and a date hold already': {
    html: (secret) => {
      const [range, colour, date] = secret.split(' ');
      return `<input type="range" value="${range}"><input type="color" value="${colour}"><input type="date" value="${date}">`;
    },
    secrets: ['3 #ff0000 1960-01-31', '97 #00ff00 2026-11-22'],
  },
  'a meter and a progress bar': {
    html: (secret) =>
      `<meter value="${secret}" max="9"></meter><progress value="${secret}" max="9"></progress>`,
    secrets: ['1', '8'],
  },
  'whether a box is ticked': {
    html: (secret) => `<input type="checkbox" ${secret}>`,
    secrets: ['', 'checked'],
  },
  'what a click on a box makes of it': {
    html: (secret) => `<input type="checkbox" ${secret}>`,
    act: (page) => userEvent.click(find(page, 'input')),
    secrets: ['', 'checked'],
  },
  'whether a script ticks a box': {
    html: '<input type="checkbox">',
    act: (page, secret) => {
      const box = find<HTMLInputElement>(page, 'input');
      box.checked = secret === 'checked';
      box.dispatchEvent(new Event('change', { bubbles: true }));
    },
    secrets: ['', 'checked'],
  },
  'which of several is chosen': {
    html: (secret) =>
      ['yes', 'no', 'smith']
        .map((value) => `<input type="radio" name="a" value="${value}" ${value === secret ? 'checked' : ''}>`)
        .join(''),
    secrets: ['yes', 'no', 'smith', ''],
  },
  'which option is chosen': {
    html: (secret) =>
      `<select>${['yes', 'no', 'smith'].map((one) => `<option ${one === secret ? 'selected' : ''}>${one}`).join('')}</select>`,
    secrets: ['yes', 'no', 'smith'],
  },
  'which option a visitor chooses': {
    html: '<select><option>-<option>yes<option>no<option>annabel smith of ward seven</select>',
    act: async (page, secret) => {
      await userEvent.selectOptions(find(page, 'select'), secret);
    },
    secrets: ['yes', 'no', 'annabel smith of ward seven'],
  },
  'how many options a visitor chooses': {
    html: '<select multiple><option>yes<option>no<option>smith</select>',
    act: async (page, secret) => {
      await userEvent.selectOptions(find(page, 'select'), secret.split(' '));
    },
    secrets: ['yes', 'no smith', 'yes no smith'],
  },
  'which option is clicked in an open list': {
    html: '<select size="3" style="width:90px"><option>yes<option>no<option>smith</select>',
    act: (page, secret) => userEvent.click(find(page, `option:nth-child(${secret})`)),
    secrets: ['1', '3'],
  },
  'which file is chosen': {
    html: '<input type="file">',
    act: async (page, secret) => {
      await userEvent.upload(find(page, 'input'), new File(['x'.repeat(secret.length)], `${secret}.pdf`));
    },
    secrets: NAMES,
  },
  'where a field is clicked': {
    html: '<input value="annabel smith of ward seven" style="width:200px">',
    act: (page, secret) => userEvent.click(find(page, 'input'), { position: { x: Number(secret), y: 6 } }),
    secrets: ['5', '190'],
  },
  'where an editor is clicked': {
    html: '<div contenteditable="true" style="width:200px;height:40px">annabel smith <b>oncology</b></div>',
    act: (page, secret) => userEvent.click(find(page, 'div'), { position: { x: Number(secret), y: 8 } }),
    secrets: ['5', '60'],
  },
  'what is selected in a field': {
    html: '<input value="annabel smith of ward seven">',
    act: (page, secret) => {
      const field = find<HTMLInputElement>(page, 'input');
      field.focus();
      field.setSelectionRange(0, Number(secret));
    },
    secrets: ['2', '20'],
    unseen: true,
  },
  'which part of a text is selected': {
    html: '<p>annabel smith of ward seven</p>',
    act: (page, secret) => {
      const [from = 0, to = 0] = secret.split(' ').map(Number);
      const text = find(page, 'p').firstChild ?? page;
      getSelection()?.setBaseAndExtent(text, from, text, to);
    },
    secrets: ['0 7', '8 13', '0 27'],
  },
  'where the caret is in a text': {
    html: '<p>annabel smith of ward seven</p>',
    act: (page, secret) => getSelection()?.collapse(find(page, 'p').firstChild, Number(secret)),
    secrets: ['1', '20'],
    unseen: true,
  },
  'how far a text area is scrolled': {
    html: '<textarea rows="2">1\n2\n3\n4\n5\n6\n7\n8\n9</textarea>',
    act: async (page, secret) => {
      find(page, 'textarea').scrollTop = Number(secret);
      await pause(200);
    },
    secrets: ['0', '20', '60'],
  },
  'how far a text area was scrolled before': {
    html: '<textarea rows="2">1\n2\n3\n4\n5\n6\n7\n8\n9</textarea>',
    act: async (page, secret) => {
      find(page, 'textarea').scrollTop = Number(secret);
    },
    secrets: ['20', '60'],
  },
  'how far a field is scrolled': {
    html: '<input style="width:40px" value="annabel smith of ward seven and of ward eight">',
    act: async (page, secret) => {
      find(page, 'input').scrollLeft = Number(secret);
      await pause(200);
    },
    secrets: ['0', '30'],
  },
  'how many quick steps a slider makes': {
    html: '<input type="range">',
    act: async (page, secret) => {
      find(page, 'input').focus();
      await userEvent.keyboard('{ArrowRight}'.repeat(Number(secret)));
    },
    secrets: ['1', '7'],
  },
  'how often a selection within a text changes': {
    html: '<p>annabel smith of ward seven</p>',
    act: async (page, secret) => {
      const text = find(page, 'p').firstChild ?? page;
      for (let to = 1; to <= Number(secret); to += 1) {
        getSelection()?.setBaseAndExtent(text, 0, text, to);
        await pause(20);
      }
    },
    secrets: ['1', '5'],
  },
  'a text of one bucket': { html: (secret) => `<p>${secret}</p>`, secrets: ['smith', 'XQVW', '4711'] },
  'what alt, title, data and aria say': {
    html: (secret) =>
      `<img alt="${secret}" title="${secret}"><p data-ward="${secret}" aria-label="${secret}" aria-valuenow="${secret}">x</p>`,
    secrets: NAMES,
  },
  'which name a class, an id and an address hold': {
    html: (secret) =>
      `<a class="user-${secret}" id="${secret}" href="/patients/${secret}?q=${secret}#${secret}">x</a>`,
    secrets: ['smith', 'annabel-smith-of-ward-seven', 'xqvw'],
  },
  'typing into an editor, words of one bucket': {
    html: '<div contenteditable="true"></div>',
    act: typed('div'),
    secrets: ['x', 'anna', 'xqvw', 'smith'],
  },
  'the speed of typing into a field': {
    html: '<input>',
    act: async (page, secret) => typed('input', Number(secret))(page, 'smith'),
    secrets: ['0', '150', '300'],
    unseen: true,
  },
  'the speed of typing into an editor, within a bucket': {
    html: '<div contenteditable="true"></div>',
    act: async (page, secret) => typed('div', Number(secret))(page, 'smith'),
    secrets: ['0', '150', '300'],
    unseen: true,
  },
};
