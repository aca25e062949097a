// A page as the rules see it: the same questions to live nodes and to stored ones. Only reads.

/** A node of a page, live or stored; its identity is what the rules remember it by. */
export type PageNode = object;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where an event says that a pointer is. */
export interface PointerSpot {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/** Elements of SVG that draw. */
export const SHAPES = 'path,rect,circle,ellipse,line,polyline,polygon,use';

export interface PageView {
  /** What an id of rrweb stands for; null when it is not known. */
  find(id: number): PageNode | null;
  /** The id of a node; null when rrweb has given it none. */
  idOf(node: PageNode): number | null;
  /** The element that a node stands in: its parent, else the host of its shadow root, else the frame of its document. */
  above(node: PageNode): PageNode | null;
  /**
   * Of a node that stands in no element: is it in the page itself? Not one that was taken out, nor one of a frame that
   * is gone: of those nothing is known.
   */
  isRooted(node: PageNode): boolean;
  /** The element's name in lower case, '' for any other node. */
  name(node: PageNode): string;
  /** An attribute of an element, null when it has none. */
  attribute(node: PageNode, name: string): string | null;
  /** Does the selector match this element, in the tree (document, frame, shadow root) that it is in? */
  matches(node: PageNode, selector: string): boolean;
  /** The text of a text node, '' for any other. */
  text(node: PageNode): string;
  /**
   * Where an element stands in its viewport, in CSS pixels; null where no layout is known.
   *
   * @param pointer what an event says, where its place is asked for: a stored one may be the centre of the element already
   */
  box(node: PageNode, pointer?: PointerSpot): Box | null;
  /** How many drawn shapes (`path`, `rect`, `circle`, …) stand in a drawing. */
  shapesIn(svg: PageNode): number;
  /** The path of the page's address now, '' while it is not known. */
  path(): string;
}
