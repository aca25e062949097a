// Drawings, pictures, films and speech that get their texts and addresses while the page is recorded. Pixels are not
// looked at: these are the commands and attributes that make them.
import type { Channel } from '../channel.ts';
import { elementOf, find } from './find.ts';

const CANVAS = () => '<canvas width="120" height="20"></canvas>';
const VIDEO = () => '<video width="20" height="20"></video>';
const SVG = 'http://www.w3.org/2000/svg';
const DRAWING = () => '<svg width="99" height="20"><text y="15">old</text><a><use></use></a></svg>';

/** What draws on a section's canvas. */
function brushOf(root: ParentNode): CanvasRenderingContext2D {
  const brush = find<HTMLCanvasElement>(root, 'canvas').getContext('2d');
  if (brush === null) throw new Error('a canvas does not draw');
  return brush;
}

const videoOf = (root: ParentNode): HTMLVideoElement => find<HTMLVideoElement>(root, 'video');

/** Canvases. */
const CANVASES: readonly Channel[] = [
  {
    id: 'canvas.fill-text',
    html: CANVAS,
    during: (root, secret) => {
      brushOf(root).font = '14px serif';
      brushOf(root).fillText(secret, 2, 15);
    },
  },
  {
    id: 'canvas.stroke-text',
    html: CANVAS,
    during: (root, secret) => brushOf(root).strokeText(secret, 2, 15),
  },
  { id: 'canvas.measured', html: CANVAS, during: (root, secret) => void brushOf(root).measureText(secret) },
  {
    id: 'canvas.font',
    html: CANVAS,
    during: (root, secret) => {
      brushOf(root).font = `14px "${secret}"`;
      brushOf(root).fillText('plain', 2, 15);
    },
  },
  {
    id: 'canvas.off-screen',
    scope: 'page',
    during: (_root, secret) => new OffscreenCanvas(120, 20).getContext('2d')?.fillText(secret, 2, 15),
  },
  {
    id: 'canvas.fallback',
    html: CANVAS,
    during: (root, secret) => find(root, 'canvas').append(`Chart of ${secret}`),
  },
];

/** Films, sounds and speech. */
const FILMS: readonly Channel[] = [
  {
    id: 'media.track-later',
    html: VIDEO,
    during: (root, secret) => void videoOf(root).addTextTrack('captions', `For ${secret}`, 'en'),
  },
  {
    id: 'media.cue-later',
    html: VIDEO,
    during: (root, secret) =>
      videoOf(root)
        .addTextTrack('captions')
        .addCue(new VTTCue(0, 1, `Dear ${secret}`)),
  },
  {
    id: 'media.track-element',
    html: VIDEO,
    during: (root, secret) => {
      const track = elementOf('track');
      track.label = `Captions for ${secret}`;
      videoOf(root).append(track);
    },
  },
  {
    id: 'media.poster-later',
    html: VIDEO,
    during: (root, secret) => {
      videoOf(root).poster = `/img.png?poster=${secret}`;
    },
  },
  {
    id: 'media.source-later',
    html: VIDEO,
    during: (root, secret) => {
      const source = elementOf('source');
      source.src = `/film.mp4?of=${secret}`;
      videoOf(root).append(source);
    },
  },
  {
    id: 'media.session',
    scope: 'page',
    during: (_root, secret) => {
      navigator.mediaSession.metadata = new MediaMetadata({ title: `Call with ${secret}` });
    },
  },
  {
    id: 'media.spoken',
    scope: 'page',
    during: (_root, secret) => {
      speechSynthesis.speak(new SpeechSynthesisUtterance(`Hello ${secret}`));
      speechSynthesis.cancel();
    },
  },
  {
    id: 'media.notification',
    scope: 'page',
    during: (_root, secret) => void new Notification(`Message from ${secret}`, { silent: true }),
  },
];

/** Drawings and formulas. */
const DRAWINGS: readonly Channel[] = [
  {
    id: 'svg.text-later',
    html: DRAWING,
    during: (root, secret) => find<SVGTextElement>(root, 'text').replaceChildren(secret),
  },
  {
    id: 'svg.title-later',
    html: DRAWING,
    during: (root, secret) => {
      const title = document.createElementNS(SVG, 'title');
      title.textContent = `Chart of ${secret}`;
      find(root, 'svg').prepend(title);
    },
  },
  {
    id: 'svg.href-later',
    html: DRAWING,
    during: (root, secret) => find(root, 'use').setAttribute('href', `/sprite.svg#${secret}`),
  },
  {
    id: 'svg.link-later',
    html: DRAWING,
    during: (root, secret) => {
      const link = find<SVGAElement>(root, 'svg a');
      link.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', `/of/${secret}`);
    },
  },
  {
    id: 'svg.base-value',
    html: DRAWING,
    during: (root, secret) => {
      find<SVGUseElement>(root, 'use').href.baseVal = `#of-${secret}`;
    },
  },
  {
    id: 'svg.foreign-later',
    html: DRAWING,
    during: (root, secret) => {
      const foreign = document.createElementNS(SVG, 'foreignObject');
      foreign.append(elementOf('p', secret));
      find(root, 'svg').append(foreign);
    },
  },
  {
    id: 'math.text-later',
    html: () => '<math><mtext>old</mtext></math>',
    during: (root, secret) => find<MathMLElement>(root, 'mtext').replaceChildren(secret),
  },
  {
    id: 'map.area-later',
    html: () => '<img usemap="#live-map" alt=""><map name="live-map"><area href="#x" alt="x"></map>',
    during: (root, secret) => {
      find<HTMLAreaElement>(root, 'area').alt = `Room of ${secret}`;
    },
  },
];

/** Drawings, pictures, films and speech. */
export const MEDIA_LATER: readonly Channel[] = [...CANVASES, ...FILMS, ...DRAWINGS];
