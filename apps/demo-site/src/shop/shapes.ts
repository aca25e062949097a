// What a drawing is made of, and path data for the shapes that drawings repeat.

/** One shape of a drawing: `d` of a path, its fill, and a stroke where it has one. */
export interface Shape {
  readonly d: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly opacity?: number;
}

/** A picture in a square of 200 × 200. */
export interface Drawing {
  readonly ground: string;
  readonly shapes: readonly Shape[];
}

/** A circle. */
export function disc(x: number, y: number, r: number): string {
  return oval(x, y, r, r);
}

/** An ellipse. */
export function oval(x: number, y: number, rx: number, ry: number): string {
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
}

/** A rectangle with rounded corners. */
export function box(x: number, y: number, w: number, h: number, r = 0): string {
  const corner = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}z`;
}

/** `draw(0) … draw(count - 1)` as one path. */
export function repeat(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}
