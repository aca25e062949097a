// Text that is on the page for a moment only: shown and gone, changed and changed back, ready before it is attached.
import type { Channel } from '../channel.ts';
import { elementOf, find, textOf } from './find.ts';

const BOX = () => '<div class="box"></div>';

/** Text that is on the page for a moment. */
export const PASSING_TEXT: readonly Channel[] = [
  {
    id: 'mut.toast',
    html: BOX,
    during: async (root, secret, kit) => {
      const toast = elementOf('div', `Sent to ${secret}`);
      toast.role = 'alert';
      find(root, '.box').append(toast);
      await kit.sleep(120);
      toast.remove();
    },
  },
  {
    id: 'mut.added-and-removed',
    html: BOX,
    during: (root, secret) => {
      const passing = elementOf('p', `Loading ${secret}`);
      find(root, '.box').append(passing);
      passing.remove();
    },
  },
  {
    id: 'mut.changed-back',
    html: () => '<p>old</p>',
    during: (root, secret) => {
      const text = textOf(find(root, 'p'));
      text.data = `New ${secret}`;
      text.data = 'old';
    },
  },
  {
    id: 'mut.ticker',
    html: () => '<p>0</p>',
    during: async (root, secret, kit) => {
      for (const line of ['one', secret, 'three', 'four']) {
        textOf(find(root, 'p')).data = line;
        await kit.sleep(20);
      }
    },
  },
  {
    id: 'mut.detached-then-filled',
    html: () => '<div class="box"><p>old</p></div>',
    during: async (root, secret, kit) => {
      const paragraph = find(root, 'p');
      paragraph.remove();
      await kit.sleep(30);
      paragraph.textContent = `Filled ${secret}`;
      find(root, '.box').append(paragraph);
    },
  },
  {
    id: 'mut.attached-then-filled',
    html: BOX,
    during: async (root, secret, kit) => {
      const paragraph = elementOf('p');
      find(root, '.box').append(paragraph);
      await kit.sleep(30);
      paragraph.append(secret);
    },
  },
  {
    id: 'mut.filled-while-detaching',
    html: () => '<p>old</p>',
    during: (root, secret) => {
      const paragraph = find(root, 'p');
      textOf(paragraph).data = `Last words of ${secret}`;
      paragraph.remove();
    },
  },
  {
    id: 'mut.frame-by-frame',
    html: () => '<p>0</p>',
    during: (root, secret) =>
      new Promise((done) => {
        requestAnimationFrame(() => {
          textOf(find(root, 'p')).data = `Frame of ${secret}`;
          requestAnimationFrame(() => done());
        });
      }),
  },
  {
    id: 'mut.streamed-in',
    html: BOX,
    during: async (root, secret, kit) => {
      let markup = '';
      for (const piece of ['<p>', 'Answer for ', secret, ' is', '</p>']) {
        markup += piece;
        find(root, '.box').innerHTML = markup;
        await kit.sleep(10);
      }
    },
  },
];
