// Text that changes its place: within its section, out of it, and into other trees. Where the site itself takes it out
// of a section that it marked, the mark does not go with it.
import type { Channel } from '../channel.ts';
import { documentOf, elementOf, find, textOf } from './find.ts';

const PARAGRAPH = (secret: string) => `<p>Room of ${secret}</p>`;
const BOXES = (secret: string) => `<div class="a"><p>${secret}</p></div><div class="b"></div>`;

/** Puts something behind a section, where no mark of the section reaches it. */
const putOutside = (root: Element, ...nodes: readonly Node[]): void => {
  const outside = elementOf('div');
  outside.append(...nodes);
  root.after(outside);
};

/** Within the section. */
const WITHIN: readonly Channel[] = [
  {
    id: 'mut.reparented',
    html: () => '<div class="a"></div><div class="b"></div>',
    during: async (root, secret, kit) => {
      const paragraph = elementOf('p', secret);
      find(root, '.a').append(paragraph);
      await kit.sleep(60);
      find(root, '.b').append(paragraph);
    },
  },
  {
    id: 'moved.twice',
    html: BOXES,
    during: async (root, _secret, kit) => {
      for (const box of ['.b', '.a']) {
        find(root, box).append(find(root, 'p'));
        await kit.sleep(20);
      }
    },
  },
  {
    id: 'moved.removed-and-added',
    html: PARAGRAPH,
    during: async (root, _secret, kit) => {
      const paragraph = find(root, 'p');
      paragraph.remove();
      await kit.sleep(40);
      root.append(paragraph);
    },
  },
  {
    id: 'moved.cloned',
    html: BOXES,
    during: (root) => find(root, '.b').append(find(root, 'p').cloneNode(true)),
  },
  {
    id: 'moved.before',
    html: BOXES,
    during: (root) => find(root, '.b').moveBefore(find(root, 'p'), null),
  },
  {
    id: 'moved.sorted',
    html: (secret) => `<ul><li>one</li><li>${secret}</li><li>three</li></ul>`,
    during: (root) => {
      const list = find(root, 'ul');
      list.append(...[...list.children].reverse());
    },
  },
  {
    id: 'moved.wrapped',
    html: PARAGRAPH,
    during: (root) => {
      const range = document.createRange();
      range.selectNodeContents(find(root, 'p'));
      range.surroundContents(elementOf('mark'));
    },
  },
  {
    id: 'moved.slot-reassigned',
    html: (secret) => `<div class="host"><p>${secret}</p></div>`,
    before: (root) => {
      find(root, '.host').attachShadow({ mode: 'open' }).innerHTML =
        '<slot name="a"></slot><slot name="b"></slot>';
    },
    during: async (root, _secret, kit) => {
      for (const slot of ['a', 'b']) {
        find(root, 'p').slot = slot;
        await kit.sleep(20);
      }
    },
  },
  {
    id: 'moved.into-shadow',
    html: (secret) => `<div class="host"></div><p>${secret}</p>`,
    during: (root) => find(root, '.host').attachShadow({ mode: 'closed' }).append(find(root, 'p')),
  },
  {
    id: 'moved.into-frame',
    html: (secret) => `<iframe width="60" height="20"></iframe><p>${secret}</p>`,
    during: (root) => {
      const inner = documentOf(find<HTMLIFrameElement>(root, 'iframe'));
      inner.body.append(inner.adoptNode(find(root, 'p')));
    },
  },
  {
    id: 'moved.out-of-template',
    html: (secret) => `<template><p>${secret}</p></template>`,
    during: (root) => root.append(find<HTMLTemplateElement>(root, 'template').content),
  },
  {
    id: 'moved.into-editor',
    html: (secret) => `<div contenteditable="true">x</div><p>${secret}</p>`,
    during: (root) => find(root, 'div').append(find(root, 'p')),
  },
];

/** Out of the section: the site takes it out. */
const OUT: readonly Channel[] = [
  {
    id: 'moved.element-out',
    leavesMark: true,
    html: PARAGRAPH,
    during: (root) => putOutside(root, find(root, 'p')),
  },
  {
    id: 'moved.text-node-out',
    leavesMark: true,
    html: PARAGRAPH,
    during: (root) => putOutside(root, textOf(find(root, 'p'))),
  },
  {
    id: 'moved.clone-out',
    leavesMark: true,
    html: PARAGRAPH,
    during: (root) => putOutside(root, find(root, 'p').cloneNode(true)),
  },
  {
    id: 'moved.imported-out',
    leavesMark: true,
    html: PARAGRAPH,
    during: (root) => putOutside(root, document.importNode(find(root, 'p'), true)),
  },
  {
    id: 'moved.markup-out',
    leavesMark: true,
    html: PARAGRAPH,
    during: (root) => root.insertAdjacentHTML('afterend', `<div>${find(root, 'p').innerHTML}</div>`),
  },
  {
    id: 'moved.text-copied-out',
    leavesMark: true,
    html: PARAGRAPH,
    during: (root) => putOutside(root, new Text(find(root, 'p').textContent)),
  },
  {
    id: 'moved.fragment-out',
    leavesMark: true,
    html: PARAGRAPH,
    during: (root) => {
      const fragment = new DocumentFragment();
      fragment.append(...find(root, 'p').childNodes);
      putOutside(root, fragment);
    },
  },
  {
    id: 'moved.extracted-out',
    leavesMark: true,
    html: PARAGRAPH,
    during: (root) => {
      const range = document.createRange();
      range.selectNodeContents(find(root, 'p'));
      putOutside(root, range.extractContents());
    },
  },
  {
    id: 'moved.portal',
    leavesMark: true,
    html: () => '<button type="button">Menu</button>',
    during: (_root, secret) => document.body.append(elementOf('div', `Menu of ${secret}`)),
  },
  {
    id: 'moved.out-and-back',
    leavesMark: true,
    html: PARAGRAPH,
    during: async (root, _secret, kit) => {
      const paragraph = find(root, 'p');
      putOutside(root, paragraph);
      await kit.sleep(40);
      root.append(paragraph);
    },
  },
  {
    id: 'moved.field-out',
    leavesMark: true,
    html: (secret) => `<input value="${secret}">`,
    during: (root) => putOutside(root, find(root, 'input')),
  },
];

/** Text that changes its place. */
export const MOVED: readonly Channel[] = [...WITHIN, ...OUT];
