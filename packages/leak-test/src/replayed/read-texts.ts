// Reads the texts that a person can see on a page, each with its element's place. Runs in the page, live or replayed,
// so it is one function that uses nothing from outside itself, and only reads.

/** The text that stands right in one element. */
export interface SeenText {
  /** The element's path, as `readElements` counts. */
  readonly path: string;
  /** Its text nodes, joined, white space as it is in the document. */
  readonly text: string;
}

/**
 * Every text below the body that is shown, those in open shadow roots and frames of the same origin included; without
 * options of lists, values of fields, and what styles hide, clip away or put off the page.
 */
export function readTexts(root: Document): SeenText[] {
  const SKIPPED = /^(?:script|noscript|template|style|link|meta|title|base)$/;
  const UNREAD = /^(?:option|optgroup|datalist|textarea|title|desc)$/;
  const found: SeenText[] = [];

  const hasSize = (node: Text): boolean => {
    const range = node.ownerDocument.createRange();
    range.selectNodeContents(node);
    const view = node.ownerDocument.defaultView ?? window;
    return [...range.getClientRects()].some(
      ({ width, height, right, bottom }) =>
        width > 1 && height > 1 && right + view.scrollX > 0 && bottom + view.scrollY > 0,
    );
  };
  const isClear = (element: Element): boolean => {
    const view = element.ownerDocument.defaultView ?? window;
    const { color, fontSize } = view.getComputedStyle(element);
    return /^rgba\(.*,\s*0\)$|\/\s*0\)$/.test(color) || Number.parseFloat(fontSize) < 2;
  };
  // What is there for screen readers alone: a box of one pixel that hides the rest.
  const isClipped = (element: Element): boolean => {
    const view = element.ownerDocument.defaultView ?? window;
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { overflowX, display, clipPath, clip, position } = view.getComputedStyle(at);
      if (display === 'inline') continue;
      const { width, height } = at.getBoundingClientRect();
      if (overflowX !== 'visible' && (width <= 1 || height <= 1)) return true;
      if (/inset\(\s*(?:50|100)%/.test(clipPath)) return true;
      if (position === 'absolute' && /rect\((?:0px|1px)[, ]+(?:0px|1px)[, ]+(?:0px|1px)/.test(clip))
        return true;
    }
    return false;
  };
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    !isClear(element) &&
    !isClipped(element);

  const walk = (parent: Element | ShadowRoot, path: string): void => {
    let at = 0;
    for (const element of parent.children) {
      const tag = element.localName.toLowerCase();
      if (SKIPPED.test(tag)) continue;
      read(element, tag, `${path}/${at}`);
      at += 1;
    }
  };
  const read = (element: Element, tag: string, path: string): void => {
    if (UNREAD.test(tag)) return;
    const nodes = [...element.childNodes].filter(
      (node): node is Text => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '',
    );
    const text = nodes.length > 0 && isShown(element) ? nodes.filter(hasSize) : [];
    if (text.length > 0) found.push({ path, text: text.map(({ data }) => data).join(' ') });
    if (element.shadowRoot !== null) walk(element.shadowRoot, `${path}#`);
    const inner = tag === 'iframe' ? (element as HTMLIFrameElement).contentDocument : null;
    if (inner?.body != null) walk(inner.body, `${path}@`);
    else walk(element, path);
  };

  if (root.body !== null) walk(root.body, '');
  return found;
}
