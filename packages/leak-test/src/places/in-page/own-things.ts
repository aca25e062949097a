// Things that the leak test adds to a page where a change of the page's own would break it: hidden elements beside
// them, each with a mark, so that nobody takes them for places of the page.

/** On every element that the leak test adds. */
export const OWN_MARK = 'data-leak-test';

/** Did the leak test add it, or is it a copy of such? */
export function isOwn(element: Element): boolean {
  return element.hasAttribute(OWN_MARK);
}

const ownNodes = new WeakSet<Node>();

/** Takes a text or comment for one that the leak test added. */
export function takeAsOwn(node: Node): void {
  ownNodes.add(node);
}

/** Did the leak test add this text or comment? */
export function isOwnNode(node: Node): boolean {
  return ownNodes.has(node);
}

/** Did the leak test add this attribute? */
export function isOwnAttribute(name: string): boolean {
  return name.startsWith(OWN_MARK) || name.startsWith('x-leak-test');
}

let made = 0;

/** A number that no other thing of the leak test has in this document. */
export function nextNumber(): number {
  made += 1;
  return made;
}

/** Adds an element that nobody sees at the end of a parent, where it moves nothing and counts for no selector before it. */
export function addHidden(parent: Node, tag: string, dress?: (element: Element) => void): Element {
  const document = parent.ownerDocument ?? (parent as Document);
  const element = create(document, parent, tag);
  element.setAttribute(OWN_MARK, '');
  if (element instanceof HTMLElement && !UNSEEN.has(tag)) {
    element.hidden = true;
    element.style.setProperty('display', 'none', 'important');
  }
  dress?.(element);
  parent.appendChild(element);
  return element;
}

/** Elements that are never drawn: hiding them would only add to them. */
const UNSEEN: ReadonlySet<string> = new Set(
  'meta link style script template noscript source param'.split(' '),
);

function create(document: Document, parent: Node, tag: string): Element {
  const space = (parent as Partial<Element>).namespaceURI;
  return space === SVG && tag !== 'script' && tag !== 'style' && SVG_TAGS.has(tag)
    ? document.createElementNS(SVG, tag)
    : document.createElement(tag);
}

const SVG = 'http://www.w3.org/2000/svg';
const SVG_TAGS: ReadonlySet<string> = new Set(['g', 'use', 'a', 'image', 'title', 'text']);

/** Where an own element for this element goes: its parent, and the body for those that have none. */
export function homeOf(element: Element): Node {
  const { parentNode, ownerDocument } = element;
  const isTop = parentNode === null || parentNode.nodeType === Node.DOCUMENT_NODE;
  return isTop || element === ownerDocument.body ? (ownerDocument.body ?? element) : parentNode;
}

/** An own element that comes to be when it is first written. */
export interface OwnThing {
  element(): Element | null;
  ensure(): Element;
}

/** Builds an own thing; nothing is added yet. */
export function createOwnThing(
  parent: () => Node,
  tag: string,
  dress?: (element: Element) => void,
): OwnThing {
  let element: Element | null = null;
  return {
    element: () => (element?.isConnected === true ? element : null),
    ensure() {
      if (element?.isConnected !== true) element = addHidden(parent(), tag, dress);
      return element;
    },
  };
}
