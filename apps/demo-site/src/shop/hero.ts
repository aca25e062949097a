// The picture and the words at the top of the front page.
import { el, svg } from '../site/build-element.ts';

function eveningPicture(): SVGSVGElement {
  const hill = (d: string, kind: string): SVGPathElement => svg('path', { d, class: `hero-hill ${kind}` });
  return svg(
    'svg',
    { viewBox: '0 0 1200 340', 'aria-hidden': 'true', preserveAspectRatio: 'xMaxYMax slice' },
    svg('path', { d: 'M0 0h1200v340H0z', class: 'hero-sky' }),
    svg('circle', { cx: 985, cy: 196, r: 170, class: 'hero-glow' }),
    svg('circle', { cx: 985, cy: 196, r: 110, class: 'hero-glow' }),
    svg('circle', { cx: 985, cy: 196, r: 58, class: 'hero-moon' }),
    hill('M0 290q160-70 340-20t330-10 290-30 240 20v90H0z', 'far'),
    hill('M0 322q240-50 520-14t380-30 300 18v44H0z', 'near'),
    svg('path', { d: 'M1086 290v-36l24-20 24 20v36z', class: 'hero-house' }),
    svg('path', { d: 'M1102 264h14v18h-14z', class: 'hero-window' }),
  );
}

/** The front page's opening. */
export function hero(): HTMLElement {
  return el(
    'section',
    { class: 'hero' },
    el(
      'div',
      { class: 'hero-words' },
      el('h1', { tabindex: -1 }, 'Light for long evenings'),
      el('p', {}, 'Lamps, wool and stoneware from small workshops, chosen one at a time.'),
      el('p', {}, el('a', { class: 'button', href: '/shelf/lighting' }, 'See the lamps')),
    ),
    eveningPicture(),
  );
}
