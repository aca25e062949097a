// Channels: parts of a document that are no content: title, meta, scripts, comments, templates, what old browsers see.
import type { Channel } from './channel.ts';
import { find } from './live/find.ts';

const inHead = (id: string, head: (secret: string) => string): Channel => ({ id, head, scope: 'page' });

const HEAD: readonly Channel[] = [
  inHead('doc.title', (s) => `<title>Inbox of ${s}</title>`),
  inHead('doc.meta-og', (s) => `<meta property="og:title" content="${s}">`),
  inHead('doc.meta-csrf', (s) => `<meta name="csrf-token" content="${s}">`),
  inHead('doc.meta-description', (s) => `<meta name="description" content="Letters of ${s}">`),
  inHead('doc.meta-name', (s) => `<meta name="${s}" content="1">`),
  inHead('doc.meta-refresh', (s) => `<meta http-equiv="refresh" content="9999;url=/u/${s}">`),
  inHead('doc.meta-itemprop', (s) => `<meta itemprop="author" content="${s}">`),
  inHead(
    'doc.json-ld',
    (s) => `<script type="application/ld+json">{"@type":"Person","name":"${s}"}</script>`,
  ),
  inHead('doc.head-script', (s) => `<script>window.leakTestState={user:"${s}"}</script>`),
  inHead('doc.head-noscript', (s) => `<noscript><link rel="stylesheet" href="/n.css?u=${s}"></noscript>`),
  inHead('doc.head-comment', (s) => `<!-- rendered for ${s} -->`),
  inHead(
    'doc.import-map',
    (s) => `<script type="importmap">{"imports":{"user-page":"/empty.js?u=${s}"}}</script>`,
  ),
  inHead(
    'doc.speculation-rules',
    (s) =>
      `<script type="speculationrules">{"prefetch":[{"source":"document","where":{"href_matches":"/${s}/*"}}]}</script>`,
  ),
];

const SCRIPTS: readonly Channel[] = [
  { id: 'doc.inline-script', html: (s) => `<script>window.__state={user:"${s}"}</script>` },
  { id: 'doc.json-script', html: (s) => `<script type="application/json">{"user":"${s}"}</script>` },
  { id: 'doc.module-script', html: (s) => `<script type="module">const user = "${s}"; void user;</script>` },
  { id: 'doc.script-id', html: (s) => `<script type="application/json" id="state-${s}">{}</script>` },
  { id: 'doc.script-comment', html: (s) => `<script>/* ${s} */</script>` },
  { id: 'doc.text-template', html: (s) => `<script type="text/x-template"><p>${s}</p></script>` },
];

/** What is in the document and not shown. */
const UNSHOWN: readonly Channel[] = [
  { id: 'doc.noscript', html: (s) => `<noscript><p>${s}</p></noscript>` },
  { id: 'doc.template', html: (s) => `<template><p>${s}</p></template>` },
  { id: 'doc.template-attribute', html: (s) => `<template><p title="${s}">x</p></template>` },
  {
    id: 'doc.template-nested',
    html: (s) => `<template><template><p>${s}</p></template></template>`,
  },
  { id: 'doc.comment', html: (s) => `<!-- user ${s} --><b>x</b>` },
  { id: 'doc.conditional-comment', html: (s) => `<!--[if IE]><p>${s}</p><![endif]--><b>x</b>` },
  { id: 'doc.bogus-comment', html: (s) => `<?user ${s}?><b>x</b>` },
  { id: 'doc.framework-comment', html: (s) => `<!--$?--><b>x</b><!--/$ ${s}-->` },
  {
    id: 'doc.processing-instruction',
    html: () => '<b>x</b>',
    before: (root, secret) => root.append(document.createProcessingInstruction('user', secret)),
  },
  { id: 'doc.iframe-fallback', html: (s) => `<iframe width="50" height="20"><p>${s}</p></iframe>` },
  { id: 'doc.noembed', html: (s) => `<noembed><p>${s}</p></noembed>` },
  { id: 'doc.noframes', html: (s) => `<noframes><p>${s}</p></noframes>` },
  { id: 'doc.canvas-fallback', html: (s) => `<canvas width="20" height="9">${s}</canvas>` },
  { id: 'doc.video-fallback', html: (s) => `<video width="20" height="9"><p>${s}</p></video>` },
  { id: 'doc.audio-fallback', html: (s) => `<audio><p>${s}</p></audio>` },
  { id: 'doc.object-fallback', html: (s) => `<object type="text/x-none"><p>${s}</p></object>` },
  { id: 'doc.object-param', html: (s) => `<object><param name="user" value="${s}"></object>` },
];

/** On the elements that hold all others, and around them. */
const AROUND: readonly Channel[] = [
  {
    id: 'doc.html-attribute',
    scope: 'page',
    before: (_, secret) => document.documentElement.setAttribute('data-user', secret),
  },
  {
    id: 'doc.html-language',
    scope: 'page',
    before: (_, secret) => {
      document.documentElement.lang = `en-${secret}`;
    },
  },
  {
    id: 'doc.body-class',
    scope: 'page',
    before: (_, secret) => document.body.classList.add(`user-${secret}`),
  },
  {
    id: 'doc.body-id',
    scope: 'page',
    before: (_, secret) => {
      document.body.id = `page-of-${secret}`;
    },
  },
  {
    id: 'doc.comment-after-html',
    scope: 'page',
    before: (_, secret) => {
      document.append(new Comment(` served to ${secret} `));
    },
  },
  {
    id: 'doc.section-sibling',
    html: () => '<p>x</p>',
    before: (root, secret) => {
      find(root, 'p').after(document.createTextNode(`Signed in as ${secret}`));
    },
  },
];

/** Parts of a document that are no content. */
export const DOCUMENT_PART_CHANNELS: readonly Channel[] = [...HEAD, ...SCRIPTS, ...UNSHOWN, ...AROUND];
