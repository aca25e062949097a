// Channels: frames, and what stands in them.
import type { Channel } from './channel.ts';
import { disguise } from './disguise.ts';
import { OTHER_ORIGIN } from './hosts.ts';
import { documentOf, find } from './live/find.ts';

const SIZE = 'width="50" height="20"';

const escapeHtml = (html: string): string => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const srcdoc = (html: string, attributes = ''): string =>
  `<iframe ${attributes} srcdoc="${escapeHtml(html)}" ${SIZE}></iframe>`;

const within = (name: string, html: (secret: string) => string): Channel => ({
  id: `frame.${name}`,
  html: (secret) => srcdoc(html(secret)),
});

/** An empty frame that a script filled. */
const filled = (name: string, fill: (inside: Document, secret: string) => void): Channel => ({
  id: `frame.${name}`,
  html: () => `<iframe ${SIZE}></iframe>`,
  before: (root, secret) => fill(documentOf(find<HTMLIFrameElement>(root, 'iframe')), secret),
});

const MARKUP: readonly Channel[] = [
  within('srcdoc', (s) => `<p>Hi ${s}</p>`),
  within('srcdoc-in-srcdoc', (s) => srcdoc(`<p>${s}</p>`)),
  within('three-deep', (s) => srcdoc(srcdoc(`<p>${s}</p>`))),
  within('title-of-document', (s) => `<title>${s}</title><p>x</p>`),
  within('doctype', (s) => `<!doctype html PUBLIC "-//${s}//EN" "about:legacy-compat"><p>x</p>`),
  within('comment', (s) => `<!-- ${s} --><p>x</p>`),
  within('base', (s) => `<base href="/of/${s}/"><a href="a">x</a>`),
  within('style-content', (s) => `<style>p::before{content:"${s}"}</style><p>x</p>`),
  within('attribute', (s) => `<p title="${s}">x</p>`),
  within('field', (s) => `<input value="${s}">`),
  within('shadow-tree', (s) => `<div><template shadowrootmode="open"><p>${s}</p></template></div>`),
  within('body-attribute', (s) => `<body data-user="${s}"><p>x</p></body>`),
  within('script', (s) => `<script>var user="${s}"</script><p>x</p>`),
  { id: 'frame.sandboxed', html: (s) => srcdoc(`<p>${s}</p>`, 'sandbox') },
  {
    id: 'frame.sandboxed-same-origin',
    html: (s) => srcdoc(`<p>${s}</p>`, 'sandbox="allow-same-origin allow-scripts"'),
  },
  { id: 'frame.title', html: (s) => `<iframe title="Chat with ${s}" ${SIZE}></iframe>` },
  { id: 'frame.name', html: (s) => `<iframe name="${s}" ${SIZE}></iframe>` },
  { id: 'frame.allow', html: (s) => `<iframe allow="${s}" ${SIZE}></iframe>` },
];

const LOADED: readonly Channel[] = [
  {
    id: 'frame.same-origin',
    html: (s) => `<iframe src="/frame-text/${disguise(s)}" ${SIZE}></iframe>`,
  },
  {
    id: 'frame.object',
    html: (s) => `<object data="/frame-text/${disguise(s)}" type="text/html" ${SIZE}></object>`,
  },
  { id: 'frame.embed', html: (s) => `<embed src="/frame-text/${disguise(s)}" type="text/html" ${SIZE}>` },
  {
    id: 'frame.frameset',
    html: (s) => srcdoc(`<frameset><frame src="/frame-text/${disguise(s)}"></frameset>`),
  },
  { id: 'frame.hash', html: (s) => `<iframe src="/frame#${s}" ${SIZE}></iframe>` },
  { id: 'frame.data-address', html: (s) => `<iframe src="data:text/html,<p>${s}</p>" ${SIZE}></iframe>` },
  {
    id: 'frame.script-address',
    html: (s) => `<iframe src="javascript:'<p>${s}</p>'" ${SIZE}></iframe>`,
  },
  { id: 'frame.other-site', html: (s) => `<iframe src="${OTHER_ORIGIN}/pay/${s}" ${SIZE}></iframe>` },
  {
    id: 'frame.other-site-query',
    html: (s) => `<iframe src="${OTHER_ORIGIN}/pay?for=${s}" ${SIZE}></iframe>`,
  },
  {
    id: 'frame.other-site-name',
    html: (s) => `<iframe src="${OTHER_ORIGIN}/pay" name="for-${s}" ${SIZE}></iframe>`,
  },
  {
    id: 'frame.blob-address',
    html: () => `<iframe ${SIZE}></iframe>`,
    before: async (root, secret) => {
      const frame = find<HTMLIFrameElement>(root, 'iframe');
      const loaded = new Promise<void>((done) => {
        frame.addEventListener('load', () => done(), { once: true });
      });
      frame.src = URL.createObjectURL(new Blob([`<p>${secret}</p>`], { type: 'text/html' }));
      await loaded;
    },
  },
];

const FILLED: readonly Channel[] = [
  filled('blank-written', (inside, secret) => {
    inside.open();
    inside.write(`<p>${secret}</p>`);
    inside.close();
  }),
  filled('blank-appended', (inside, secret) => inside.body.append(secret)),
  filled('blank-field', (inside, secret) => {
    inside.body.innerHTML = '<input>';
    find<HTMLInputElement>(inside, 'input').value = secret;
  }),
  filled('blank-closed-shadow', (inside, secret) => {
    inside.body.innerHTML = '<div></div>';
    find(inside, 'div').attachShadow({ mode: 'closed' }).innerHTML = `<p>${secret}</p>`;
  }),
  filled('blank-adopted', (inside, secret) => {
    const sheet = new (inside.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(`p::after{content:"${secret}"}`);
    inside.adoptedStyleSheets = [sheet];
  }),
  filled('blank-window-name', (inside, secret) => {
    if (inside.defaultView !== null) inside.defaultView.name = secret;
  }),
];

/** Frames, and what stands in them. */
export const FRAME_CHANNELS: readonly Channel[] = [...MARKUP, ...LOADED, ...FILLED];
