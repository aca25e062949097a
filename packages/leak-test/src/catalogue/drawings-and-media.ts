// Channels: drawings, formulas, pictures, sound and film.
import type { Channel } from './channel.ts';
import { find } from './live/find.ts';
import { inThree } from './split-secret.ts';

const svg = (
  name: string,
  inner: (secret: string) => string,
  attributes = 'width="99" height="20"',
): Channel => ({
  id: `svg.${name}`,
  html: (secret) => `<svg ${attributes}>${inner(secret)}</svg>`,
});

const math = (name: string, inner: (secret: string) => string): Channel => ({
  id: `math.${name}`,
  html: (secret) => `<math>${inner(secret)}</math>`,
});

const SVG_TEXT: readonly Channel[] = [
  svg('text', (s) => `<text y="15">${s}</text>`),
  svg('title', (s) => `<title>${s}</title><rect width="9" height="9"/>`),
  svg('description', (s) => `<desc>${s}</desc><rect width="9" height="9"/>`),
  svg('metadata', (s) => `<metadata>${s}</metadata>`),
  svg('text-path', (s) => `<path id="k70" d="M0 15h99"/><text><textPath href="#k70">${s}</textPath></text>`),
  {
    id: 'svg.split-spans',
    html: (s) =>
      `<svg width="99" height="20"><text y="15">${inThree(s)
        .map((part) => `<tspan>${part}</tspan>`)
        .join('')}</text></svg>`,
    pieces: inThree,
  },
  svg(
    'foreign-object',
    (s) =>
      `<foreignObject width="99" height="20"><p xmlns="http://www.w3.org/1999/xhtml">${s}</p></foreignObject>`,
  ),
  svg('style', (s) => `<style>.k71::after{content:"${s}"}</style>`),
  svg('character-data', (s) => `<text y="15"><![CDATA[${s}]]></text>`),
  svg('script', (s) => `<script>void '${s}'</script>`),
  svg('in-definitions', (s) => `<defs><symbol id="k72"><text>${s}</text></symbol></defs>`),
];

const SVG_NAMES: readonly Channel[] = [
  svg('use-href', (s) => `<use href="/sprite.svg#${s}"/>`, 'width="9" height="9"'),
  svg('use-old-href', (s) => `<use xlink:href="#icon-${s}"/>`),
  svg('symbol-id', (s) => `<symbol id="of-${s}"></symbol>`),
  svg('gradient-id', (s) => `<linearGradient id="of-${s}"></linearGradient>`),
  svg('fill-url', (s) => `<rect width="9" height="9" fill="url(#of-${s})"/>`),
  svg('class', (s) => `<g class="of-${s}"></g>`),
  svg('aria-label', (s) => `<g role="img" aria-label="${s}"></g>`),
  svg('data-attribute', (s) => `<g data-user="${s}"></g>`),
  svg('link-href', (s) => `<a href="/u/${s}"><text y="9">x</text></a>`),
  svg('link-title', (s) => `<a xlink:title="${s}" href="#top"><text y="9">x</text></a>`),
  svg('image-href', (s) => `<image href="/img.png?i=${s}" width="9" height="9"/>`),
  svg('filter-result', (s) => `<filter id="k73"><feFlood result="${s}"/></filter>`),
  svg('set-value', (s) => `<rect><set attributeName="data-a" to="${s}"/></rect>`),
  svg('animate-values', (s) => `<rect><animate attributeName="class" values="a;${s}" dur="9s"/></rect>`),
  svg('switch-language', (s) => `<switch><g systemLanguage="${s}"></g></switch>`),
  svg('bad-path', (s) => `<path d="M0 0 ${s}"/>`),
  svg('bad-view-box', (s) => `<svg viewBox="0 0 1 ${s}"></svg>`),
  svg('unknown-element', (s) => `<${s}-node></${s}-node>`),
];

const FORMULAS: readonly Channel[] = [
  math('text', (s) => `<mtext>${s}</mtext>`),
  math('identifier', (s) => `<mi>${s}</mi>`),
  math(
    'annotation',
    (s) => `<semantics><mi>x</mi><annotation encoding="application/x-tex">${s}</annotation></semantics>`,
  ),
  math(
    'annotation-markup',
    (s) =>
      `<semantics><mi>x</mi><annotation-xml encoding="text/html"><p>${s}</p></annotation-xml></semantics>`,
  ),
  math('action', (s) => `<maction actiontype="tooltip"><mi>x</mi><mtext>${s}</mtext></maction>`),
  math('error', (s) => `<merror><mtext>${s}</mtext></merror>`),
  { id: 'math.alt-text', html: (s) => `<math alttext="${s}"><mi>x</mi></math>` },
];

const MEDIA: readonly Channel[] = [
  {
    id: 'media.track',
    html: (s) => `<video width="20" height="20"><track kind="captions" label="${s}" src="/t.vtt"></video>`,
  },
  {
    id: 'media.track-made',
    html: () => '<video width="20" height="20"></video>',
    before: (root, secret) => {
      find<HTMLVideoElement>(root, 'video').addTextTrack('captions', secret, 'en');
    },
  },
  {
    id: 'media.cue',
    html: () => '<video width="20" height="20"></video>',
    before: (root, secret) => {
      const track = find<HTMLVideoElement>(root, 'video').addTextTrack('captions', 'plain', 'en');
      track.mode = 'showing';
      track.addCue(new VTTCue(0, 99, `Hello ${secret}`));
    },
  },
  { id: 'media.video-title', html: (s) => `<video title="Talk with ${s}" width="20" height="20"></video>` },
  {
    id: 'media.object-data',
    html: (s) => `<object data="/frame?o=${s}" type="text/html" width="20" height="20"></object>`,
  },
  {
    id: 'media.session-title',
    scope: 'page',
    before: (_, secret) => {
      navigator.mediaSession.metadata = new MediaMetadata({ title: secret });
    },
  },
  {
    id: 'canvas.drawn-before',
    html: () => '<canvas width="200" height="30"></canvas>',
    before: (root, secret) => {
      const pen = find<HTMLCanvasElement>(root, 'canvas').getContext('2d');
      if (pen === null) throw new Error('no canvas to draw on');
      pen.font = '14px serif';
      pen.fillText(secret, 2, 20);
    },
  },
];

/** Drawings, formulas, pictures, sound and film. */
export const DRAWING_AND_MEDIA_CHANNELS: readonly Channel[] = [
  ...SVG_TEXT,
  ...SVG_NAMES,
  ...FORMULAS,
  ...MEDIA,
];
