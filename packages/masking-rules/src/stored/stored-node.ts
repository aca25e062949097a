// A node of a stored session. Its object stands for one id of rrweb for good: what the rules remember of a node, they
// remember by the object, so it must stay the same when the node is moved, changed, or taken away and put back.
import { NODE, type NodeNumber } from '../rrweb-numbers.ts';

export interface StoredNode {
  readonly id: number;
  kind: NodeNumber;
  /** The element's name in lower case, '' for any other node. */
  name: string;
  /** By names in lower case; of a style that came as an object, only that it is there. */
  attributes: Map<string, string>;
  text: string;
  /** The node above: an element, a document, or for the document of a frame its frame. */
  parent: StoredNode | null;
  /** In their order; those of a shadow root stand among them, marked. */
  children: StoredNode[];
  /** Does it stand in the shadow root of its parent, not among its children? */
  isShadow: boolean;
  /** A document in quirks mode, where case makes no difference to classes and ids. */
  isQuirks: boolean;
}

/** A node that says nothing yet. */
export function createStoredNode(id: number): StoredNode {
  return {
    id,
    kind: NODE.Comment,
    name: '',
    attributes: new Map(),
    text: '',
    parent: null,
    children: [],
    isShadow: false,
    isQuirks: false,
  };
}

export function isStoredElement(node: StoredNode): boolean {
  return node.kind === NODE.Element;
}

/** The children in the same tree (document or shadow root). */
export function childrenInTree(node: StoredNode): StoredNode[] {
  return node.children.filter((child) => !child.isShadow && child.kind !== NODE.Document);
}

/** The node itself and those beside it in its tree. */
export function siblingsInTree(node: StoredNode): readonly StoredNode[] {
  if (node.parent === null || node.kind === NODE.Document) return [node];
  const { children } = node.parent;
  // Asked for every row of long tables: copied only where there is more than one tree.
  return children.every(({ isShadow }) => isShadow === node.isShadow)
    ? children
    : children.filter(({ isShadow }) => isShadow === node.isShadow);
}

/** The element around it in the same tree. */
export function parentInTree(node: StoredNode): StoredNode | null {
  if (node.isShadow || node.parent === null) return null;
  return isStoredElement(node.parent) ? node.parent : null;
}

/** The document that a node is in; null for one that is in none. */
export function documentOf(node: StoredNode): StoredNode | null {
  let at: StoredNode | null = node;
  while (at !== null && at.kind !== NODE.Document) at = at.parent;
  return at;
}

/** Does a dropped element stand before it? rrweb keeps no comments, so what looks like one is what a rule dropped. */
export function hasWithheldBefore(node: StoredNode): boolean {
  for (const sibling of siblingsInTree(node)) {
    if (sibling === node) return false;
    if (sibling.kind === NODE.Comment) return true;
  }
  return false;
}

/** Was the element blocked? Then only its name, its classes and its size were kept. */
export function isStoredBox({ attributes, children }: StoredNode): boolean {
  return attributes.has('rr_width') && children.length === 0;
}
