// Text that no single node holds: letters and halves in nodes, attributes and changes of their own.
import type { Channel } from '../channel.ts';
import { elementOf, find, textOf } from './find.ts';

const BOX = () => '<div class="box"></div>';

/** Its letters. */
const lettersOf = (secret: string): readonly string[] => [...secret];

/** Two parts, cut in the middle. */
const halvesOf = (secret: string): readonly [string, string] => {
  const middle = Math.ceil(secret.length / 2);
  return [secret.slice(0, middle), secret.slice(middle)];
};

/** Parts of four letters, the last of all that remains: shorter ones stand in any text. */
function partsOf(secret: string): readonly string[] {
  const whole = Math.max(1, Math.floor(secret.length / 4));
  return Array.from({ length: whole }, (_, nth) =>
    secret.slice(nth * 4, nth === whole - 1 ? undefined : nth * 4 + 4),
  );
}

const LETTERS: readonly Channel[] = [
  {
    id: 'split.node-per-letter',
    html: BOX,
    pieces: lettersOf,
    during: (root, secret) => {
      for (const letter of secret) find(root, '.box').append(new Text(letter));
    },
  },
  {
    id: 'split.element-per-letter',
    html: BOX,
    pieces: lettersOf,
    during: (root, secret) =>
      find(root, '.box').append(...[...secret].map((letter) => elementOf('span', letter))),
  },
  {
    id: 'split.letters-on-timers',
    html: BOX,
    pieces: lettersOf,
    during: async (root, secret, kit) => {
      for (const letter of secret) {
        find(root, '.box').append(elementOf('span', letter));
        await kit.sleep(8);
      }
    },
  },
  {
    id: 'split.letters-into-one-node',
    html: () => '<p>:</p>',
    during: async (root, secret, kit) => {
      for (const letter of secret) {
        textOf(find(root, 'p')).appendData(letter);
        await kit.sleep(8);
      }
    },
  },
  {
    id: 'split.reversed-column',
    html: () => '<div class="box" style="display:flex;flex-direction:column-reverse;font-size:4px"></div>',
    pieces: (secret) => [...secret].reverse(),
    during: (root, secret) => {
      for (const letter of [...secret].reverse()) find(root, '.box').append(elementOf('div', letter));
    },
  },
  {
    id: 'split.reversed-text',
    html: BOX,
    during: (root, secret) => {
      const line = elementOf('bdo', [...secret].reverse().join(''));
      line.dir = 'rtl';
      find(root, '.box').append(line);
    },
  },
  {
    id: 'split.soft-hyphens',
    html: BOX,
    pieces: lettersOf,
    during: (root, secret) => find(root, '.box').append([...secret].join('\u00ad')),
  },
  {
    id: 'split.word-joiners',
    html: BOX,
    pieces: lettersOf,
    during: (root, secret) => find(root, '.box').append([...secret].join('\u200b')),
  },
  {
    id: 'split.letter-spans-animated',
    html: (secret) => `<p>${secret}</p>`,
    pieces: lettersOf,
    during: (root, secret) =>
      find(root, 'p').replaceChildren(
        ...[...secret].map((letter, nth) => {
          const span = elementOf('span', letter);
          span.style.setProperty('--nth', String(nth));
          return span;
        }),
      ),
  },
];

const PARTS: readonly Channel[] = [
  {
    id: 'split.split-text',
    html: (secret) => `<p>${secret}</p>`,
    pieces: halvesOf,
    during: (root, secret) => {
      textOf(find(root, 'p')).splitText(halvesOf(secret)[0].length);
    },
  },
  {
    id: 'split.halves',
    html: BOX,
    pieces: halvesOf,
    during: (root, secret) =>
      find(root, '.box').append(...halvesOf(secret).map((half) => elementOf('b', half))),
  },
  {
    id: 'split.word-breaks',
    html: BOX,
    pieces: partsOf,
    during: (root, secret) => {
      find(root, '.box').innerHTML = partsOf(secret).join('<wbr>');
    },
  },
  {
    id: 'split.cells',
    html: () => '<table><tbody><tr></tr></tbody></table>',
    pieces: partsOf,
    during: (root, secret) =>
      find(root, 'tr').append(...partsOf(secret).map((part) => elementOf('td', part))),
  },
  {
    id: 'split.fields',
    html: () => '<div class="box"></div>',
    pieces: partsOf,
    during: (root, secret) => {
      for (const part of partsOf(secret)) {
        const field = elementOf('input');
        field.setAttribute('value', part);
        find(root, '.box').append(field);
      }
    },
  },
  {
    id: 'split.attributes',
    html: BOX,
    pieces: partsOf,
    during: (root, secret) => {
      for (const [nth, part] of partsOf(secret).entries()) find(root, '.box').dataset[`part${nth}`] = part;
    },
  },
  {
    id: 'split.one-after-the-other',
    html: () => '<p>0</p>',
    pieces: partsOf,
    during: async (root, secret, kit) => {
      for (const part of partsOf(secret)) {
        textOf(find(root, 'p')).data = part;
        await kit.sleep(20);
      }
    },
  },
  {
    id: 'split.joined-later',
    html: BOX,
    during: async (root, secret, kit) => {
      const box = find(root, '.box');
      box.append(...halvesOf(secret));
      await kit.sleep(20);
      box.normalize();
    },
  },
  {
    id: 'split.light-and-shadow',
    html: () => '<div class="host"></div>',
    pieces: halvesOf,
    during: (root, secret) => {
      const [light, inner] = halvesOf(secret);
      const host = find(root, '.host');
      host.append(light);
      host.attachShadow({ mode: 'open' }).append(elementOf('slot'), inner);
    },
  },
];

/** Text split over nodes. */
export const SPLIT_TEXT: readonly Channel[] = [...LETTERS, ...PARTS];
