// Drawings of the lamps.
import { box, type Drawing, disc, oval, repeat } from './shapes.ts';

const GLOW = '#ffd98a';
const FLAME = 'M100 92c10 13 15 20 15 29a15 15 0 0 1-30 0c0-9 5-16 15-29z';

/** By product id. */
export const LIGHTING_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'ember-lantern': {
    ground: '#3d3a45',
    shapes: [
      { d: disc(100, 112, 78), fill: GLOW, opacity: 0.14 },
      { d: disc(100, 112, 54), fill: GLOW, opacity: 0.18 },
      { d: 'M80 50a20 20 0 0 1 40 0', stroke: '#15131a', width: 5 },
      { d: box(70, 50, 60, 14, 5), fill: '#15131a' },
      { d: box(66, 64, 68, 92, 10), fill: '#f4b860', opacity: 0.45 },
      { d: 'M66 70v80M134 70v80M100 64v14', stroke: '#15131a', width: 5 },
      { d: box(91, 122, 18, 32, 3), fill: '#f6ead2' },
      { d: FLAME, fill: '#f08a3c' },
      { d: 'M100 106c5 7 7 10 7 15a7 7 0 0 1-14 0c0-5 2-8 7-15z', fill: '#fff0c2' },
      { d: box(60, 152, 80, 14, 5), fill: '#15131a' },
    ],
  },
  'paper-moon': {
    ground: '#cfd9e2',
    shapes: [
      { d: 'M100 0v46', stroke: '#4a4f57', width: 3 },
      { d: box(93, 40, 14, 12, 3), fill: '#4a4f57' },
      { d: disc(100, 112, 76), fill: '#fff6dc', opacity: 0.5 },
      { d: disc(100, 112, 62), fill: '#fff8e6' },
      { d: repeat(5, (i) => oval(100, 112, 6 + i * 13, 62)), stroke: '#e3d3ac', width: 2 },
      { d: 'M66 68h68M44 90h112M38 112h124M44 134h112M66 156h68', stroke: '#eadcb9', width: 1.5 },
      { d: box(90, 171, 20, 6, 3), fill: '#d8c596' },
    ],
  },
  'reading-lamp': {
    ground: '#dfe3d3',
    shapes: [
      { d: 'M58 92 26 168h96z', fill: '#fff0b8', opacity: 0.75 },
      { d: 'M140 164V80L84 52', stroke: '#a97c33', width: 7 },
      { d: disc(140, 80, 8), fill: '#7d5a20' },
      { d: disc(84, 52, 6), fill: '#7d5a20' },
      { d: 'M78 44 96 62 64 100a34 34 0 0 1-34-30z', fill: '#c89a48' },
      { d: 'M47 85a34 34 0 0 0 17 15l-10 4-10-10z', fill: '#fff4cf' },
      { d: 'M112 164a28 12 0 0 1 56 0v6h-56z', fill: '#8d6826' },
    ],
  },
  'oil-lamp': {
    ground: '#2f4650',
    shapes: [
      { d: disc(100, 88, 70), fill: GLOW, opacity: 0.13 },
      { d: disc(100, 88, 46), fill: GLOW, opacity: 0.18 },
      {
        d: 'M88 28h24v28c14 10 20 24 20 38 0 12-6 22-14 28H82c-8-6-14-16-14-28 0-14 6-28 20-38z',
        fill: '#e8f4f2',
        opacity: 0.32,
      },
      { d: 'M100 70c8 12 12 18 12 26a12 12 0 0 1-24 0c0-8 4-14 12-26z', fill: '#f6a847' },
      { d: 'M100 86c4 6 5 8 5 12a5 5 0 0 1-10 0c0-4 1-6 5-12z', fill: '#fff3cd' },
      { d: box(76, 112, 48, 14, 4), fill: '#b98a3a' },
      { d: disc(130, 119, 6), fill: '#8d6826' },
      { d: 'M64 148c0-14 14-22 36-22s36 8 36 22-10 20-36 20-36-6-36-20z', fill: '#7fb5ad' },
      { d: 'M72 146c2-8 10-12 20-13', stroke: '#d6efe9', width: 4, opacity: 0.8 },
      { d: box(74, 164, 52, 8, 4), fill: '#b98a3a' },
    ],
  },
};
