// The events in the vectors: made up, the same on every run.

import type { ChunkInput } from './build-vector.ts';
import { deflateLiterally } from './literal-deflate.ts';

/** 2026-11-21T00:00:00Z; the headers say its seconds. */
export const STARTED_AT_MS = 1_795_219_200_000;

const PICTURE = [
  { type: 4, data: { href: 'https://shop.example/', width: 800, height: 600 }, timestamp: STARTED_AT_MS },
  {
    type: 2,
    data: { node: pictureNode(), initialOffset: { left: 0, top: 0 } },
    timestamp: STARTED_AT_MS + 1,
  },
];

/** Letters of two, three and four bytes of UTF-8. */
function pictureNode(): object {
  const text = { type: 3, textContent: '••• ü 𝄞', id: 3 };
  const paragraph = { type: 2, tagName: 'p', attributes: {}, childNodes: [text], id: 2 };
  return { type: 0, childNodes: [paragraph], id: 1 };
}

function moves(from: number, to: number): object[] {
  return Array.from({ length: to - from }, (_, n) => ({
    type: 3,
    data: { source: 1, positions: [{ x: n, y: 2 * n, id: 5, timeOffset: -n }], t: 'x' },
    timestamp: STARTED_AT_MS + from + n,
  }));
}

/** A chunk of these lines, as they are or as a DEFLATE stream. */
export function chunkOf(i: number, flags: number, lines: readonly object[], codec: 0 | 1 = 1): ChunkInput {
  const raw = new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return { i, flags, codec, raw, data: codec === 1 ? deflateLiterally(raw) : raw };
}

/** A page load of four chunks: a picture, many moves, a few moves not compressed, the end. */
export function pageLoad(): ChunkInput[] {
  return [
    chunkOf(0, 2, PICTURE),
    chunkOf(1, 0, moves(0, 40)),
    chunkOf(2, 0, moves(40, 43), 0),
    chunkOf(3, 1, moves(43, 48)),
  ];
}

/** Index 1 was given out and abandoned; chunk 2 says so. */
export function pageLoadWithSkip(): ChunkInput[] {
  return [chunkOf(0, 2, PICTURE), chunkOf(2, 1, [{ ssf: 'skipped', i: [1] }, ...moves(0, 2)], 0)];
}
