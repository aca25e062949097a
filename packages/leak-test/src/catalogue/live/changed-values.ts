// Values that scripts and visitors give to fields: by property, by attribute, by choosing.
import type { Channel, PageStep } from '../channel.ts';
import { clicks, type Drive } from './drive.ts';
import { announce, elementOf, fieldOf, find } from './find.ts';

const sets: PageStep = (root, secret) => {
  fieldOf(root).value = secret;
  announce(fieldOf(root));
};
const fills: Drive = (_page, section, secret) => section.locator('input').fill(secret);
const toggles: Drive = (_page, section) => section.locator('input').first().check();

/** By a script. */
const BY_SCRIPT: readonly Channel[] = [
  { id: 'input.text.prop-later', html: () => '<input type="text">', during: sets },
  {
    id: 'input.text.prop-silent',
    html: () => '<input type="text">',
    during: (root, secret) => {
      fieldOf(root).value = secret;
    },
  },
  { id: 'input.hidden.prop-later', html: () => '<input type="hidden">', during: sets },
  {
    id: 'input.range.prop-later',
    kind: 'short-number',
    html: () => '<input type="range" max="99999">',
    during: sets,
  },
  { id: 'input.color.prop-later', kind: 'color', html: () => '<input type="color">', during: sets },
  {
    id: 'input.date.value-as-date',
    kind: 'date',
    html: () => '<input type="date">',
    during: (root, secret) => {
      fieldOf(root).valueAsDate = new Date(secret);
      announce(fieldOf(root));
    },
  },
  {
    id: 'input.date-time.prop-later',
    kind: 'date',
    html: () => '<input type="datetime-local">',
    during: (root, secret, kit) => sets(root, `${secret}T10:30`, kit),
  },
  {
    id: 'input.number.value-as-number',
    kind: 'number',
    html: () => '<input type="number">',
    during: (root, secret) => {
      fieldOf(root).valueAsNumber = Number(secret);
      announce(fieldOf(root));
    },
  },
  {
    id: 'input.text.attr-later',
    html: () => '<input type="text">',
    during: (root, secret) => fieldOf(root).setAttribute('value', secret),
  },
  {
    id: 'input.text.reset-to-default',
    html: () => '<form><input></form>',
    during: (root, secret) => {
      fieldOf(root).defaultValue = secret;
      find<HTMLFormElement>(root, 'form').reset();
    },
  },
  {
    id: 'input.text.range-text',
    html: () => '<input value="Dear">',
    during: (root, secret) => {
      fieldOf(root).setRangeText(` ${secret}`, 4, 4, 'end');
      announce(fieldOf(root));
    },
  },
  {
    id: 'input.checkbox.value-later',
    html: () => '<input type="checkbox">',
    during: (root, secret) => {
      fieldOf(root).value = secret;
      fieldOf(root).click();
    },
  },
  {
    id: 'input.submit.value-later',
    html: () => '<input type="button" value="Pay">',
    during: (root, secret) => {
      fieldOf(root).value = `Pay as ${secret}`;
    },
  },
  {
    id: 'input.placeholder-later',
    html: () => '<input placeholder="Name">',
    during: (root, secret) => {
      fieldOf(root).placeholder = `Not ${secret}?`;
    },
  },
  {
    id: 'textarea.prop-later',
    html: () => '<textarea></textarea>',
    during: (root, secret) => {
      const field = find<HTMLTextAreaElement>(root, 'textarea');
      field.value = `Notes on ${secret}`;
      announce(field);
    },
  },
  {
    id: 'textarea.children-later',
    html: () => '<textarea></textarea>',
    during: (root, secret) => find(root, 'textarea').append(secret),
  },
  {
    id: 'output.value-later',
    html: () => '<output>none</output>',
    during: (root, secret) => {
      find<HTMLOutputElement>(root, 'output').value = secret;
    },
  },
  {
    id: 'meter.value-later',
    kind: 'short-number',
    html: () => '<meter max="99999" value="1"></meter>',
    during: (root, secret) => {
      find<HTMLMeterElement>(root, 'meter').value = Number(secret);
    },
  },
  {
    id: 'progress.value-later',
    kind: 'short-number',
    html: () => '<progress max="99999" value="1"></progress>',
    during: (root, secret) => {
      find<HTMLProgressElement>(root, 'progress').value = Number(secret);
    },
  },
];

/** Lists whose choices come or change. */
const LISTS: readonly Channel[] = [
  {
    id: 'select.option-renamed',
    html: () => '<select><option>old</option></select>',
    during: (root, secret) => {
      find<HTMLOptionElement>(root, 'option').text = secret;
    },
  },
  {
    id: 'select.option-label-later',
    html: () => '<select><option>old</option></select>',
    during: (root, secret) => {
      find<HTMLOptionElement>(root, 'option').label = secret;
    },
  },
  {
    id: 'select.group-label-later',
    html: () => '<select><optgroup label="old"><option>a</option></optgroup></select>',
    during: (root, secret) => {
      find<HTMLOptGroupElement>(root, 'optgroup').label = secret;
    },
  },
  {
    id: 'select.chosen-by-script',
    html: (secret) => `<select><option>a</option><option value="${secret}">b</option></select>`,
    during: (root, secret) => {
      find<HTMLSelectElement>(root, 'select').value = secret;
      announce(find(root, 'select'));
    },
  },
  {
    id: 'datalist.later',
    html: () => '<input list="live-list"><datalist id="live-list"></datalist>',
    during: (root, secret) => find(root, 'datalist').append(new Option('', secret)),
  },
  {
    id: 'label.later',
    html: () => '<label><input type="checkbox"></label>',
    during: (root, secret) => find(root, 'label').append(elementOf('span', `Ship to ${secret}`)),
  },
];

/** By a visitor, without keys. */
const CHOSEN: readonly Channel[] = [
  {
    id: 'input.radio.value',
    html: (secret) => `<input type="radio" name="live-radio" value="${secret}">`,
    drive: clicks('input'),
  },
  {
    id: 'input.checkbox.checked',
    html: (secret) => `<label><input type="checkbox" value="${secret}"> yes</label>`,
    drive: toggles,
  },
  {
    id: 'select.selected-later',
    html: (secret) => `<select><option>a</option><option value="${secret}">${secret}</option></select>`,
    drive: async (_page, section, secret) => {
      await section.locator('select').selectOption(secret);
    },
  },
  {
    id: 'select.several',
    html: (secret) => `<select multiple><option>a</option><option value="${secret}">b</option></select>`,
    drive: async (_page, section, secret) => {
      await section.locator('select').selectOption(['a', secret]);
    },
  },
  {
    id: 'input.file-name',
    html: () => '<input type="file">',
    drive: (_page, section, secret) =>
      section
        .locator('input')
        .setInputFiles({ name: `${secret}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from('x') }),
  },
  { id: 'input.date.chosen', kind: 'date', html: () => '<input type="date">', drive: fills },
  { id: 'input.color.chosen', kind: 'color', html: () => '<input type="color">', drive: fills },
  {
    id: 'input.range.chosen',
    kind: 'short-number',
    html: () => '<input type="range" min="0" max="99999">',
    drive: fills,
  },
];

/** Values that come while the page is recorded. */
export const CHANGED_VALUES: readonly Channel[] = [...BY_SCRIPT, ...LISTS, ...CHOSEN];
