// Channels: what fields hold and say when the recorder starts.

import type { SecretKind } from '../secrets/secret.ts';
import type { Channel } from './channel.ts';
import { announce, fieldOf, find } from './live/find.ts';

const input = (id: string, markup: (secret: string) => string, kind: SecretKind = 'token'): Channel => ({
  id,
  kind,
  html: (secret) => `<input ${markup(secret)}>`,
});

/** The value, as markup gives it, of every type. */
const VALUES: readonly Channel[] = [
  input('input.text.attr', (s) => `type="text" value="${s}"`),
  input('input.email.attr', (s) => `type="email" value="${s}"`, 'email'),
  input('input.tel.attr', (s) => `type="tel" value="${s}"`, 'phone'),
  input('input.search.attr', (s) => `type="search" value="${s}"`),
  input('input.url.attr', (s) => `type="url" value="https://x.test/${s}"`),
  input('input.password.attr', (s) => `type="password" value="${s}"`),
  input('input.number.attr', (s) => `type="number" value="${s}"`, 'number'),
  input('input.hidden.attr', (s) => `type="hidden" value="${s}"`),
  input('input.date.attr', (s) => `type="date" value="${s}"`, 'date'),
  input('input.datetime-local.attr', (s) => `type="datetime-local" value="${s} 10:00"`, 'date'),
  input('input.range.attr', (s) => `type="range" min="0" max="99999" value="${s}"`, 'short-number'),
  input('input.color.attr', (s) => `type="color" value="${s}"`, 'color'),
  input('input.no-type', (s) => `value="${s}"`),
  input('input.unknown-type.attr', (s) => `type="fancy" value="${s}"`),
  input('input.checkbox.value', (s) => `type="checkbox" value="${s}" checked`),
  input('input.submit.value', (s) => `type="submit" value="Pay as ${s}"`),
  input('input.button.value', (s) => `type="button" value="${s}"`),
  input('input.reset.value', (s) => `type="reset" value="Clear ${s}"`),
  input('input.read-only', (s) => `readonly value="${s}"`),
  input('input.disabled', (s) => `disabled value="${s}"`),
  input('input.card-number', (s) => `autocomplete="cc-number" inputmode="numeric" value="${s}"`, 'card'),
  input('input.one-time-code', (s) => `autocomplete="one-time-code" value="${s}"`, 'number'),
];

/** What else stands on an input. */
const SAID: readonly Channel[] = [
  input('input.placeholder', (s) => `placeholder="${s}"`),
  input('input.name', (s) => `name="${s}"`),
  input('input.image-alt', (s) => `type="image" src="/img.png" alt="Pay ${s}"`),
  input('input.pattern', (s) => `pattern="${s}"`),
  input('input.min', (s) => `type="number" min="${s}"`, 'number'),
  input('input.unknown-type', (s) => `type="${s}"`),
  input('input.autocomplete-section', (s) => `autocomplete="section-${s} tel"`),
  input('input.form-owner', (s) => `form="of-${s}"`),
  input('input.dirname', (s) => `dirname="${s}.dir"`),
  input('input.accept', (s) => `type="file" accept=".${s}"`),
  {
    id: 'input.datalist',
    html: (s) => `<input list="dl1"><datalist id="dl1"><option value="${s}"></option></datalist>`,
  },
  { id: 'input.datalist-text', html: (s) => `<datalist id="dl2"><option value="1">${s}</option></datalist>` },
];

/** What a script put in before. */
const SET_BEFORE: readonly Channel[] = [
  {
    id: 'input.text.prop',
    html: () => '<input type="text">',
    before: (root, secret) => {
      fieldOf(root).value = secret;
    },
  },
  {
    id: 'input.hidden.prop',
    html: () => '<input type="hidden">',
    before: (root, secret) => {
      fieldOf(root).value = secret;
    },
  },
  {
    id: 'input.password.revealed',
    html: () => '<input type="password">',
    before: (root, secret) => {
      fieldOf(root).value = secret;
      fieldOf(root).type = 'text';
    },
  },
  {
    id: 'input.default-value',
    html: (s) => `<input value="${s}">`,
    before: (root) => {
      fieldOf(root).value = 'another';
    },
  },
  {
    id: 'input.filled-before',
    html: () => '<input autocomplete="name">',
    before: (root, secret) => {
      fieldOf(root).value = secret;
      announce(fieldOf(root));
    },
  },
  {
    id: 'input.custom-validity',
    html: () => '<input>',
    before: (root, secret) => fieldOf(root).setCustomValidity(`Nobody is called ${secret}`),
  },
  {
    id: 'input.file-chosen-before',
    html: () => '<input type="file">',
    before: (root, secret) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File(['x'], `${secret}.pdf`));
      fieldOf(root).files = chosen.files;
    },
  },
  {
    id: 'textarea.prop',
    html: () => '<textarea></textarea>',
    before: (root, secret) => {
      find<HTMLTextAreaElement>(root, 'textarea').value = secret;
    },
  },
];

/** Fields that are no inputs. */
const OTHERS: readonly Channel[] = [
  { id: 'textarea.children', html: (s) => `<textarea>${s}</textarea>` },
  { id: 'textarea.placeholder', html: (s) => `<textarea placeholder="As ${s} said"></textarea>` },
  {
    id: 'textarea.default',
    html: (s) => `<textarea>${s}</textarea>`,
    before: (root) => {
      find<HTMLTextAreaElement>(root, 'textarea').value = 'another';
    },
  },
  {
    id: 'select.option-value',
    html: (s) => `<select><option value="a">a</option><option value="${s}">b</option></select>`,
  },
  { id: 'select.option-label', html: (s) => `<select><option label="${s}">b</option></select>` },
  { id: 'select.selected', html: (s) => `<select><option>a</option><option selected>${s}</option></select>` },
  { id: 'select.list-box', html: (s) => `<select multiple size="3"><option selected>${s}</option></select>` },
  { id: 'select.name', html: (s) => `<select name="of-${s}"><option>a</option></select>` },
  {
    id: 'select.made-before',
    html: () => '<select></select>',
    before: (root, secret) => {
      find<HTMLSelectElement>(root, 'select').add(new Option('b', secret, true, true));
    },
  },
  { id: 'contenteditable.text', html: (s) => `<div contenteditable="true">${s}</div>` },
  { id: 'contenteditable.plain', html: (s) => `<div contenteditable="plaintext-only">${s}</div>` },
  { id: 'contenteditable.textbox', html: (s) => `<div role="textbox" tabindex="0">${s}</div>` },
  {
    id: 'meter.value',
    kind: 'short-number',
    html: (s) => `<meter min="0" max="99999" value="${s}"></meter>`,
  },
  {
    id: 'progress.value',
    kind: 'short-number',
    html: (s) => `<progress max="99999" value="${s}"></progress>`,
  },
  { id: 'button.value', html: (s) => `<button type="button" value="${s}">x</button>` },
  { id: 'button.name', html: (s) => `<button type="button" name="${s}">x</button>` },
  { id: 'output.name', html: (s) => `<output name="${s}" for="a">x</output>` },
  { id: 'output.for', html: (s) => `<output for="of-${s}">x</output>` },
  { id: 'label.for', html: (s) => `<label for="of-${s}">x</label>` },
  { id: 'fieldset.name', html: (s) => `<fieldset name="of-${s}"><input></fieldset>` },
  { id: 'form.name', html: (s) => `<form name="${s}"></form>` },
  { id: 'form.target', html: (s) => `<form target="${s}"></form>` },
  { id: 'data.value', html: (s) => `<data value="${s}">x</data>` },
  { id: 'time.datetime', html: (s) => `<time datetime="${s}">x</time>`, kind: 'date' },
  { id: 'list-item.value', kind: 'short-number', html: (s) => `<ol><li value="${s}">x</li></ol>` },
  { id: 'list.start', kind: 'short-number', html: (s) => `<ol start="${s}"><li>x</li></ol>` },
];

/** What fields hold when the recorder starts. */
export const FIELD_CHANNELS: readonly Channel[] = [...VALUES, ...SAID, ...SET_BEFORE, ...OTHERS];
