// The page itself, by rrweb's mirror. Only reads, and only what costs the page no layout but for boxes.
import type { MaskerMirror } from '../mask-context.ts';
import {
  boxOf,
  dataOf,
  designModeOf,
  documentOf,
  findAll,
  isMatch,
  localNameOf,
  parentOf,
  readAttribute,
  typeOf,
  windowOf,
} from './node-reads.ts';
import { type PageNode, type PageView, SHAPES } from './page-view.ts';

/** @param address the page's address as it is now; '' while it is not known */
export function createLivePage(mirror: MaskerMirror, address: () => string): PageView {
  let at = { address: '', path: '' };
  return {
    find: (id) => mirror.getNode(id),
    idOf: (node) => idIn(mirror.getMeta(node as Node)),
    above: (node) => elementAround(node as Node),
    isRooted: (node) => isTopDocument(documentOver(node as Node)),
    name: (node) => (isElement(node) ? localNameOf(node).toLowerCase() : ''),
    attribute: (node, name) => (isElement(node) ? attributeOf(node, name) : null),
    matches: (node, selector) => isElement(node) && isMatch(node, selector),
    text: (node) => (typeOf(node) === TEXT ? (dataOf(node) ?? '') : ''),
    box: (node) => (isElement(node) ? boxOf(node) : null),
    shapesIn: (svg) => (isElement(svg) ? findAll(svg, SHAPES).length : 0),
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
  return typeOf(node) === ELEMENT;
}

// A document in design mode is an editor as a whole, whatever its attributes say.
function attributeOf(element: Element, name: string): string | null {
  if (name === 'contenteditable' && localNameOf(element) === 'html') {
    const page = documentOf(element);
    if (page !== null && designModeOf(page)?.toLowerCase() === 'on') return 'true';
  }
  return readAttribute(element, name);
}

function elementAround(node: Node): Element | null {
  if (typeOf(node) === DOCUMENT) return frameOf(windowOf(node));
  const parent = parentOf(node);
  if (parent === null) return null;
  const type = typeOf(parent);
  if (type === ELEMENT) return parent as Element;
  if (type === DOCUMENT) return frameOf(windowOf(parent));
  return (parent as Partial<ShadowRoot>).host ?? null;
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
  const over = typeOf(node) === DOCUMENT ? node : parentOf(node);
  return over !== null && typeOf(over) === DOCUMENT ? (over as Document) : null;
}

/** A document without a window is one of a frame that is gone, or was never shown. */
function isTopDocument(document: Document | null): boolean {
  const view = document === null ? null : windowOf(document);
  return view !== null && frameOf(view) === null;
}
