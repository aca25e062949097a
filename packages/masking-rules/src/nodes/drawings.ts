// Lines of SVG drawings: those of small icons pass, a chart, a code or a signature keeps its box. A value passes only as
// short numbers and commands, and only with the drawing that it came with: what changes or comes later is data.
import type { PageNode, PageView } from '../rules/page-view.ts';

export interface Drawings {
  /** A drawing comes with the event in hand; null for one that is not known. Does it keep its lines? */
  begin(svg: PageNode | null): boolean;
  /** The outermost drawing that a node stands in as the page is now, itself too; null for none. */
  around(node: PageNode): PageNode | null;
  /** Does this drawing come with the event in hand, and keep its lines? */
  keeps(svg: PageNode): boolean;
  /**
   * Is a shape drawn as it was when it first came, with a drawing that kept its lines? What it became since is data,
   * also when the whole page is sent anew.
   */
  isAsItCame(shape: PageNode | null, attributes: Readonly<Record<string, unknown>>, drawn: boolean): boolean;
  /** The next event begins. */
  refresh(): void;
}

/** More shapes than this are a picture of something. */
const MOST_SHAPES = 16;

/** @param drawn `none`: no drawing keeps its lines */
export function createDrawings(page: PageView, drawn: 'icons' | 'none'): Drawings {
  let small = new Set<PageNode>();
  /** The lines that shapes came with; null where they did not pass. */
  const first = new WeakMap<PageNode, string | null>();
  /** What was looked up for the event in hand: most of what is added comes into few elements. */
  let looked = new Map<PageNode, PageNode | null>();

  function around(node: PageNode): PageNode | null {
    const known = looked.get(node);
    if (known !== undefined) return known;
    const above = page.above(node);
    const outer = above === null ? null : around(above);
    const drawing = outer ?? (page.name(node) === 'svg' ? node : null);
    looked.set(node, drawing);
    return drawing;
  }

  return {
    around,
    begin(svg) {
      if (drawn === 'none' || svg === null || page.shapesIn(svg) > MOST_SHAPES) return false;
      small.add(svg);
      return true;
    },
    keeps: (svg) => small.has(svg),
    isAsItCame(shape, attributes, isDrawn) {
      if (shape === null) return false;
      const known = first.get(shape);
      const lines = isDrawn && known !== null ? linesIn(attributes) : null;
      if (known === undefined) first.set(shape, lines);
      return lines !== null && (known === undefined || known === lines);
    },
    refresh() {
      if (small.size > 0) small = new Set();
      if (looked.size > 0) looked = new Map();
    },
  };
}

const LONGEST = 512;
const NUMBER = String.raw`[+-]?(?:\d{1,4}(?:\.\d{1,3})?|\.\d{1,3})(?!\d)`;
const ONE = new RegExp(`^${NUMBER}(?:px|%)?$`);
const MANY = new RegExp(`^(?:[\\s,]|${NUMBER})*$`);
const PATH = new RegExp(`^(?:[MmLlHhVvCcSsQqTtAaZz]|[\\s,]|${NUMBER})*$`);
const TRANSFORM = new RegExp(
  String.raw`^\s*(?:(?:translate|rotate|scale|matrix|skewX|skewY)\((?:[\s,]|${NUMBER})*\)[\s,]*){1,4}$`,
);

const SHAPE = /^(?:path|rect|circle|ellipse|line|polyline|polygon)$/;
const GRAMMARS: ReadonlyMap<string, RegExp> = new Map([
  ...'x y width height rx ry cx cy r x1 y1 x2 y2'.split(' ').map((name) => [name, ONE] as const),
  ['points', MANY],
  ['transform', TRANSFORM],
  ['d', PATH],
]);

/** Is this an element that draws? */
export function isShape(tag: string): boolean {
  return SHAPE.test(tag);
}

function linesIn(attributes: Readonly<Record<string, unknown>>): string {
  const drawn = Object.entries(attributes).filter(([name]) => GRAMMARS.has(name));
  return JSON.stringify(drawn.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Is this an attribute that draws, on an element that draws? */
export function draws(tag: string, name: string): boolean {
  return SHAPE.test(tag) && GRAMMARS.has(name) && (name !== 'd' || tag === 'path');
}

/** The value of an attribute that draws, null when it is anything but short numbers and commands. */
export function maskGeometry(name: string, value: string): string | null {
  return value.length <= LONGEST && GRAMMARS.get(name)?.test(value) === true ? value : null;
}
