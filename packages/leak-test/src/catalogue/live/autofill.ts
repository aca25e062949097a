// Filled by the browser or a password manager: values come without keys, many at once, past the page's own setters.
import type { Channel } from '../channel.ts';
import { announce, fieldOf, find } from './find.ts';

/** Writes a value as password managers do: with the prototype's setter, which frameworks' own setters do not see. */
function fillNatively(field: HTMLInputElement, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  setter?.call(field, value);
  announce(field);
}

/** What is filled in. */
export const AUTOFILL: readonly Channel[] = [
  {
    id: 'fill.native-setter',
    html: () => '<input autocomplete="name">',
    during: (root, secret) => fillNatively(fieldOf(root), secret),
  },
  {
    id: 'fill.password',
    html: () => '<input autocomplete="username"><input type="password" autocomplete="current-password">',
    during: (root, secret) => {
      fillNatively(fieldOf(root), 'someone');
      fillNatively(find<HTMLInputElement>(root, '[type=password]'), secret);
    },
  },
  {
    id: 'fill.password-then-flip',
    html: () => '<input type="password" autocomplete="current-password">',
    during: async (root, secret, kit) => {
      fillNatively(fieldOf(root), secret);
      await kit.sleep(20);
      fieldOf(root).type = 'text';
    },
  },
  {
    id: 'fill.card',
    kind: 'card',
    html: () => '<form><input autocomplete="cc-number"><input autocomplete="cc-exp"></form>',
    during: (root, secret) => {
      fillNatively(fieldOf(root), secret);
      fillNatively(find<HTMLInputElement>(root, '[autocomplete=cc-exp]'), '12/30');
    },
  },
  {
    id: 'fill.address',
    html: () =>
      '<form><input autocomplete="given-name"><input autocomplete="street-address"><input autocomplete="tel"></form>',
    during: (root, secret) => {
      for (const field of root.querySelectorAll('input')) fillNatively(field, `1 ${secret} road`);
    },
  },
  {
    id: 'fill.change-only',
    html: () => '<input autocomplete="email">',
    during: (root, secret) => {
      fieldOf(root).value = secret;
      fieldOf(root).dispatchEvent(new Event('change', { bubbles: true }));
    },
  },
  {
    id: 'fill.without-events',
    html: () => '<input autocomplete="off">',
    during: (root, secret) => {
      fieldOf(root).value = secret;
    },
  },
  {
    id: 'fill.hidden-field',
    html: () => '<input style="position:absolute;left:-9999px" autocomplete="tel-national">',
    during: (root, secret) => fillNatively(fieldOf(root), secret),
  },
  {
    id: 'fill.command',
    html: () => '<input>',
    during: (root, secret) => {
      fieldOf(root).focus();
      document.execCommand('insertText', false, secret);
      fieldOf(root).blur();
    },
  },
  {
    id: 'fill.command-markup',
    html: () => '<div contenteditable="true">x</div>',
    during: (root, secret) => {
      find(root, 'div').focus();
      document.execCommand('insertHTML', false, `<b>${secret}</b>`);
      find(root, 'div').blur();
    },
  },
  {
    id: 'fill.before-input',
    html: () => '<input>',
    during: (root, secret) => {
      fieldOf(root).dispatchEvent(
        new InputEvent('beforeinput', { data: secret, inputType: 'insertReplacementText', bubbles: true }),
      );
    },
  },
  {
    id: 'fill.at-once',
    html: () => '<input>',
    drive: (_page, section, secret) => section.locator('input').fill(secret),
  },
];
