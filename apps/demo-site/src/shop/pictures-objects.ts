// Drawings of what stands on tables and floors.
import { box, type Drawing, disc, oval, repeat } from './shapes.ts';

const flame = (x: number, y: number): string => `M${x} ${y}c5 7 7 10 7 14a7 7 0 0 1-14 0c0-4 2-7 7-14z`;
const mug = (x: number): string => `M${x} 96h54v34c0 20-10 34-27 34s-27-14-27-34z`;
const SPECKS = [18, 33, 44, 26, 40, 12, 48, 22] as const;

/** By product id. */
export const OBJECT_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'three-candles': {
    ground: '#f0e3c4',
    shapes: [
      {
        d: repeat(3, (i) => disc([62, 100, 140][i] ?? 0, [84, 50, 104][i] ?? 0, 26)),
        fill: '#fff6d8',
        opacity: 0.8,
      },
      { d: box(46, 104, 32, 62, 5), fill: '#d99a3a' },
      { d: box(84, 70, 32, 96, 5), fill: '#e5ad4e' },
      { d: box(124, 124, 32, 42, 5), fill: '#cd8a2c' },
      { d: 'M62 104v-8M100 70v-8M140 124v-8', stroke: '#5b4020', width: 3 },
      { d: flame(62, 76) + flame(100, 42) + flame(140, 96), fill: '#ef7d2e' },
      { d: 'M84 84q6 12 6 26M46 116q5 8 5 18', stroke: '#f6cf86', width: 4, opacity: 0.8 },
    ],
  },
  'hearth-teapot': {
    ground: '#d8e0dc',
    shapes: [
      { d: 'M62 82c-4-50 80-50 76 0', stroke: '#a77b45', width: 7 },
      { d: 'M146 112c20-2 18-26 34-30l4 8c-12 6-10 40-40 44z', fill: '#4a5a66' },
      { d: 'M46 122c0-30 24-44 54-44s54 14 54 44c0 28-20 46-54 46s-54-18-54-46z', fill: '#5d7080' },
      { d: oval(100, 80, 30, 8), fill: '#4a5a66' },
      { d: disc(100, 70, 7), fill: '#3b4852' },
      { d: repeat(8, (i) => disc(56 + i * 12, 100 + (SPECKS[i] ?? 0), 1.8)), fill: '#dfe7ea', opacity: 0.8 },
      { d: 'M60 112c4-12 14-18 26-20', stroke: '#9fb2bf', width: 4, opacity: 0.7 },
    ],
  },
  'seagrass-basket': {
    ground: '#dbe4ea',
    shapes: [
      { d: 'M56 92c-18-10-16-30 2-28M144 92c18-10 16-30-2-28', stroke: '#7a4a2a', width: 6 },
      { d: oval(100, 84, 56, 16), fill: '#7d6434' },
      { d: 'M44 84h112l-10 74q-46 18-92 0z', fill: '#c3a25c' },
      {
        d: repeat(4, (i) => `M${45 + i * 2} ${98 + i * 17}q55 20 ${110 - i * 4} 0`),
        stroke: '#a3823f',
        width: 3,
      },
      {
        d: repeat(9, (i) => `M${54 + i * 11.5} 94q-3 32 ${4 - i} 62`),
        stroke: '#a3823f',
        width: 2,
        opacity: 0.7,
      },
      { d: 'M44 84q56 30 112 0', stroke: '#e0c480', width: 6 },
    ],
  },
  'mug-pair': {
    ground: '#eadfd6',
    shapes: [
      { d: 'M88 106c20-6 24 34-2 34', stroke: '#d2c4ae', width: 8 },
      { d: mug(36), fill: '#efe6d6' },
      { d: oval(63, 96, 27, 7), fill: '#8a5a36' },
      { d: 'M160 106c20-6 24 34-2 34', stroke: '#3f5f5b', width: 8 },
      { d: mug(108), fill: '#527a74' },
      { d: oval(135, 96, 27, 7), fill: '#2f4a47' },
      { d: repeat(7, (i) => disc(42 + i * 7, 104 + (SPECKS[i] ?? 0), 1.6)), fill: '#9b8666' },
      { d: repeat(7, (i) => disc(114 + i * 7, 104 + (SPECKS[6 - i] ?? 0), 1.6)), fill: '#c9dcd6' },
      { d: 'M56 82q-6-10 2-18t0-18M70 82q-6-10 2-18', stroke: '#fff', width: 4, opacity: 0.7 },
    ],
  },
  'storm-vase': {
    ground: '#e9e4da',
    shapes: [
      {
        d: 'M100 100C100 60 92 40 76 20M97 66c10-14 22-20 34-22M94 52C82 48 74 46 62 50',
        stroke: '#6b4f36',
        width: 3,
      },
      {
        d: repeat(6, (i) => oval([76, 131, 62, 116, 88, 74][i] ?? 0, [20, 44, 50, 54, 36, 44][i] ?? 0, 9, 5)),
        fill: '#7f9a62',
      },
      {
        d: 'M88 74h24v18c0 14 28 20 28 50 0 16-12 26-40 26s-40-10-40-26c0-30 28-36 28-50z',
        fill: '#5fa393',
        opacity: 0.85,
      },
      { d: 'M62 134c10 6 66 6 76 0 4 22-8 34-38 34s-42-12-38-34z', fill: '#3f7d70', opacity: 0.6 },
      { d: 'M74 132c2-12 10-18 18-26', stroke: '#d3efe6', width: 4, opacity: 0.8 },
      { d: oval(100, 74, 12, 4), fill: '#39766a' },
    ],
  },
  'fern-print': {
    ground: '#d6dccb',
    shapes: [
      { d: box(52, 22, 96, 128, 3), fill: '#a57c4a' },
      { d: box(59, 29, 82, 114), fill: '#fbf7ec' },
      { d: 'M100 130q-4-44 6-88', stroke: '#3f6a45', width: 3 },
      {
        d: repeat(
          7,
          (i) =>
            `M${99 + i * 0.7} ${122 - i * 11}q${-14 + i} 0 ${-26 + i * 3}-14q${16 - i}-2 ${26 - i * 3} 14z`,
        ),
        fill: '#5b8a56',
      },
      {
        d: repeat(
          7,
          (i) =>
            `M${99 + i * 0.7} ${116 - i * 11}q${14 - i} 0 ${26 - i * 3}-14q${-16 + i}-2 ${-26 + i * 3} 14z`,
        ),
        fill: '#477548',
      },
    ],
  },
  'milking-stool': {
    ground: '#e3d8e0',
    shapes: [
      { d: 'M72 96 54 170M128 96l18 74', stroke: '#8f6335', width: 11 },
      { d: 'M100 100v66', stroke: '#6f4b26', width: 10 },
      { d: oval(100, 94, 58, 18), fill: '#9c6d3b' },
      { d: oval(100, 86, 58, 18), fill: '#c6935a' },
      { d: oval(100, 86, 40, 11), stroke: '#a97642', width: 2 },
      { d: oval(100, 86, 20, 5), stroke: '#a97642', width: 2 },
    ],
  },
};
