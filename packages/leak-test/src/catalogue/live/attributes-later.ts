// Attributes that change or come while the page is recorded: their values, and their names.
import type { Channel, PageStep } from '../channel.ts';
import { find } from './find.ts';

const DIV = () => '<div>x</div>';

/** A step that writes an attribute of a section's first element. */
const writes =
  (name: string, around = (secret: string) => secret): PageStep =>
  (root, secret) =>
    find(root, ':first-child').setAttribute(name, around(secret));

/** What people and assistive devices are told. */
const TOLD: readonly Channel[] = [
  {
    id: 'attr.title-mutated',
    html: () => '<div title="1">x</div>',
    during: writes('title', (c) => `Hello ${c}`),
  },
  { id: 'attr.alt-later', html: () => '<img src="/img.png" alt="1">', during: writes('alt') },
  { id: 'attr.aria-label-later', html: DIV, during: writes('aria-label') },
  {
    id: 'attr.aria-reflected',
    html: DIV,
    during: (root, secret) => {
      find(root, 'div').ariaLabel = `Call ${secret}`;
    },
  },
  {
    id: 'attr.aria-description-reflected',
    html: DIV,
    during: (root, secret) => {
      find(root, 'div').ariaDescription = secret;
    },
  },
  {
    id: 'attr.aria-value-reflected',
    html: () => '<div role="slider" tabindex="0">x</div>',
    during: (root, secret) => {
      find(root, 'div').ariaValueText = `${secret} euros`;
    },
  },
  { id: 'attr.aria-role-description', html: DIV, during: writes('aria-roledescription') },
];

/** What scripts and styles read. */
const READ: readonly Channel[] = [
  { id: 'attr.mutated', html: () => '<div data-a="1">x</div>', during: writes('data-a') },
  {
    id: 'attr.dataset',
    html: DIV,
    during: (root, secret) => {
      find(root, 'div').dataset.customerName = secret;
    },
  },
  {
    id: 'attr.dataset-key',
    html: DIV,
    during: (root, secret) => find(root, 'div').setAttribute(`data-${secret}`, 'yes'),
  },
  {
    id: 'attr.invented-name',
    html: DIV,
    during: (root, secret) => find(root, 'div').setAttribute(`is-${secret}`, ''),
  },
  {
    id: 'attr.toggled-name',
    html: DIV,
    during: (root, secret) => {
      find(root, 'div').toggleAttribute(`for-${secret}`);
    },
  },
  { id: 'attr.invented-value', html: DIV, during: writes('v-bind-user') },
  {
    id: 'attr.node',
    html: DIV,
    during: (root, secret) => {
      const attribute = document.createAttribute('data-node');
      attribute.value = secret;
      find(root, 'div').setAttributeNode(attribute);
    },
  },
  {
    id: 'attr.node-value',
    html: () => '<div data-node="1">x</div>',
    during: (root, secret) => {
      const attribute = find(root, 'div').getAttributeNode('data-node');
      if (attribute !== null) attribute.value = secret;
    },
  },
  { id: 'attr.id-later', html: DIV, during: writes('id', (c) => `row-${c}`) },
  { id: 'attr.class-later', html: DIV, during: writes('class', (c) => `user-${c}`) },
  {
    id: 'attr.class-toggled',
    html: () => '<div class="plain">x</div>',
    during: (root, secret) => {
      find(root, 'div').classList.toggle(`is-${secret}`, true);
    },
  },
  { id: 'attr.name-later', html: () => '<input>', during: writes('name') },
  { id: 'attr.part-later', html: DIV, during: writes('part') },
  { id: 'attr.slot-later', html: DIV, during: writes('slot') },
  { id: 'attr.lang-later', html: DIV, during: writes('lang', (c) => `x-${c}`) },
  { id: 'attr.item-later', html: () => '<meta itemprop="author">', during: writes('content') },
];

/** What does not stay. */
const PASSING: readonly Channel[] = [
  {
    id: 'attr.flashed',
    html: () => '<div data-flash="1">x</div>',
    during: async (root, secret, kit) => {
      find(root, 'div').setAttribute('data-flash', secret);
      await kit.sleep(40);
      find(root, 'div').setAttribute('data-flash', '2');
    },
  },
  {
    id: 'attr.old-value',
    html: () => '<div data-flash="1">x</div>',
    during: (root, secret) => {
      find(root, 'div').setAttribute('data-flash', secret);
      find(root, 'div').removeAttribute('data-flash');
    },
  },
];

/** Addresses. */
const ADDRESSES: readonly Channel[] = [
  {
    id: 'attr.href-later',
    html: () => '<a href="/">x</a>',
    during: writes('href', (c) => `/users/${c}/profile`),
  },
  {
    id: 'attr.href-part-later',
    html: () => '<a href="/a?b=1">x</a>',
    during: (root, secret) => {
      find<HTMLAnchorElement>(root, 'a').search = `?token=${secret}`;
    },
  },
  {
    id: 'attr.src-later',
    html: () => '<img src="/img.png" alt="">',
    during: writes('src', (c) => `/img.png?sig=${c}`),
  },
  {
    id: 'attr.srcset-later',
    html: () => '<img src="/img.png" alt="">',
    during: writes('srcset', (c) => `/img.png?s=${c} 2x`),
  },
  {
    id: 'attr.picture-source-later',
    html: () => '<picture><img src="/img.png" alt=""></picture>',
    during: (root, secret) => {
      const source = document.createElement('source');
      source.srcset = `/img.png?picture=${secret}`;
      find(root, 'picture').prepend(source);
    },
  },
  {
    id: 'attr.data-image-later',
    html: () => '<img width="9" height="9" alt="">',
    during: writes(
      'src',
      (c) =>
        `data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg'><text>${c}</text></svg>`)}`,
    ),
  },
  { id: 'attr.action-later', html: () => '<form></form>', during: writes('action', (c) => `/save/${c}`) },
  {
    id: 'attr.formaction-later',
    html: () => '<button type="button">x</button>',
    during: writes('formaction', (c) => `/go/${c}`),
  },
  { id: 'attr.cite-later', html: () => '<q>x</q>', during: writes('cite', (c) => `https://x.example/${c}`) },
  { id: 'attr.ping-later', html: () => '<a href="#top">x</a>', during: writes('ping', (c) => `/ping/${c}`) },
  {
    id: 'attr.mail-later',
    kind: 'email',
    html: () => '<a href="/">x</a>',
    during: writes('href', (c) => `mailto:${c}`),
  },
];

/** Attributes that change or come. */
export const ATTRIBUTES_LATER: readonly Channel[] = [...TOLD, ...READ, ...PASSING, ...ADDRESSES];
