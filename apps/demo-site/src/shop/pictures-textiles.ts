// Drawings of what is woven.
import { box, type Drawing, repeat } from './shapes.ts';

const wave = (y: number): string => `M55 ${y}q11.25-12 22.5 0t22.5 0 22.5 0 22.5 0`;

/** By product id. */
export const TEXTILE_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'tidewater-throw': {
    ground: '#dfe6e6',
    shapes: [
      { d: box(52, 34, 96, 116, 8), fill: '#4f7480' },
      { d: repeat(4, (i) => wave(56 + i * 24)), stroke: '#cfe0dc', width: 5 },
      { d: repeat(3, (i) => wave(68 + i * 24)), stroke: '#86a9ad', width: 3 },
      { d: repeat(13, (i) => `M${55 + i * 7.5} 150v16`), stroke: '#4f7480', width: 3 },
      { d: 'M148 42v100q10-4 10-14V52q0-8-10-10z', fill: '#3c5b66' },
    ],
  },
  'crossing-cushion': {
    ground: '#ecd9cc',
    shapes: [
      { d: 'M44 52q56 12 112 0 -10 54 2 108-58-12-116 0 12-54 2-108z', fill: '#b5533c' },
      { d: repeat(3, (i) => `M${70 + i * 30} 72l14 18-14 18-14-18z`), fill: '#f0cda0' },
      { d: repeat(3, (i) => `M${70 + i * 30} 108l14 18-14 18-14-18z`), fill: '#f0cda0' },
      { d: repeat(3, (i) => `M${70 + i * 30} 81l7 9-7 9-7-9z`), fill: '#7c3022' },
      { d: repeat(3, (i) => `M${70 + i * 30} 117l7 9-7 9-7-9z`), fill: '#7c3022' },
      { d: 'M44 52q56 12 112 0', stroke: '#7c3022', width: 3 },
    ],
  },
  'harvest-rug': {
    ground: '#e8e2d4',
    shapes: [
      { d: 'M48 40h104l20 120H28z', fill: '#d8a441' },
      { d: 'M45.5 55h109l3 18h-115z', fill: '#8c4a2f' },
      { d: 'M39 92h122l2 14H37z', fill: '#f2dfb3' },
      { d: 'M33.5 125h133l3 18h-139z', fill: '#8c4a2f' },
      { d: repeat(9, (i) => `M${50 + i * 12.5} 92l5 7-5 7-5-7z`), fill: '#5e6b3a' },
      { d: repeat(15, (i) => `M${51 + i * 7} 40v-9`), stroke: '#f2dfb3', width: 2.5 },
      { d: repeat(19, (i) => `M${32 + i * 7.5} 160v10`), stroke: '#f2dfb3', width: 2.5 },
    ],
  },
  'loom-tea-towels': {
    ground: '#d9e0d2',
    shapes: [
      { d: 'M40 40h120', stroke: '#7a5a38', width: 7 },
      { d: box(50, 40, 30, 98, 2), fill: '#f4efe3' },
      { d: repeat(4, (i) => `M50 ${62 + i * 22}h30`), stroke: '#b5533c', width: 4 },
      { d: box(86, 40, 30, 116, 2), fill: '#6d8a73' },
      { d: repeat(3, (i) => `M${93 + i * 8} 40v116`), stroke: '#e8efdf', width: 2 },
      { d: box(122, 40, 30, 104, 2), fill: '#f0dca8' },
      { d: repeat(5, (i) => `M122 ${56 + i * 20}h30`), stroke: '#4f7480', width: 3 },
      { d: repeat(2, (i) => `M${132 + i * 10} 40v104`), stroke: '#4f7480', width: 2, opacity: 0.6 },
    ],
  },
  'meadow-runner': {
    ground: '#e6dfee',
    shapes: [
      { d: 'M28 84h144l14 34H14z', fill: '#8a6a48' },
      { d: 'M14 118h172v8H14z', fill: '#6d5236' },
      { d: 'M30 126h10v44H30zM160 126h10v44h-10z', fill: '#6d5236' },
      { d: 'M74 84h52l6 34v44H68v-44z', fill: '#f7f1e2' },
      { d: 'M68 118h64', stroke: '#e2d6bb', width: 2 },
      {
        d: repeat(7, (i) => `M${74 + i * 9} 156q-2-14 ${i % 2 === 0 ? 4 : -4}-24`),
        stroke: '#6f8f5a',
        width: 2.5,
      },
      { d: repeat(4, (i) => `M${77 + i * 15} 132a3 3 0 1 0 6 0a3 3 0 1 0-6 0z`), fill: '#9a78b8' },
      { d: 'M68 158h64', stroke: '#6f8f5a', width: 2 },
    ],
  },
};
