// New text and new elements, put into a page in every way that the DOM has.
import type { Channel } from '../channel.ts';
import { elementOf, find, textOf } from './find.ts';

const BOX = () => '<div class="box"></div>';

/** Texts that are added or changed. */
const TEXTS: readonly Channel[] = [
  {
    id: 'mut.text-added',
    html: BOX,
    during: (root, secret) => find(root, '.box').append(elementOf('p', `Added ${secret}`)),
  },
  {
    id: 'mut.char-data',
    html: () => '<p>old</p>',
    during: (root, secret) => {
      textOf(find(root, 'p')).data = `New ${secret}`;
    },
  },
  {
    id: 'mut.replace-data',
    html: () => '<p>Dear customer, welcome</p>',
    during: (root, secret) => textOf(find(root, 'p')).replaceData(5, 8, secret),
  },
  {
    id: 'mut.append-data',
    html: () => '<p>Ward of </p>',
    during: (root, secret) => textOf(find(root, 'p')).appendData(secret),
  },
  {
    id: 'mut.text-content',
    html: BOX,
    during: (root, secret) => {
      find(root, '.box').textContent = `Now ${secret}`;
    },
  },
  {
    id: 'mut.inner-text',
    html: BOX,
    during: (root, secret) => {
      // biome-ignore lint/performance/useDomNodeTextContent: a way of its own to write text, with a line break.
      find(root, '.box').innerText = `First line\n${secret}`;
    },
  },
  {
    id: 'mut.adjacent-text',
    html: () => '<p>By </p>',
    during: (root, secret) => find(root, 'p').insertAdjacentText('beforeend', secret),
  },
  {
    id: 'mut.comment-added',
    html: BOX,
    during: (root, secret) => find(root, '.box').append(new Comment(` user ${secret} `)),
  },
  {
    id: 'mut.comment-changed',
    html: () => '<div><!--old--></div>',
    during: (root, secret) => {
      const comment = find(root, 'div').firstChild;
      if (comment instanceof Comment) comment.data = ` user ${secret} `;
    },
  },
];

/** Markup that is read. */
const MARKUP: readonly Channel[] = [
  {
    id: 'mut.inner-html',
    html: BOX,
    during: (root, secret) => {
      find(root, '.box').innerHTML = `<b>1</b><p title="x">${secret}</p>`;
    },
  },
  {
    id: 'mut.outer-html',
    html: BOX,
    during: (root, secret) => {
      find(root, '.box').outerHTML = `<p>Instead ${secret}</p>`;
    },
  },
  {
    id: 'mut.adjacent-html',
    html: BOX,
    during: (root, secret) => find(root, '.box').insertAdjacentHTML('beforeend', `<em>${secret}</em>`),
  },
  {
    id: 'mut.set-html-unsafe',
    html: BOX,
    during: (root, secret) => find(root, '.box').setHTMLUnsafe(`<em>${secret}</em>`),
  },
  {
    id: 'mut.range-markup',
    html: BOX,
    during: (root, secret) => {
      const range = document.createRange();
      range.selectNodeContents(find(root, '.box'));
      range.insertNode(range.createContextualFragment(`<i>${secret}</i>`));
    },
  },
  {
    id: 'mut.parsed',
    html: BOX,
    during: (root, secret) => {
      const parsed = new DOMParser().parseFromString(`<p>Parsed ${secret}</p>`, 'text/html');
      find(root, '.box').append(...parsed.body.childNodes);
    },
  },
  {
    id: 'mut.template-stamped',
    html: () => '<template><p>For <b></b></p></template><div class="box"></div>',
    during: (root, secret) => {
      const stamped = document.importNode(find<HTMLTemplateElement>(root, 'template').content, true);
      find(stamped, 'b').append(secret);
      find(root, '.box').append(stamped);
    },
  },
];

/** Elements of every kind. */
const ELEMENTS: readonly Channel[] = [
  {
    id: 'mut.input-added',
    html: BOX,
    during: (root, secret) => {
      find(root, '.box').innerHTML = `<input type="text" value="${secret}">`;
    },
  },
  {
    id: 'mut.select-option-added',
    html: () => '<select><option>a</option></select>',
    during: (root, secret) => find<HTMLSelectElement>(root, 'select').add(new Option(secret, '1')),
  },
  {
    id: 'mut.row-added',
    html: () => '<table><tbody><tr><td>row</td></tr></tbody></table>',
    during: (root, secret) => {
      find<HTMLTableElement>(root, 'table').insertRow().insertCell().append(secret);
    },
  },
  {
    id: 'mut.script-added',
    html: BOX,
    during: (root, secret) => {
      const script = elementOf('script', JSON.stringify({ user: secret }));
      script.type = 'application/json';
      find(root, '.box').append(script);
    },
  },
  {
    id: 'mut.details-added',
    html: BOX,
    during: (root, secret) => {
      find(root, '.box').innerHTML = `<details><summary>More</summary><p>${secret}</p></details>`;
    },
  },
  {
    id: 'mut.svg-added',
    html: BOX,
    during: (root, secret) => {
      find(root, '.box').innerHTML = `<svg width="99" height="20"><text y="15">${secret}</text></svg>`;
    },
  },
  {
    id: 'mut.deep',
    html: BOX,
    during: (root, secret) => {
      let leaf: HTMLElement = find(root, '.box');
      for (let depth = 0; depth < 40; depth += 1) {
        leaf.append(elementOf('div'));
        leaf = find(leaf, 'div');
      }
      leaf.append(secret);
    },
  },
  {
    id: 'mut.class-toggled-mark',
    html: () => '<div class="box">plain</div>',
    during: async (root, secret, kit) => {
      const box = find(root, '.box');
      kit.mark(box);
      await kit.sleep(80);
      box.textContent = secret;
    },
  },
];

/** Text and elements that a page adds while it is recorded. */
export const ADDED: readonly Channel[] = [...TEXTS, ...MARKUP, ...ELEMENTS];
