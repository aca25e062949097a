// The page itself, by rrweb's mirror. Only reads, and only what costs the page no layout but for boxes.
import type { MaskerMirror } from '../mask-context.ts';
import { type PageNode, type PageView, SHAPES } from './page-view.ts';

/** @param address the page's address as it is now; '' while it is not known */
export function createLivePage(mirror: MaskerMirror, address: () => string): PageView {
  let at = { address: '', path: '' };
  return {
    find: (id) => mirror.getNode(id),
    idOf: (node) => idIn(mirror.getMeta(node as Node)),
    above: (node) => elementAround(node as Node),
    isRooted: (node) => isTopDocument(documentOver(node as Node)),
    name: (node) => (isElement(node) ? node.localName.toLowerCase() : ''),
    attribute: (node, name) => (isElement(node) ? attributeOf(node, name) : null),
    matches: (node, selector) => isElement(node) && node.matches(selector),
    text: (node) => ((node as Node).nodeType === TEXT ? ((node as Text).data ?? '') : ''),
    box: (node) => (isElement(node) ? node.getBoundingClientRect() : null),
    shapesIn: (svg) => (isElement(svg) ? svg.querySelectorAll(SHAPES).length : 0),
    path() {
      const now = address();
      if (now !== at.address) at = { address: now, path: pathOf(now) };
      return at.path;
    },
  };
}

/** `Node.nodeType`; the masker is also built where there is no `Node`. */
const ELEMENT = 1;
const TEXT = 3;
const DOCUMENT = 9;

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : '';
}

function idIn(meta: unknown): number | null {
  const id = typeof meta === 'object' && meta !== null && 'id' in meta ? meta.id : null;
  return typeof id === 'number' ? id : null;
}

function isElement(node: PageNode): node is Element {
  return (node as Node).nodeType === ELEMENT;
}

// A document in design mode is an editor as a whole, whatever its attributes say.
function attributeOf(element: Element, name: string): string | null {
  if (name === 'contenteditable' && element.localName === 'html') {
    if (element.ownerDocument.designMode?.toLowerCase() === 'on') return 'true';
  }
  return element.getAttribute(name);
}

function elementAround(node: Node): Element | null {
  const { parentNode, nodeType } = node;
  if (nodeType === DOCUMENT) return frameOf((node as Document).defaultView);
  if (parentNode === null) return null;
  if (parentNode.nodeType === ELEMENT) return parentNode as Element;
  if (parentNode.nodeType === DOCUMENT) return frameOf((parentNode as Document).defaultView);
  return (parentNode as Partial<ShadowRoot>).host ?? null;
}

/** The frame of a document in the page that shows it; null at the top, or when that page is of another origin. */
function frameOf(view: Window | null): Element | null {
  try {
    return view?.frameElement ?? null;
  } catch {
    return null;
  }
}

function documentOver(node: Node): Document | null {
  const over = node.nodeType === DOCUMENT ? node : node.parentNode;
  return over?.nodeType === DOCUMENT ? (over as Document) : null;
}

/** A document without a window is one of a frame that is gone, or was never shown. */
function isTopDocument(document: Document | null): boolean {
  const view = document?.defaultView ?? null;
  return view !== null && frameOf(view) === null;
}
