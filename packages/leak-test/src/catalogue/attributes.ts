// Channels: attributes of ordinary elements: those that browsers know, and those that pages invent.
import type { Channel } from './channel.ts';
import { find } from './live/find.ts';

const onDiv = (name: string, value = (secret: string): string => secret): Channel => ({
  id: `attr.${name}`,
  html: (secret) => `<div ${name}="${value(secret)}">x</div>`,
});

const NAMED: readonly Channel[] = [
  'title',
  'data-user',
  'id',
  'name',
  'content',
  'x-custom',
  'lang',
  'slot',
  'part',
  'nonce',
  'is',
  'accesskey',
  'role',
  'anchor',
  'tabindex',
  'dir',
  'translate',
  'enterkeyhint',
  'autocapitalize',
  'contextmenu',
  'virtualkeyboardpolicy',
].map((name) => onDiv(name));

const ARIA: readonly Channel[] = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-placeholder',
  'aria-roledescription',
  'aria-braillelabel',
  'aria-labelledby',
  'aria-describedby',
  'aria-owns',
  'aria-controls',
  'aria-activedescendant',
  'aria-keyshortcuts',
].map((name) => onDiv(name));

/** Microdata, RDFa and what search engines read. */
const MEANING: readonly Channel[] = [
  'itemprop',
  'itemid',
  'itemtype',
  'itemref',
  'property',
  'resource',
  'about',
  'typeof',
  'vocab',
  'datatype',
].map((name) => onDiv(name));

const FORMS: readonly Channel[] = [
  { id: 'attr.class', html: (s) => `<div class="user-${s}">x</div>` },
  { id: 'attr.class-arbitrary', html: (s) => `<div class="bg-[url(/u/${s}.png)]">x</div>` },
  { id: 'attr.data-email', kind: 'email', html: (s) => `<div data-email="${s}">x</div>` },
  { id: 'attr.data-mixed', kind: 'mixed', html: (s) => `<div data-order="${s}">x</div>` },
  { id: 'attr.id-email', kind: 'email', html: (s) => `<div id="row-${s}">x</div>` },
  { id: 'attr.data-json', html: (s) => `<div data-props='{"user":{"name":"${s}"}}'>x</div>` },
  { id: 'attr.data-base64', html: (s) => `<div data-token="${btoa(`{"sub":"${s}"}`)}">x</div>` },
  { id: 'attr.data-hex', html: (s) => `<div data-hex="${hexOf(s)}">x</div>` },
  { id: 'attr.data-name', html: (s) => `<div data-${s}="1">x</div>` },
  { id: 'attr.name-itself', html: (s) => `<div ${s}="1">x</div>` },
  { id: 'attr.onclick', html: (s) => `<div onclick="void '${s}'">x</div>` },
  { id: 'attr.alt', html: (s) => `<img alt="Photo of ${s}" src="/img.png">` },
  { id: 'attr.export-parts', html: (s) => `<div exportparts="cell: ${s}">x</div>` },
  { id: 'attr.table-abbr', html: (s) => `<table><tr><th abbr="${s}">x</th></tr></table>` },
  { id: 'attr.table-headers', html: (s) => `<table><tr><td headers="of-${s}">x</td></tr></table>` },
  { id: 'attr.table-summary', html: (s) => `<table summary="${s}"><tr><td>x</td></tr></table>` },
  { id: 'attr.bad-width', html: (s) => `<img alt="" src="/img.png" width="${s}">` },
  { id: 'attr.font-face', html: (s) => `<font face="${s}">x</font>` },
  { id: 'attr.link-target', html: (s) => `<a href="#top" target="${s}">x</a>` },
  { id: 'attr.link-download', html: (s) => `<a href="#top" download="${s}.pdf">x</a>` },
  { id: 'attr.link-rel', html: (s) => `<a href="#top" rel="${s}">x</a>` },
  { id: 'attr.link-hreflang', html: (s) => `<a href="#top" hreflang="${s}">x</a>` },
  { id: 'attr.abbr-title', html: (s) => `<abbr title="${s}">x</abbr>` },
  { id: 'attr.rrweb-name', html: (s) => `<div rr_src="${s}">x</div>` },
  {
    id: 'attr.namespaced',
    html: () => '<div>x</div>',
    before: (root, secret) => find(root, 'div').setAttributeNS('urn:shop', 'shop:user', secret),
  },
  {
    id: 'attr.reflected',
    html: () => '<div>x</div>',
    before: (root, secret) => {
      find(root, 'div').ariaLabel = `Chat with ${secret}`;
    },
  },
];

/** What stands in a style attribute. */
const STYLES: readonly Channel[] = [
  { id: 'attr.style-url', html: (s) => `<div style="background-image:url(/bg.png?t=${s})">x</div>` },
  { id: 'attr.style-custom-prop', html: (s) => `<div style="--user:'${s}'">x</div>` },
  { id: 'attr.style-custom-name', html: (s) => `<div style="--${s}:1px">x</div>` },
  { id: 'attr.style-unknown', html: (s) => `<div style="${s}:1px">x</div>` },
  { id: 'attr.style-comment', html: (s) => `<div style="color:red/*${s}*/">x</div>` },
  { id: 'attr.style-font', html: (s) => `<div style="font-family:'${s}'">x</div>` },
  { id: 'attr.style-content', html: (s) => `<div style="content:'${s}'">x</div>` },
  { id: 'attr.style-quotes', html: (s) => `<div style="quotes:'${s}' 'x'"><q>x</q></div>` },
  { id: 'attr.style-animation', html: (s) => `<div style="animation-name:${s}">x</div>` },
  { id: 'attr.style-area', html: (s) => `<div style="grid-area:${s}">x</div>` },
  { id: 'attr.style-container', html: (s) => `<div style="container-name:${s}">x</div>` },
  { id: 'attr.style-transition', html: (s) => `<div style="view-transition-name:${s}">x</div>` },
  { id: 'attr.style-anchor', html: (s) => `<div style="anchor-name:--${s}">x</div>` },
  { id: 'attr.style-timeline', html: (s) => `<div style="scroll-timeline-name:--${s}">x</div>` },
  { id: 'attr.style-counter', html: (s) => `<div style="counter-reset:${s} 3">x</div>` },
  { id: 'attr.style-list', html: (s) => `<ul style="list-style-type:'${s}'"><li>x</li></ul>` },
  { id: 'attr.style-bad-unit', html: (s) => `<div style="width:12${s}">x</div>` },
  { id: 'attr.style-emphasis', html: (s) => `<div style="text-emphasis:'${s}'">x</div>` },
  { id: 'attr.style-ellipsis', html: (s) => `<div style="text-overflow:'${s}'">x</div>` },
  { id: 'attr.style-hyphen', html: (s) => `<div style="hyphenate-character:'${s}'">x</div>` },
  {
    id: 'attr.style-escaped',
    html: (s) =>
      `<div style="font-family:${[...s].map((letter) => `\\${letter.charCodeAt(0).toString(16)} `).join('')}">x</div>`,
  },
];

/** Attributes, as they are when the recorder starts. */
export const ATTRIBUTE_CHANNELS: readonly Channel[] = [...NAMED, ...ARIA, ...MEANING, ...FORMS, ...STYLES];

function hexOf(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
