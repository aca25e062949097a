// Goes through a document and the shadow trees in it, once. What the leak test itself added is no place of the page.
import { isOwn, isOwnNode } from './own-things.ts';
import type { Paths } from './where.ts';

/** What a finder is told of the document. */
export interface Walk {
  readonly document: Document;
  /** The document and its shadow roots, in order. */
  readonly roots: readonly (Document | ShadowRoot)[];
  /** In order; without those in templates. */
  readonly elements: readonly Element[];
  /** Texts with something in them, and comments. */
  readonly nodes: readonly CharacterData[];
  readonly paths: Paths;
}

/** Reads a document. @param closed its closed shadow roots, as far as they are known */
export function walkPage(document: Document, closed: ReadonlyMap<Element, ShadowRoot>, paths: Paths): Walk {
  const roots: (Document | ShadowRoot)[] = [];
  const elements: Element[] = [];
  const nodes: CharacterData[] = [];
  const waiting: (Document | ShadowRoot)[] = [document];
  for (let root = waiting.shift(); root !== undefined; root = waiting.shift()) {
    roots.push(root);
    const walker = document.createTreeWalker(root, shown(), { acceptNode: acceptOf });
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.nodeType !== Node.ELEMENT_NODE) nodes.push(node as CharacterData);
      else {
        const element = node as Element;
        elements.push(element);
        const inside = element.shadowRoot ?? closed.get(element);
        if (inside !== undefined && inside !== null) waiting.push(inside);
      }
    }
  }
  return { document, roots, elements, nodes, paths };
}

/** Elements, texts and comments (DOM, "NodeFilter"); read late, so that the door can be imported where there is no page. */
const shown = (): number => NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT;

function acceptOf(node: Node): number {
  if (node.nodeType === Node.ELEMENT_NODE)
    return isOwn(node as Element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  if (isOwnNode(node)) return NodeFilter.FILTER_REJECT;
  const isEmpty = node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() === '';
  return isEmpty ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
}
