// Hostile pages, one way in each. Every address names its case, so that a request that gets out says which it was.
import { type Draft, el, svg, withFields } from './nodes.ts';

/** What a case needs to say where it leads. */
export interface Lure {
  /** An address at the attacker's host. */
  readonly url: string;
  /** A program that tells the test that it ran. */
  readonly js: string;
}

/** One way in. */
export interface HostileCase {
  readonly name: string;
  readonly nodes?: (lure: Lure) => readonly (Draft | string)[];
  /** CSS, tried in every place where CSS may stand. */
  readonly css?: (lure: Lure) => string;
  /** Events of other kinds; `id` is an image's or a canvas's. */
  readonly data?: (lure: Lure, id: number) => Readonly<Record<string, unknown>>;
  /** Why it reaches nobody even where nothing protects: kept, because browsers and rrweb change. */
  readonly inert?: string;
}

const RRWEB = 'rrweb itself takes it out';
const CHROMIUM = 'this Chromium does not act on it';
const NEVER_LOADED = 'it waits for the page to have loaded, which a page of rrweb never has';
const box = 'display:block;width:40px;height:40px;';

const ELEMENTS: readonly HostileCase[] = [
  { name: 'script-src', nodes: ({ url }) => [el('SCRIPT', { src: url })] },
  { name: 'script-lower', nodes: ({ url }) => [el('script', { src: url })], inert: RRWEB },
  { name: 'script-text', nodes: ({ js }) => [el('sCript', {}, js)] },
  { name: 'script-module', nodes: ({ url }) => [el('SCRIPT', { type: 'module', src: url })] },
  {
    name: 'script-in-shadow',
    nodes: ({ js }) => [
      withFields(el('div', {}, withFields(el('SCRIPT', {}, js), { isShadow: true })), { isShadowHost: true }),
    ],
  },
  {
    name: 'speculation-rules',
    nodes: ({ url }) => [
      el('SCRIPT', { type: 'speculationrules' }, `{"prefetch":[{"source":"list","urls":["${url}"]}]}`),
    ],
    inert: CHROMIUM,
  },
  { name: 'img-onerror', nodes: ({ js }) => [el('img', { src: 'data:,x', onerror: js })] },
  { name: 'details-ontoggle', nodes: ({ js }) => [el('details', { ontoggle: js, open: '' })] },
  {
    name: 'animation-handler',
    nodes: ({ js }) => [
      el('style', {}, '@keyframes k{from{top:0}}'),
      el('div', { style: 'animation:k 1s', onanimationstart: js }, 'x'),
    ],
  },
  { name: 'click-handler', nodes: ({ js }) => [el('button', { ONCLICK: js }, 'x')] },
  { name: 'pointer-handler', nodes: ({ js }) => [el('button', { onpointerdown: js }, 'x')] },
  {
    name: 'svg-onbegin',
    nodes: ({ js }) => [
      svg(
        'svg',
        {},
        svg('rect', {}, svg('animate', { attributeName: 'x', dur: '1s', from: '0', to: '9', onbegin: js })),
      ),
    ],
    inert: NEVER_LOADED,
  },
  { name: 'svg-onload-case', nodes: ({ js }) => [svg('svg', { onLoad: js })], inert: CHROMIUM },
  {
    name: 'svg-script-href',
    nodes: ({ url }) => [svg('svg', {}, svg('SCRIPT', { href: url }))],
  },
  { name: 'svg-script', nodes: ({ js }) => [svg('svg', {}, svg('script', {}, js))], inert: RRWEB },
  {
    name: 'svg-use',
    nodes: ({ url }) => [svg('svg', {}, svg('use', { href: `${url}#a` }))],
    inert: CHROMIUM,
  },
  {
    name: 'svg-use-data',
    nodes: ({ js }) => [
      svg(
        'svg',
        {},
        svg('use', {
          href: `data:image/svg+xml,<svg id="x" xmlns="http://www.w3.org/2000/svg" onload="${js}"/>#x`,
        }),
      ),
    ],
    inert: CHROMIUM,
  },
  {
    name: 'svg-image',
    nodes: ({ url }) => [svg('svg', {}, svg('image', { href: url, width: '9', height: '9' }))],
  },
  {
    name: 'svg-image-xlink',
    nodes: ({ url }) => [svg('svg', {}, svg('image', { 'xlink:href': url, width: '9', height: '9' }))],
  },
  {
    name: 'svg-feimage',
    nodes: ({ url }) => [
      svg(
        'svg',
        {},
        svg('filter', { id: 'fe-1' }, svg('feimage', { href: url })),
        svg('rect', { width: '9', height: '9', filter: 'url(#fe-1)' }),
      ),
    ],
  },
  {
    name: 'svg-set-href',
    nodes: ({ url }) => [
      svg(
        'svg',
        {},
        svg(
          'image',
          { width: '9', height: '9' },
          svg('set', { attributeName: 'href', to: url, begin: '0s' }),
        ),
      ),
    ],
    inert: NEVER_LOADED,
  },
  {
    name: 'svg-animate-href',
    nodes: ({ js }) => [
      svg(
        'svg',
        { width: '90', height: '90' },
        svg(
          'a',
          {},
          svg('animate', { attributeName: 'href', values: `javascript:${js}` }),
          svg('rect', { width: '90', height: '90' }),
        ),
      ),
    ],
    inert: CHROMIUM,
  },
  {
    name: 'svg-a-script',
    nodes: ({ js }) => [
      svg(
        'svg',
        { width: '90', height: '90' },
        svg('a', { 'xlink:href': `javascript:${js}` }, svg('rect', { width: '90', height: '90' })),
      ),
    ],
  },
  {
    name: 'svg-foreign-iframe',
    nodes: ({ url }) => [
      svg(
        'svg',
        { width: '90', height: '90' },
        svg('foreignobject', { width: '90', height: '90' }, el('iframe', { src: url })),
      ),
    ],
  },
  {
    name: 'svg-fill',
    nodes: ({ url }) => [svg('svg', {}, svg('rect', { width: '9', height: '9', fill: `url(${url}#a)` }))],
  },
  {
    name: 'svg-filter',
    nodes: ({ url }) => [svg('svg', {}, svg('rect', { width: '9', height: '9', filter: `url(${url}#a)` }))],
    inert: CHROMIUM,
  },
  {
    name: 'svg-mask',
    nodes: ({ url }) => [svg('svg', {}, svg('rect', { width: '9', height: '9', mask: `url(${url}#a)` }))],
  },
  {
    name: 'mathml-href',
    nodes: ({ js }) => [
      el('math', {}, el('mrow', { href: `javascript:${js}`, 'xlink:href': `javascript:${js}` }, 'x')),
    ],
    inert: RRWEB,
  },
  { name: 'a-script', nodes: ({ js }) => [el('a', { href: `javascript:${js}` }, 'x')] },
  { name: 'a-script-blanks', nodes: ({ js }) => [el('a', { href: ` \u0001java\tscript:${js}` }, 'x')] },
  { name: 'a-href', nodes: ({ url }) => [el('a', { href: url }, 'x')] },
  { name: 'a-top', nodes: ({ url }) => [el('a', { href: url, target: '_top' }, 'x')] },
  { name: 'a-blank', nodes: ({ url }) => [el('a', { href: url, target: '_blank' }, 'x')] },
  { name: 'a-ping', nodes: ({ url }) => [el('a', { href: '#', ping: url }, 'x')] },
  {
    name: 'a-attribution',
    nodes: ({ url }) => [el('a', { href: '#', attributionsrc: url }, 'x')],
    inert: CHROMIUM,
  },
  { name: 'img-attribution', nodes: ({ url }) => [el('img', { attributionsrc: url })], inert: CHROMIUM },
  {
    name: 'area',
    nodes: ({ url }) => [
      el('map', { name: 'm-1' }, el('area', { href: url, shape: 'rect', coords: '0,0,60,60' })),
      el('img', {
        usemap: '#m-1',
        width: '60',
        height: '60',
        src: 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
      }),
    ],
    inert: 'the clicks of this test do not find it',
  },
  {
    name: 'form-action',
    nodes: ({ url }) => [el('form', { action: url }, el('button', { type: 'submit' }, 'x'))],
  },
  {
    name: 'form-post',
    nodes: ({ url }) => [
      el('form', { action: url, method: 'post' }, el('input', { type: 'submit', value: 'x' })),
    ],
  },
  { name: 'formaction', nodes: ({ url }) => [el('form', {}, el('button', { formaction: url }, 'x'))] },
  {
    name: 'form-script',
    nodes: ({ js }) => [el('form', { action: `javascript:${js}` }, el('button', {}, 'x'))],
  },
  { name: 'input-image', nodes: ({ url }) => [el('input', { type: 'image', src: url })] },
  { name: 'iframe-src', nodes: ({ url }) => [el('iframe', { src: url })] },
  { name: 'iframe-script', nodes: ({ js }) => [el('iframe', { src: `javascript:${js}` })] },
  {
    name: 'iframe-data',
    nodes: ({ js }) => [el('iframe', { src: `data:text/html,<script>${js}</script>` })],
  },
  { name: 'iframe-srcdoc', nodes: ({ js }) => [el('iframe', { srcdoc: `<script>${js}</script>` })] },
  { name: 'iframe-srcdoc-img', nodes: ({ url }) => [el('iframe', { srcdoc: `<img src="${url}">` })] },
  { name: 'frameset', nodes: ({ url }) => [el('frameset', {}, el('frame', { src: url }))] },
  { name: 'object', nodes: ({ url }) => [el('object', { data: url })] },
  { name: 'object-html', nodes: ({ url }) => [el('object', { type: 'text/html', data: url })] },
  { name: 'embed', nodes: ({ url }) => [el('embed', { src: url })] },
  { name: 'applet', nodes: ({ url }) => [el('applet', { archive: url, code: url })], inert: CHROMIUM },
  { name: 'portal', nodes: ({ url }) => [el('portal', { src: url })], inert: CHROMIUM },
  { name: 'fencedframe', nodes: ({ url }) => [el('fencedframe', { src: url })], inert: CHROMIUM },
  { name: 'link-sheet', nodes: ({ url }) => [el('link', { rel: 'stylesheet', href: url })] },
  { name: 'link-preload', nodes: ({ url }) => [el('link', { rel: 'preload', as: 'image', href: url })] },
  { name: 'link-prefetch', nodes: ({ url }) => [el('link', { rel: 'prefetch', href: url })] },
  { name: 'link-modulepreload', nodes: ({ url }) => [el('LINK', { rel: 'modulepreload', href: url })] },
  { name: 'link-preconnect', nodes: ({ url }) => [el('link', { rel: 'preconnect', href: url })] },
  { name: 'link-dns', nodes: ({ url }) => [el('link', { rel: 'dns-prefetch', href: url })] },
  { name: 'link-icon', nodes: ({ url }) => [el('link', { rel: 'icon', href: url })], inert: CHROMIUM },
  {
    name: 'link-manifest',
    nodes: ({ url }) => [el('link', { rel: 'manifest', href: url })],
    inert: CHROMIUM,
  },
  {
    name: 'link-prerender',
    nodes: ({ url }) => [el('link', { rel: 'prerender', href: url })],
    inert: CHROMIUM,
  },
  {
    name: 'meta-refresh',
    nodes: ({ url }) => [el('meta', { 'http-equiv': 'refresh', content: `0;url=${url}` })],
    inert: NEVER_LOADED,
  },
  {
    name: 'meta-csp-report',
    nodes: ({ url }) => [
      el('meta', { 'http-equiv': 'content-security-policy', content: `img-src 'none'; report-uri ${url}` }),
      el('img', { src: 'http://nowhere.test/' }),
    ],
    inert: CHROMIUM,
  },
  { name: 'base', nodes: ({ url }) => [el('base', { href: url }), el('img', { src: 'picture' })] },
  { name: 'manifest', nodes: ({ url }) => [el('html', { manifest: url })], inert: CHROMIUM },
  { name: 'img', nodes: ({ url }) => [el('img', { src: url })] },
  { name: 'img-lazy', nodes: ({ url }) => [el('img', { src: url, loading: 'lazy' })] },
  { name: 'img-srcset', nodes: ({ url }) => [el('img', { srcset: `${url} 1x` })] },
  {
    name: 'img-svg-data',
    nodes: ({ url }) => [
      el('img', {
        src: `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><image href="${url}"/></svg>`,
      }),
    ],
    inert: CHROMIUM,
  },
  { name: 'img-rr-data', nodes: ({ url }) => [el('img', { src: 'data:,x', rr_dataURL: url })] },
  { name: 'canvas-rr-data', nodes: ({ url }) => [el('canvas', { rr_dataURL: url })] },
  { name: 'picture', nodes: ({ url }) => [el('picture', {}, el('source', { srcset: url }), el('img'))] },
  { name: 'video', nodes: ({ url }) => [el('video', { src: url })] },
  { name: 'video-poster', nodes: ({ url }) => [el('video', { poster: url })] },
  { name: 'audio', nodes: ({ url }) => [el('audio', { src: url, preload: 'auto' })] },
  { name: 'source', nodes: ({ url }) => [el('video', { preload: 'auto' }, el('source', { src: url }))] },
  {
    name: 'track',
    nodes: ({ url }) => [
      el('video', { src: 'data:video/mp4,x' }, el('track', { src: url, kind: 'subtitles', default: '' })),
    ],
    inert: CHROMIUM,
  },
  { name: 'body-background', nodes: ({ url }) => [el('body', { background: url }, 'x')] },
  {
    name: 'table-background',
    nodes: ({ url }) => [el('table', { background: url }, el('tr', {}, el('td', {}, 'x')))],
  },
  {
    name: 'td-background',
    nodes: ({ url }) => [el('table', {}, el('tbody', {}, el('tr', {}, el('td', { background: url }, 'x'))))],
  },
  { name: 'noscript', nodes: ({ url }) => [el('noscript', {}, el('img', { src: url }))] },
  {
    name: 'template',
    nodes: ({ url }) => [el('template', { shadowrootmode: 'open' }, el('img', { src: url }))],
  },
  {
    name: 'custom-element',
    nodes: ({ url }) => [withFields(el('x-lure', {}, el('img', { src: url })), { isCustom: true })],
  },
  {
    name: 'dialog',
    nodes: ({ url }) => [el('dialog', { open: '', rr_open_mode: 'modal' }, el('img', { src: url }))],
  },
  { name: 'xmp', nodes: ({ url }) => [el('xmp', {}, `<img src="${url}">`)], inert: CHROMIUM },
  { name: 'text-of-script', nodes: ({ js }) => [el('div', {}, `<script>${js}</script>`)], inert: CHROMIUM },
  { name: 'bgsound', nodes: ({ url }) => [el('bgsound', { src: url })], inert: CHROMIUM },
  { name: 'input-src-later', nodes: ({ url }) => [el('input', { src: url, type: 'image' })] },
];

const SHEETS: readonly HostileCase[] = [
  { name: 'css-import', css: ({ url }) => `@import "${url}";` },
  { name: 'css-import-url', css: ({ url }) => `@import url(${url}) screen;` },
  { name: 'css-import-escape', css: ({ url }) => `@\\69mport "${url}";` },
  { name: 'css-background', css: ({ url }) => `body{background:url(${url})}` },
  { name: 'css-background-escape', css: ({ url }) => `body{background:\\75 \\72l("${url}")}` },
  { name: 'css-image-set', css: ({ url }) => `body{background:image-set("${url}" 1x)}` },
  { name: 'css-webkit-image-set', css: ({ url }) => `body{background:-webkit-image-set(url(${url}) 1x)}` },
  {
    name: 'css-cross-fade',
    css: ({ url }) => `body{background:-webkit-cross-fade(url(${url}),url(${url}),50%)}`,
  },
  { name: 'css-variable', css: ({ url }) => `body{--a:url(${url});background:var(--a)}` },
  {
    name: 'css-font-face',
    css: ({ url }) => `@font-face{font-family:lure;src:url(${url})}body{font-family:lure}`,
  },
  { name: 'css-list-style', css: ({ url }) => `body{display:list-item;list-style-image:url(${url})}` },
  { name: 'css-content', css: ({ url }) => `body::before{content:url(${url})}` },
  { name: 'css-border-image', css: ({ url }) => `body{border:9px solid;border-image:url(${url}) 1}` },
  { name: 'css-mask', css: ({ url }) => `body{mask:url(${url});-webkit-mask-image:url(${url})}` },
  { name: 'css-filter', css: ({ url }) => `body{filter:url(${url}#a)}`, inert: CHROMIUM },
  { name: 'css-backdrop', css: ({ url }) => `body{backdrop-filter:url(${url}#a)}`, inert: CHROMIUM },
  { name: 'css-clip-path', css: ({ url }) => `body{clip-path:url(${url}#a)}` },
  { name: 'css-shape', css: ({ url }) => `body::before{content:"x";float:left;shape-outside:url(${url})}` },
  { name: 'css-offset-path', css: ({ url }) => `body{offset-path:url(${url}#a)}`, inert: CHROMIUM },
  { name: 'css-cursor', css: ({ url }) => `*{cursor:url(${url}),auto}` },
  { name: 'css-hover', css: ({ url }) => `body:hover{background:url(${url})}` },
  {
    name: 'css-counter-style',
    css: ({ url }) =>
      `@counter-style c{system:cyclic;symbols:url(${url})}body{display:list-item;list-style:c}`,
    inert: CHROMIUM,
  },
  { name: 'css-attr-selector', css: ({ url }) => `body:not([x="}"]){background:url(${url})}` },
  {
    name: 'css-nested',
    css: ({ url }) => `@media all{@supports (top:0){@layer x{body{&{background:url(${url})}}}}}`,
  },
  { name: 'css-comment', css: ({ url }) => `/*\\*/body{background:url(${url})}/**/` },
  { name: 'css-bad-string', css: ({ url }) => `x{a:"\n}body{background:url(${url})}` },
  {
    name: 'css-keyframes',
    css: ({ url }) => `@keyframes k{from,to{background:url(${url})}}body{animation:k 9s}`,
  },
  { name: 'css-paint-order', css: ({ url }) => `body{background:paint(url(${url}))}`, inert: CHROMIUM },
  { name: 'css-src', css: ({ url }) => `body{background:src("${url}")}`, inert: CHROMIUM },
  { name: 'css-element', css: ({ url }) => `body{background:image("${url}")}`, inert: CHROMIUM },
  { name: 'css-namespace', css: ({ url }) => `@namespace url(${url});`, inert: CHROMIUM },
  {
    name: 'css-property',
    css: ({ url }) =>
      `@property --p{syntax:"<url>";inherits:true;initial-value:url(${url})}body{background:var(--p)}`,
  },
  { name: 'css-view-transition', css: () => '@view-transition{navigation:auto}', inert: CHROMIUM },
  {
    name: 'css-expression',
    css: ({ js }) => `body{width:expression(${js});behavior:url(#x);-moz-binding:url(x#y)}`,
    inert: CHROMIUM,
  },
  {
    name: 'css-attr',
    css: ({ url }) => `body{background:attr(title type(<url>),url(${url}))}`,
    inert: CHROMIUM,
  },
  { name: 'css-split-text', nodes: ({ url }) => [el('style', {}, 'body{background:u', `rl(${url})}`)] },
  { name: 'css-split-import', nodes: ({ url }) => [el('style', {}, '@imp', `ort "${url}";`)] },
  {
    name: 'css-split-comment',
    nodes: ({ url }) => [el('style', {}, 'a{}/* " */ b{x:"', `";}body{background:url(${url})}`)],
  },
  {
    name: 'css-in-svg',
    nodes: ({ url }) => [svg('svg', {}, svg('style', {}, `body{background:url(${url})}`))],
  },
  {
    name: 'style-attribute',
    nodes: ({ url }) => [el('div', { style: `${box}background:url(${url})` }, 'x')],
  },
  {
    name: 'style-attribute-import',
    nodes: ({ url }) => [el('div', { style: `${box}background:\\75rl(${url})` }, 'x')],
  },
  { name: 'css-text-attribute', nodes: ({ url }) => [el('style', { _cssText: `@import "${url}";` })] },
  {
    name: 'css-text-of-link',
    nodes: ({ url }) => [el('link', { rel: 'stylesheet', _cssText: `body{background:url(${url})}` })],
  },
];

const EVENTS: readonly HostileCase[] = [
  {
    name: 'font-event',
    data: ({ url }) => ({ source: 10, family: 'lure-font', fontSource: `url(${url})`, buffer: false }),
    nodes: () => [el('p', { style: 'font-family:lure-font' }, 'x')],
  },
  {
    name: 'canvas-event',
    data: ({ url }, id) => ({
      source: 9,
      id,
      type: 0,
      commands: [{ property: 'drawImage', args: [{ rr_type: 'HTMLImageElement', src: url }, 0, 0] }],
    }),
    nodes: () => [el('canvas')],
  },
  {
    name: 'canvas-constructor',
    data: ({ js }, id) => ({
      source: 9,
      id,
      type: 0,
      commands: [{ property: 'fillText', args: [{ rr_type: 'Function', args: [js] }, 0, 0] }],
    }),
    nodes: () => [el('canvas')],
    inert: 'it is built and never called',
  },
  {
    name: 'canvas-worker',
    data: ({ url }, id) => ({
      source: 9,
      id,
      type: 0,
      commands: [{ property: 'fillText', args: [{ rr_type: 'EventSource', args: [url] }, 0, 0] }],
    }),
    nodes: () => [el('canvas')],
  },
  {
    name: 'style-object',
    data: ({ url }, id) => ({
      source: 0,
      texts: [],
      adds: [],
      removes: [],
      attributes: [{ id, attributes: { style: { 'background-image': `url(${url})`, display: 'block' } } }],
    }),
    nodes: () => [el('canvas')],
  },
  {
    name: 'style-object-injection',
    data: ({ url }, id) => ({
      source: 0,
      texts: [],
      adds: [],
      removes: [],
      attributes: [{ id, attributes: { style: { color: `red;background-image:url(${url})` } } }],
    }),
    nodes: () => [el('canvas')],
  },
  {
    name: 'style-object-comment',
    data: ({ url }, id) => ({
      source: 0,
      texts: [],
      adds: [],
      removes: [],
      attributes: [
        { id, attributes: { style: `a:'/*';b:"*/';background:url(${url});c:"` } },
        { id, attributes: { style: { color: 'red' } } },
      ],
    }),
    nodes: () => [el('canvas')],
  },
  {
    name: 'plugin',
    data: ({ js }) => ({
      source: 11,
      plugin: 'rrweb/console@1',
      payload: { level: 'log', trace: [js], payload: [js] },
    }),
    inert: RRWEB,
  },
  // Rebuilt in the player's own document, outside of the frame, while it waits for a neighbour that never comes.
  {
    name: 'orphan',
    data: ({ js }, id) => ({
      source: 0,
      texts: [],
      attributes: [],
      removes: [],
      adds: [
        {
          parentId: id,
          previousId: -1,
          nextId: null,
          node: {
            type: 2,
            tagName: 'img',
            attributes: { src: 'data:,x', onerror: js },
            childNodes: [],
            id: 90001,
          },
        },
      ],
    }),
    nodes: () => [el('canvas')],
  },
];

/** Every case. */
export const CASES: readonly HostileCase[] = [...ELEMENTS, ...SHEETS, ...EVENTS];
