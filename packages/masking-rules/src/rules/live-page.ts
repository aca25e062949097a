// The page itself, by rrweb's mirror. Only reads, and only what costs the page no layout.
import type { MaskerMirror } from '../mask-context.ts';
import { type PageNode, type PageView, SHAPES } from './page-view.ts';

/** @param address the page's address as it is now; '' while it is not known */
export function createLivePage(mirror: Pick<MaskerMirror, 'getNode'>, address: () => string): PageView {
  let at = { address: '', path: '' };
  return {
    find: (id) => mirror.getNode(id),
    above: (node) => elementAround(node as Node),
    name: (node) => (isElement(node) ? node.localName.toLowerCase() : ''),
    attribute: (node, name) => (isElement(node) ? node.getAttribute(name) : null),
    matches: (node, selector) => isElement(node) && node.matches(selector),
    text: (node) => ((node as Node).nodeType === 3 ? ((node as Text).data ?? '') : ''),
    box: (node) => (isElement(node) ? node.getBoundingClientRect() : null),
    shapesIn: (svg) => (isElement(svg) ? svg.querySelectorAll(SHAPES).length : 0),
    path() {
      const now = address();
      if (now !== at.address) at = { address: now, path: pathOf(now) };
      return at.path;
    },
  };
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : '';
}

function isElement(node: PageNode): node is Element {
  return (node as Node).nodeType === 1;
}

function elementAround({
  parentNode,
  nodeType,
  defaultView,
}: Node & { defaultView?: Window | null }): Element | null {
  if (nodeType === 9) return frameOf(defaultView ?? null);
  if (parentNode === null) return null;
  if (parentNode.nodeType === 1) return parentNode as Element;
  if (parentNode.nodeType === 9) return frameOf((parentNode as Document).defaultView);
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
