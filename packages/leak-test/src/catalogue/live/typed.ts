// Typed by a person, key by key: into every kind of field and editor, and where there is none.
import type { Channel } from '../channel.ts';
import { clicks, inTurn, KEY_MS, typesInto } from './drive.ts';
import { documentOf, fieldOf, find } from './find.ts';

/** Fields and editors as the page brings them. */
const FIELDS: readonly Channel[] = [
  { id: 'input.text.typed', html: () => '<input type="text">', drive: typesInto('input') },
  { id: 'input.email.typed', kind: 'email', html: () => '<input type="email">', drive: typesInto('input') },
  { id: 'input.password.typed', html: () => '<input type="password">', drive: typesInto('input') },
  {
    id: 'input.tel.typed',
    kind: 'number',
    html: () => '<input type="tel" autocomplete="tel">',
    drive: typesInto('input'),
  },
  { id: 'input.search.typed', html: () => '<input type="search">', drive: typesInto('input') },
  {
    id: 'input.number.typed',
    kind: 'number',
    html: () => '<input type="number">',
    drive: typesInto('input'),
  },
  {
    id: 'input.url.typed',
    html: () => '<input type="url">',
    drive: (page, section, secret) => typesInto('input')(page, section, `https://x.example/${secret}`),
  },
  { id: 'textarea.typed', html: () => '<textarea></textarea>', drive: typesInto('textarea') },
  {
    id: 'textarea.typed-lines',
    html: () => '<textarea rows="3"></textarea>',
    drive: (page, section, secret) => typesInto('textarea')(page, section, `Dear all,\nabout ${secret}\n`),
  },
  {
    id: 'contenteditable.typed',
    html: () => '<div contenteditable="true">&nbsp;</div>',
    drive: typesInto('div'),
  },
  {
    id: 'contenteditable.typed-plain',
    html: () => '<div contenteditable="plaintext-only">&nbsp;</div>',
    drive: typesInto('div'),
  },
  { id: 'keys.no-input', html: () => '<div tabindex="0">focus me</div>', drive: typesInto('div') },
];

/** Fields in trees of their own. */
const ELSEWHERE: readonly Channel[] = [
  {
    id: 'typed.open-shadow',
    html: () => '<div></div>',
    before: (root) => {
      find(root, 'div').attachShadow({ mode: 'open' }).innerHTML = '<input>';
    },
    drive: typesInto('input'),
  },
  {
    id: 'typed.closed-shadow',
    html: () => '<div style="width:200px"></div>',
    before: (root) => {
      find(root, 'div').attachShadow({ mode: 'closed' }).innerHTML =
        '<input style="width:180px;height:20px">';
    },
    drive: async (page, section, secret) => {
      await section.locator('div').click({ position: { x: 20, y: 10 } });
      await page.keyboard.type(secret, { delay: KEY_MS });
    },
  },
  {
    id: 'typed.frame',
    html: () => '<iframe srcdoc="<input>" width="200" height="40"></iframe>',
    drive: async (page, section, secret) => {
      await section.frameLocator('iframe').locator('input').click();
      await page.keyboard.type(secret, { delay: KEY_MS });
    },
  },
  {
    id: 'typed.design-mode',
    html: () => '<iframe width="200" height="60"></iframe>',
    before: (root) => {
      documentOf(find<HTMLIFrameElement>(root, 'iframe')).designMode = 'on';
    },
    drive: async (page, section, secret) => {
      await section.locator('iframe').click();
      await page.keyboard.type(secret, { delay: KEY_MS });
    },
  },
  {
    id: 'typed.dialog',
    html: () => '<dialog><input></dialog>',
    drive: async (page, section, secret) => {
      const dialog = section.locator('dialog');
      await dialog.evaluate((element) => (element as HTMLDialogElement).showModal());
      await typesInto('input')(page, section, secret);
      await dialog.evaluate((element) => (element as HTMLDialogElement).close());
    },
  },
];

/** What pages make of keys. */
const HANDLED: readonly Channel[] = [
  {
    id: 'typed.mirrored',
    html: () => '<input><p></p>',
    before: (root) => {
      fieldOf(root).oninput = () => find(root, 'p').replaceChildren(`Hello ${fieldOf(root).value}`);
    },
    drive: typesInto('input'),
  },
  {
    id: 'typed.mirrored-attribute',
    html: () => '<input>',
    before: (root) => {
      const field = fieldOf(root);
      field.oninput = () => field.setAttribute('value', field.value);
    },
    drive: typesInto('input'),
  },
  {
    id: 'typed.own-editor',
    html: () => '<div tabindex="0" role="textbox">&nbsp;</div>',
    before: (root) => {
      const editor = find(root, 'div');
      editor.onkeydown = (event) => {
        if (event.key.length === 1) editor.append(event.key);
        event.preventDefault();
      };
    },
    drive: typesInto('div'),
  },
  {
    id: 'typed.grouped',
    kind: 'card',
    html: () => '<input inputmode="numeric">',
    before: (root) => {
      const field = fieldOf(root);
      field.oninput = () => {
        const digits = field.value.replaceAll(/\D/g, '');
        field.value = digits.replaceAll(/(.{4})(?=.)/g, '$1 ');
      };
    },
    drive: (page, section, secret) => typesInto('input')(page, section, secret.replaceAll(/\D/g, '')),
  },
  {
    id: 'typed.suggestions',
    html: () => '<input role="combobox"><ul role="listbox"></ul>',
    before: (root) => {
      const field = fieldOf(root);
      field.oninput = () => {
        find(root, 'ul').innerHTML =
          `<li role="option" id="option-${field.value}">Search ${field.value}</li>`;
        field.setAttribute('aria-activedescendant', `option-${field.value}`);
      };
    },
    drive: typesInto('input'),
  },
  {
    id: 'typed.counted',
    html: () => '<textarea maxlength="99"></textarea><output></output>',
    before: (root) => {
      const field = find<HTMLTextAreaElement>(root, 'textarea');
      field.oninput = () => {
        find(root, 'output').title = `${field.value.length} of 99: ${field.value}`;
      };
    },
    drive: typesInto('textarea'),
  },
];

/** What does not stay as it was typed. */
const UNDONE: readonly Channel[] = [
  {
    id: 'typed.erased',
    html: () => '<input>',
    drive: async (page, section, secret) => {
      await typesInto('input')(page, section, secret);
      for (const _sign of secret) await page.keyboard.press('Backspace');
    },
  },
  {
    id: 'typed.brought-back',
    html: () => '<input>',
    drive: async (page, section, secret) => {
      await typesInto('input')(page, section, secret);
      for (const keys of ['Control+A', 'Delete', 'Control+Z']) await page.keyboard.press(keys);
    },
  },
  {
    id: 'typed.field-removed',
    html: () => '<div><input></div>',
    drive: inTurn(typesInto('input'), async (_page, section) => {
      await section.locator('input').evaluate((field) => field.remove());
    }),
  },
  {
    id: 'typed.submitted',
    html: () => '<form><input name="who"><button>Send</button></form>',
    before: (root) => {
      find<HTMLFormElement>(root, 'form').onsubmit = (event) => {
        event.preventDefault();
        find<HTMLFormElement>(root, 'form').reset();
      };
    },
    drive: inTurn(typesInto('input'), clicks('button')),
  },
  {
    id: 'typed.one-time-code',
    html: (secret) => '<input maxlength="1" size="1">'.repeat(secret.length),
    pieces: (secret) => [...secret],
    drive: async (page, section, secret) => {
      const fields = section.locator('input');
      for (const [nth, sign] of [...secret].entries()) {
        await fields.nth(nth).focus();
        await page.keyboard.type(sign);
      }
    },
  },
];

/** Secrets that a person types. */
export const TYPED: readonly Channel[] = [...FIELDS, ...ELSEWHERE, ...HANDLED, ...UNDONE];
