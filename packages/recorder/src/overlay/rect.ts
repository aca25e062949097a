// Rectangles in CSS pixels. Plain arithmetic.

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Less is nothing that anybody sees. */
const THINNEST = 1.5;

/** The part that both have; null when there is none to see. */
export function common(one: Rect, other: Rect): Rect | null {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return right - left >= THINNEST && bottom - top >= THINNEST ? { left, top, right, bottom } : null;
}

/** The boxes of a text's lines: what stands beside each other in one line is one box. */
export function linesOf(rects: Iterable<Rect>): readonly Rect[] {
  const lines: Rect[] = [];
  for (const { left, top, right, bottom } of rects) {
    if (right - left === 0) continue;
    const line = lines.at(-1);
    if (line === undefined || top >= line.bottom - 1) lines.push({ left, top, right, bottom });
    else lines[lines.length - 1] = around(line, { left, top, right, bottom });
  }
  return lines;
}

function around(one: Rect, other: Rect): Rect {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}
