// Written with an input method: the text comes as a composition, not as keys.
import type { Page } from 'playwright-core';
import type { Channel } from '../channel.ts';
import type { Drive } from './drive.ts';

/** How the composition grows, as shares of the whole. */
const STEPS = [0.3, 0.6, 1] as const;

async function compose(page: Page, text: string, committed: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const share of STEPS) {
    const part = text.slice(0, Math.ceil(text.length * share));
    await session.send('Input.imeSetComposition', {
      text: part,
      selectionStart: part.length,
      selectionEnd: part.length,
    });
  }
  if (committed === '')
    await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  else await session.send('Input.insertText', { text: committed });
  await session.detach();
}

const composes =
  (selector: string, commit: (secret: string) => string = (secret) => secret): Drive =>
  async (page, section, secret) => {
    await section.locator(selector).click();
    await compose(page, secret, commit(secret));
  };

/** What is written with an input method. */
export const COMPOSITION: readonly Channel[] = [
  { id: 'ime.input', html: () => '<input>', drive: composes('input') },
  { id: 'ime.textarea', html: () => '<textarea></textarea>', drive: composes('textarea') },
  { id: 'ime.editor', html: () => '<div contenteditable="true">x</div>', drive: composes('div') },
  { id: 'ime.given-up', html: () => '<input>', drive: composes('input', () => '') },
  { id: 'ime.replaced', html: () => '<input>', drive: composes('input', () => 'other') },
  {
    id: 'ime.shadow',
    html: () => '<div></div>',
    before: (root) => {
      const host = root.querySelector('div');
      if (host !== null) host.attachShadow({ mode: 'open' }).innerHTML = '<input>';
    },
    drive: composes('input'),
  },
  {
    id: 'ime.one-insert',
    html: () => '<input>',
    drive: async (page, section, secret) => {
      await section.locator('input').click();
      await page.keyboard.insertText(secret);
    },
  },
];
