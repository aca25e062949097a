// Channels: addresses in markup. Addresses that a browser loads by itself are the site's own; others are only written.
import type { Channel } from './channel.ts';
import { APP_ORIGIN } from './hosts.ts';

const link = (id: string, address: (secret: string) => string, kind: Channel['kind'] = 'token'): Channel => ({
  id,
  kind,
  html: (secret) => `<a href="${address(secret)}">x</a>`,
});

const inHead = (id: string, head: (secret: string) => string): Channel => ({ id, head, scope: 'page' });

const LINKS: readonly Channel[] = [
  link('url.href-path', (s) => `/users/${s}/profile`),
  link('url.href-query', (s) => `/a?token=${s}`),
  link('url.href-query-name', (s) => `/a?${s}=1`),
  link('url.href-hash', (s) => `#${s}`),
  link('url.href-path-mixed', (s) => `/orders/${s}`, 'mixed'),
  link('url.href-file', (s) => `/files/${s}.pdf`),
  link('url.href-relative', (s) => `../${s}/bill`),
  link('url.href-host', (s) => `https://${s}.clinic.test/`),
  link('url.href-user', (s) => `https://${s}:x@clinic.test/`),
  link('url.href-other-site', (s) => `https://clinic.test/patients/${s}`),
  link('url.href-text-fragment', (s) => `#:~:text=${s}`),
  link(
    'url.href-percent',
    (s) => `/u/${[...s].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')}`,
  ),
  link('url.href-base64', (s) => `/open?state=${btoa(`{"user":"${s}"}`)}`),
  link('url.href-nested', (s) => `/login?next=${encodeURIComponent(`/patients/${s}?tab=1`)}`),
  link('url.href-matrix', (s) => `/map;user=${s}/view`),
  link('url.javascript', (s) => `javascript:void '${s}'`),
  link('url.mailto', (s) => `mailto:${s}`, 'email'),
  link('url.mailto-subject', (s) => `mailto:desk@clinic.test?subject=${s}`),
  link('url.tel', (s) => `tel:+44${s}`, 'number'),
  link('url.sms', (s) => `sms:+4412?body=${s}`),
  link('url.app-scheme', (s) => `clinic-app://open/${s}`),
  { id: 'url.ping', html: (s) => `<a href="#top" ping="/ping/${s}">x</a>` },
];

const MEDIA: readonly Channel[] = [
  { id: 'url.img-src', html: (s) => `<img src="/img.png?sig=${s}" width="10" height="10">` },
  { id: 'url.img-path', html: (s) => `<img src="/avatars/${s}.png" width="10" height="10">` },
  {
    id: 'url.img-srcset',
    html: (s) => `<img src="/img.png" srcset="/img.png?s=${s} 2x" width="10" height="10">`,
  },
  {
    id: 'url.source-srcset',
    html: (s) => `<picture><source srcset="/img.png?s=${s}"><img width="10" height="10"></picture>`,
  },
  { id: 'url.source-media', html: (s) => `<picture><source media="(${s})" srcset="/i.png"><img></picture>` },
  { id: 'url.img-lazy', html: (s) => `<img data-src="/img.png?u=${s}" loading="lazy">` },
  { id: 'url.img-longdesc', html: (s) => `<img longdesc="/of/${s}" src="/img.png" width="9" height="9">` },
  { id: 'url.img-usemap', html: (s) => `<img usemap="#of-${s}" src="/img.png" width="9" height="9">` },
  { id: 'url.map-name', html: (s) => `<map name="of-${s}"></map>` },
  { id: 'url.area-href', html: (s) => `<map name="m1"><area href="/beds/${s}" coords="0,0,1,1"></map>` },
  { id: 'url.area-alt', html: (s) => `<map name="m2"><area href="#top" alt="${s}"></map>` },
  {
    id: 'url.data-uri-img',
    html: (s) =>
      `<img width="10" height="10" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Ctext%3E${s}%3C/text%3E%3C/svg%3E">`,
  },
  {
    id: 'url.data-uri-base64',
    html: (s) =>
      `<img width="10" height="10" src="data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg"><text>${s}</text></svg>`)}">`,
  },
  { id: 'url.input-image', html: (s) => `<input type="image" src="/img.png?b=${s}" alt="">` },
  { id: 'url.video-poster', html: (s) => `<video poster="/img.png?p=${s}" width="20" height="20"></video>` },
  {
    id: 'url.video-src',
    html: (s) => `<video preload="none" src="/v/${s}.mp4" width="20" height="20"></video>`,
  },
  { id: 'url.audio-source', html: (s) => `<audio preload="none"><source src="/a/${s}.mp3"></audio>` },
  { id: 'url.track-src', html: (s) => `<video width="9" height="9"><track src="/t.vtt?of=${s}"></video>` },
  { id: 'url.embed-src', html: (s) => `<embed src="/img.png?e=${s}" type="image/png" width="9" height="9">` },
  { id: 'url.object-type', html: (s) => `<object type="application/${s}" width="9" height="9"></object>` },
  {
    id: 'url.table-background',
    html: (s) => `<table background="/img.png?b=${s}"><tr><td>x</td></tr></table>`,
  },
];

const OTHERS: readonly Channel[] = [
  { id: 'url.form-action', html: (s) => `<form action="/save/${s}"></form>` },
  {
    id: 'url.formaction',
    html: (s) => `<form><button type="button" formaction="/go/${s}">x</button></form>`,
  },
  { id: 'url.blockquote-cite', html: (s) => `<blockquote cite="https://x.test/${s}">x</blockquote>` },
  { id: 'url.inserted-cite', html: (s) => `<ins cite="/changes/${s}">x</ins>` },
  { id: 'url.iframe-src', html: (s) => `<iframe src="/frame?k=${s}" width="50" height="20"></iframe>` },
  { id: 'url.script-src', html: (s) => `<script src="/empty.js?user=${s}"></script>` },
  { id: 'url.script-data', html: (s) => `<script src="data:text/javascript,void'${s}'"></script>` },
  { id: 'url.body-link', html: (s) => `<link rel="prefetch" href="/next.json?user=${s}">` },
];

const HEAD: readonly Channel[] = [
  inHead('url.link-href', (s) => `<link rel="alternate" href="/feed?key=${s}">`),
  inHead('url.link-title', (s) => `<link rel="alternate" href="/feed" title="Feed of ${s}">`),
  inHead('url.canonical', (s) => `<link rel="canonical" href="/patients/${s}">`),
  inHead('url.icon', (s) => `<link rel="icon" href="/icon.png?u=${s}">`),
  inHead('url.preload', (s) => `<link rel="preload" as="image" href="/img.png?pre=${s}">`),
  inHead('url.module-preload', (s) => `<link rel="modulepreload" href="/empty.js?m=${s}">`),
  inHead('url.preconnect', (s) => `<link rel="dns-prefetch" href="${APP_ORIGIN}/#${s}">`),
  inHead('url.manifest', (s) => `<link rel="manifest" href="/app.json?u=${s}">`),
  inHead('url.next-page', (s) => `<link rel="next" href="/lists/${s}/2">`),
  inHead('url.head-script', (s) => `<script src="/empty.js?key=${s}" async></script>`),
];

/** Addresses in markup. */
export const ADDRESS_CHANNELS: readonly Channel[] = [...LINKS, ...MEDIA, ...OTHERS, ...HEAD];
