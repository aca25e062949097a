// Channels: shadow trees, custom elements, and what element internals hold.
import type { Channel } from './channel.ts';
import { find } from './live/find.ts';

const HOST = () => '<div class="host"></div>';

/** A shadow tree that a script made. */
const made = (name: string, mode: ShadowRootMode, html: (secret: string) => string): Channel => ({
  id: `shadow.${name}`,
  html: HOST,
  before: (root, secret) => {
    find(root, '.host').attachShadow({ mode }).innerHTML = html(secret);
  },
});

/** A shadow tree that the markup declares. */
const declared = (name: string, attributes: string, html: (secret: string) => string): Channel => ({
  id: `shadow.${name}`,
  html: (secret) => `<div><template ${attributes}>${html(secret)}</template></div>`,
});

const DECLARED: readonly Channel[] = [
  declared('declarative', 'shadowrootmode="open"', (s) => `<p>${s}</p>`),
  declared('declarative-closed', 'shadowrootmode="closed" shadowrootserializable', (s) => `<p>${s}</p>`),
  declared('declarative-attribute', 'shadowrootmode="open"', (s) => `<p title="${s}">x</p>`),
  declared(
    'declarative-style',
    'shadowrootmode="open"',
    (s) => `<style>:host{--who:"${s}"}</style><slot></slot>`,
  ),
  declared(
    'declarative-nested',
    'shadowrootmode="open"',
    (s) => `<div><template shadowrootmode="open"><p>${s}</p></template></div>`,
  ),
  declared('slot-fallback', 'shadowrootmode="open"', (s) => `<slot>${s}</slot>`),
  declared('slot-name', 'shadowrootmode="open"', (s) => `<slot name="of-${s}"></slot>`),
  declared('part-name', 'shadowrootmode="open"', (s) => `<p part="of-${s}">x</p>`),
  declared('template-inside', 'shadowrootmode="open"', (s) => `<template><p>${s}</p></template>`),
  declared('comment', 'shadowrootmode="open"', (s) => `<!-- ${s} --><p>x</p>`),
  {
    id: 'shadow.slotted-text',
    html: (s) => `<div><template shadowrootmode="open"><slot></slot></template>${s}</div>`,
  },
  {
    id: 'shadow.unslotted-text',
    html: (s) => `<div><template shadowrootmode="open"><p>x</p></template>${s}</div>`,
  },
];

const MADE: readonly Channel[] = [
  made('open', 'open', (s) => `<p>${s}</p>`),
  made('closed', 'closed', (s) => `<p>${s}</p>`),
  made('input', 'open', (s) => `<input value="${s}">`),
  made('closed-input', 'closed', (s) => `<input value="${s}">`),
  made('closed-style', 'closed', (s) => `<style>p::after{content:"${s}"}</style><p>x</p>`),
  made('frame', 'open', (s) => `<iframe srcdoc="<p>${s}</p>" width="50" height="20"></iframe>`),
  {
    id: 'shadow.text-alone',
    html: HOST,
    before: (root, secret) => find(root, '.host').attachShadow({ mode: 'open' }).append(secret),
  },
  {
    id: 'shadow.nested-closed',
    html: HOST,
    before: (root, secret) => {
      const outer = find(root, '.host').attachShadow({ mode: 'closed' });
      outer.innerHTML = '<div></div>';
      find(outer, 'div').attachShadow({ mode: 'closed' }).innerHTML = `<p>${secret}</p>`;
    },
  },
  {
    id: 'shadow.adopted-sheet',
    html: HOST,
    before: (root, secret) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`p::after{content:"${secret}"}`);
      const shadow = find(root, '.host').attachShadow({ mode: 'open' });
      shadow.innerHTML = '<p>x</p>';
      shadow.adoptedStyleSheets = [sheet];
    },
  },
  {
    id: 'shadow.typed-before',
    html: HOST,
    before: (root, secret) => {
      const shadow = find(root, '.host').attachShadow({ mode: 'open' });
      shadow.innerHTML = '<textarea></textarea>';
      find<HTMLTextAreaElement>(shadow, 'textarea').value = secret;
    },
  },
  {
    id: 'shadow.manual-slot',
    html: () => '<div class="host"><b></b></div>',
    before: (root, secret) => {
      const light = find(root, 'b');
      const shadow = find(root, '.host').attachShadow({ mode: 'open', slotAssignment: 'manual' });
      shadow.innerHTML = '<slot></slot>';
      light.textContent = secret;
      find<HTMLSlotElement>(shadow, 'slot').assign(light);
    },
  },
];

/** Shadow trees. */
export const SHADOW_TREE_CHANNELS: readonly Channel[] = [...DECLARED, ...MADE];
