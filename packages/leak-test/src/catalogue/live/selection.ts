// What is selected: a selection is an event, and its text can be read from it.
import type { Channel } from '../channel.ts';
import { fieldOf, find } from './find.ts';

const PARAGRAPH = (secret: string) => `<p>${secret}</p>`;

/** Selections by a script and by a visitor. */
export const SELECTIONS: readonly Channel[] = [
  {
    id: 'selection.text',
    html: PARAGRAPH,
    drive: (_page, section) => section.locator('p').dblclick(),
  },
  {
    id: 'selection.all',
    html: PARAGRAPH,
    during: (root) => getSelection()?.selectAllChildren(find(root, 'p')),
  },
  {
    id: 'selection.dragged',
    html: PARAGRAPH,
    drive: async (page, section) => {
      await section.scrollIntoViewIfNeeded();
      const box = await section.locator('p').boundingBox();
      if (box === null) throw new Error('the paragraph has no box');
      await page.mouse.move(box.x + 1, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width - 1, box.y + box.height / 2, { steps: 4 });
      await page.mouse.up();
    },
  },
  {
    id: 'selection.keys',
    html: (secret) => `<p tabindex="0">${secret}</p>`,
    drive: async (page, section) => {
      await section.locator('p').click({ position: { x: 1, y: 5 } });
      await section.locator('p').evaluate((text) => getSelection()?.collapse(text, 0));
      await page.keyboard.press('Shift+End');
    },
  },
  {
    id: 'selection.field',
    html: (secret) => `<input value="${secret}">`,
    drive: async (page, section) => {
      await section.locator('input').click();
      await page.keyboard.press('Control+A');
    },
  },
  {
    id: 'selection.field-range',
    html: () => '<input>',
    during: (root, secret) => {
      const field = fieldOf(root);
      field.value = `Dear ${secret}`;
      field.focus();
      field.setSelectionRange(5, field.value.length);
      field.blur();
    },
  },
  {
    id: 'selection.found',
    html: PARAGRAPH,
    during: (_root, secret) => {
      Reflect.apply(Reflect.get(window, 'find'), window, [secret]);
      getSelection()?.removeAllRanges();
    },
  },
  {
    id: 'selection.highlight-name',
    html: () => '<p>plain</p>',
    during: (root, secret) => {
      const range = document.createRange();
      range.selectNodeContents(find(root, 'p'));
      CSS.highlights.set(`found-${secret}`, new Highlight(range));
    },
  },
];
