// Copied, cut and pasted, with the keys and with the clipboard's own API.
import type { Page } from 'playwright-core';
import type { Channel, PageStep } from '../channel.ts';
import type { Drive } from './drive.ts';
import { find } from './find.ts';

async function putOnClipboard(page: Page, markup: string | null, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(
    async ([html, plain]) => {
      const kinds = { 'text/plain': plain, ...(html === null ? {} : { 'text/html': html }) };
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
    },
    [markup, text] as const,
  );
}

/** Pastes into a section's field or editor. */
const pastes =
  (selector: string, markupOf: (secret: string) => string | null = () => null): Drive =>
  async (page, section, secret) => {
    await putOnClipboard(page, markupOf(secret), secret);
    await section.locator(selector).click();
    await page.keyboard.press('Control+V');
  };

/** Selects all of a field or a text, and presses keys. */
const selectsAnd =
  (selector: string, keys: string): Drive =>
  async (page, section) => {
    const target = section.locator(selector);
    await target.click();
    await target.evaluate((element) => {
      if (element instanceof HTMLInputElement) element.select();
      else getSelection()?.selectAllChildren(element);
    });
    await page.keyboard.press(keys);
  };

/** A clipboard event such as a browser makes. */
const dispatches =
  (type: string, fill: (data: DataTransfer, secret: string) => void): PageStep =>
  (root, secret) => {
    const clipboardData = new DataTransfer();
    fill(clipboardData, secret);
    find(root, 'div').dispatchEvent(
      new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true }),
    );
  };

/** What goes through the clipboard. */
export const CLIPBOARD: readonly Channel[] = [
  { id: 'paste.input', html: () => '<input>', drive: pastes('input') },
  { id: 'paste.password', html: () => '<input type="password">', drive: pastes('input') },
  { id: 'paste.textarea', html: () => '<textarea></textarea>', drive: pastes('textarea') },
  {
    id: 'paste.rich',
    html: () => '<div contenteditable="true">x</div>',
    drive: pastes('div', (secret) => `<p title="${secret}">From <b>${secret}</b></p>`),
  },
  {
    id: 'paste.refused',
    html: () => '<input>',
    before: (root) => {
      find(root, 'input').onpaste = (event) => event.preventDefault();
    },
    drive: pastes('input'),
  },
  { id: 'paste.no-field', html: () => '<div tabindex="0">x</div>', drive: pastes('div') },
  {
    id: 'paste.file-name',
    html: () => '<div>x</div>',
    during: dispatches('paste', (data, secret) => void data.items.add(new File(['x'], `${secret}.png`))),
  },
  {
    id: 'paste.own-type',
    html: () => '<div>x</div>',
    during: dispatches('paste', (data, secret) =>
      data.setData('application/x-record', `{"user":"${secret}"}`),
    ),
  },
  { id: 'copy.text', html: (secret) => `<p>${secret}</p>`, drive: selectsAnd('p', 'Control+C') },
  {
    id: 'copy.field',
    html: (secret) => `<input value="${secret}">`,
    drive: selectsAnd('input', 'Control+C'),
  },
  { id: 'cut.field', html: (secret) => `<input value="${secret}">`, drive: selectsAnd('input', 'Control+X') },
  {
    id: 'copy.handler',
    html: () => '<p>Copy the link</p>',
    during: (root, secret) => {
      find(root, 'p').addEventListener('copy', (event) => {
        event.clipboardData?.setData('text/plain', `https://site.example/join/${secret}`);
        event.preventDefault();
      });
      getSelection()?.selectAllChildren(find(root, 'p'));
      document.execCommand('copy');
    },
  },
  {
    id: 'copy.api',
    scope: 'page',
    drive: (page, _section, secret) => putOnClipboard(page, null, secret),
  },
  {
    id: 'copy.api-text',
    html: () => '<button type="button">Copy</button>',
    drive: async (page, section, secret) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await section.locator('button').evaluate((button, text) => {
        (button as HTMLElement).onclick = () => navigator.clipboard.writeText(text);
      }, secret);
      await section.locator('button').click();
    },
  },
];
