// The product pictures: a few flat shapes each, in the picture's own colours, on a tinted ground. They are drawn
// here so that the demo asks for nothing from elsewhere.
import { svg } from '../site/build-element.ts';
import { LIGHTING_DRAWINGS } from './pictures-lighting.ts';
import { OBJECT_DRAWINGS } from './pictures-objects.ts';
import { TEXTILE_DRAWINGS } from './pictures-textiles.ts';
import type { Drawing, Shape } from './shapes.ts';

const DRAWINGS: Readonly<Record<string, Drawing>> = {
  ...LIGHTING_DRAWINGS,
  ...TEXTILE_DRAWINGS,
  ...OBJECT_DRAWINGS,
};

function drawShape({ d, fill = 'none', stroke, width = 4, opacity = 1 }: Shape): SVGPathElement {
  const line = stroke === undefined ? {} : { stroke, 'stroke-width': width, 'stroke-linecap': 'round' };
  return svg('path', { d, fill, opacity, ...line });
}

/** Draws the picture of a product; decorative, because the name stands next to it. */
export function drawProduct(id: string): SVGSVGElement {
  const { ground, shapes } = DRAWINGS[id] ?? { ground: '#e7dcc8', shapes: [] };
  return svg(
    'svg',
    { viewBox: '0 0 200 200', 'aria-hidden': 'true', class: 'picture' },
    svg('path', { d: 'M0 0h200v200H0z', fill: ground }),
    svg('path', { d: 'M0 164h200v36H0z', fill: '#000', opacity: 0.07 }),
    ...shapes.map(drawShape),
  );
}
