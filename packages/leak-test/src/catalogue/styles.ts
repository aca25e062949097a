// Channels: text and addresses in style sheets: style elements, linked files, sheets that scripts made.
import type { Channel } from './channel.ts';
import { disguise } from './disguise.ts';
import { CDN_ORIGIN } from './hosts.ts';
import { find } from './live/find.ts';
import { inThree } from './split-secret.ts';

const style = (id: string, css: (secret: string) => string, after = ''): Channel => ({
  id,
  html: (secret) => `<style>${css(secret)}</style>${after}`,
});

/** What a sheet writes into the page. */
const WRITTEN: readonly Channel[] = [
  style('css.style-content', (s) => `.k1::before{content:"${s}"}`, '<i class="k1"></i>'),
  {
    id: 'css.attr-fn',
    html: (s) => `<style>.k5::before{content:attr(data-x)}</style><i class="k5" data-x="${s}"></i>`,
  },
  {
    id: 'css.attr-fallback',
    html: (s) => `<style>.k6::before{content:attr(data-none, "${s}")}</style><i class="k6"></i>`,
  },
  style('css.content-after', (s) => `.k7::after{content:"for ${s}"}`, '<i class="k7"></i>'),
  style('css.content-marker', (s) => `.k8::marker{content:"${s} "}`, '<ul><li class="k8">x</li></ul>'),
  style('css.content-alt', (s) => `.k9::before{content:url(/img.png) / "${s}"}`, '<i class="k9"></i>'),
  style(
    'css.content-counter',
    (s) => `.k10{counter-increment:beds}.k10::before{content:counter(beds) "${s}"}`,
    '<i class="k10"></i>',
  ),
  style('css.content-counters', (s) => `.k11::before{content:counters(beds, "${s}")}`, '<i class="k11"></i>'),
  style(
    'css.content-from-variable',
    (s) => `.k12{--who:"${s}"}.k12::before{content:var(--who)}`,
    '<i class="k12"></i>',
  ),
  style('css.content-print', (s) => `@media print{.k13::before{content:"${s}"}}`, '<i class="k13"></i>'),
  style('css.content-hover', (s) => `.k14:hover::before{content:"${s}"}`, '<i class="k14">x</i>'),
  {
    id: 'css.content-pieces',
    html: (s) =>
      `<style>.k15::before{content:${inThree(s)
        .map((part) => `"${part}"`)
        .join(' ')}}</style><i class="k15"></i>`,
    pieces: inThree,
  },
  style('css.content-escaped', (s) => `.k16::before{content:"${escaped(s)}"}`, '<i class="k16"></i>'),
  style('css.list-marker', (s) => `.k17{list-style-type:"${s}"}`, '<ul class="k17"><li>x</li></ul>'),
  style('css.quotes', (s) => `.k18{quotes:"${s}" "x"}`, '<q class="k18">x</q>'),
  style('css.page-margin', (s) => `@page{@top-center{content:"${s}"}}`),
  style('css.starting-style', (s) => `@starting-style{.k19{--from:"${s}"}}`),
  style('css.comment', (s) => `/* ${s} */.k20{color:red}`),
  style('css.unknown-rule', (s) => `.k21{color:red}@whatever ${s}{a:b}`),
  style('css.dropped-declaration', (s) => `.k22{color:red;colour:${s}}`),
  {
    id: 'css.not-applied',
    html: (s) => `<style type="text/x-theme">.k23::before{content:"${s}"}</style>`,
  },
  { id: 'css.style-title', html: (s) => `<style title="${s}"></style>` },
  { id: 'css.style-media', html: (s) => `<style media="(${s})">.k24{color:red}</style>` },
  {
    id: 'css.nested',
    html: (s) => `<style>.k25{color:red;&::after{content:"${s}"}}</style><i class="k25"></i>`,
  },
];

const ADDRESSES: readonly Channel[] = [
  {
    id: 'css.head-style-url',
    head: (s) => `<style>.k2{background:url(/b.png?u=${s})}</style>`,
    scope: 'page',
  },
  { id: 'css.link-sheet', head: (s) => `<link rel="stylesheet" href="/sheet.css?tok=${s}">`, scope: 'page' },
  style('css.import', (s) => `@import url("/imported.css?u=${s}");`),
  style('css.import-data', (s) => `@import url("data:text/css,.k30%7B--a:'${s}'%7D");`),
  style('css.image-set', (s) => `.k31{background:image-set("/img.png?x=${s}" 1x)}`, '<i class="k31"></i>'),
  style('css.cursor', (s) => `.k32{cursor:url(/img.png?c=${s}),auto}`),
  style('css.mask-image', (s) => `.k33{mask-image:url(/img.svg#${s})}`, '<i class="k33"></i>'),
  style('css.filter-url', (s) => `.k34{filter:url(#blur-${s})}`),
  style('css.list-image', (s) => `.k35{list-style-image:url(/img.png?l=${s})}`),
  style('css.font-source', (s) => `@font-face{font-family:k36;src:url(/fonts/${s}.woff2)}`),
  style('css.namespace', (s) => `@namespace k37 url("urn:${s}");`),
];

/** Text of the sheet's own file: its address does not say it. */
const FILES: readonly Channel[] = [
  {
    id: 'css.file-content',
    head: (s) => `<link rel="stylesheet" href="/sheet-of/${disguise(s)}.css">`,
    scope: 'page',
  },
  {
    id: 'css.file-other-host',
    head: (s) => `<link rel="stylesheet" crossorigin href="${CDN_ORIGIN}/sheet-of/${disguise(s)}.css">`,
    scope: 'page',
  },
  { id: 'css.file-imported', html: (s) => `<style>@import url("/sheet-of/${disguise(s)}.css");</style>` },
];

/** Sheets and rules that scripts made before. */
const MADE_BEFORE: readonly Channel[] = [
  {
    id: 'css.inserted-before',
    html: () => '<style></style>',
    before: (root, secret) => {
      find<HTMLStyleElement>(root, 'style').sheet?.insertRule(`.k40::after{content:"${secret}"}`);
    },
  },
  {
    id: 'css.declared-before',
    html: () => '<style>.k41{color:red}</style>',
    before: (root, secret) => {
      const rule = find<HTMLStyleElement>(root, 'style').sheet?.cssRules[0];
      if (!(rule instanceof CSSStyleRule)) throw new Error("the channel's rule is missing");
      rule.style.setProperty('--who', `"${secret}"`);
    },
  },
  {
    id: 'css.adopted-before',
    scope: 'page',
    before: (_, secret) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.k42::after{content:"${secret}"}`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
  },
  {
    id: 'css.disabled-sheet',
    html: (s) => `<style>.k43::after{content:"${s}"}</style>`,
    before: (root) => {
      const { sheet } = find<HTMLStyleElement>(root, 'style');
      if (sheet !== null) sheet.disabled = true;
    },
  },
  {
    id: 'css.style-map',
    html: () => '<div>x</div>',
    before: (root, secret) => find(root, 'div').attributeStyleMap.set('--who', `'${secret}'`),
  },
  {
    id: 'css.property-set-before',
    html: () => '<div>x</div>',
    before: (root, secret) => find(root, 'div').style.setProperty('--who', `"${secret}"`),
  },
  {
    id: 'css.animation-frames',
    html: () => '<div>x</div>',
    before: (root, secret) => {
      find(root, 'div').animate([{ fontFamily: `"${secret}"` }, { fontFamily: 'serif' }], 60_000);
    },
  },
];

/** Text and addresses in style sheets. */
export const STYLE_CHANNELS: readonly Channel[] = [...WRITTEN, ...ADDRESSES, ...FILES, ...MADE_BEFORE];

function escaped(text: string): string {
  return [...text].map((letter) => `\\${letter.charCodeAt(0).toString(16).padStart(6, '0')}`).join('');
}
