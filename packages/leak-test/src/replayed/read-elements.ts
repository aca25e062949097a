// Reads every element of a document as a viewer meets it: its place in the tree, its box, and whether it is seen as a
// box. Runs in the page, live or replayed, so it is one function that uses nothing from outside itself, and only reads.

/** An element of a page. */
export interface SeenElement {
  /** Its place: indices of elements from the body, `#` into a shadow root, `@` into a frame. The same live and replayed. */
  readonly path: string;
  readonly tag: string;
  /** x, y, width, height in CSS pixels of the outermost document's viewport. */
  readonly box: readonly [x: number, y: number, width: number, height: number];
  /** What makes it a box to a viewer: `control`, `picture`, `frame`, `background`, `border`, `shadow`; '' when nothing does. */
  readonly seenAs: string;
  /** Does it stand in a line of text that it breaks with, so that its box is the union of pieces? */
  readonly inLine: boolean;
  /** Does it hold text of its own? */
  readonly hasText: boolean;
}

/**
 * Every element below the body, those in open shadow roots and frames of the same origin included.
 *
 * @param blocked selects elements that a policy blocks: what stands in them is not in a recording. '' for none
 */
export function readElements(root: Document, blocked: string): SeenElement[] {
  const SKIPPED = /^(?:script|noscript|template|style|link|meta|title|base)$/;
  const CONTROL = /^(?:input|select|textarea|button|meter|progress)$/;
  const PICTURE = /^(?:img|svg|video|audio|canvas|picture|object|embed)$/;
  const found: SeenElement[] = [];

  // `rgb(0, 0, 0)` ends in a 0 too.
  const clear = (colour: string): boolean => /^transparent$|^rgba\(.*,\s*0\)$|\/\s*0\)$/.test(colour);
  const hasBorder = (style: CSSStyleDeclaration): boolean =>
    ['top', 'right', 'bottom', 'left'].some(
      (side) =>
        Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) > 0 &&
        !clear(style.getPropertyValue(`border-${side}-color`)),
    );
  const seenAs = (element: Element, tag: string, style: CSSStyleDeclaration): string => {
    const { width, height } = element.getBoundingClientRect();
    const isClipped = width <= 1 && height <= 1;
    if (width === 0 || height === 0 || isClipped) return '';
    if (style.visibility !== 'visible' || style.opacity === '0') return '';
    if (CONTROL.test(tag)) return 'control';
    if (PICTURE.test(tag)) return 'picture';
    if (tag === 'iframe') return 'frame';
    if (element instanceof SVGElement || element.namespaceURI?.endsWith('svg') === true) return '';
    if (!clear(style.backgroundColor) || style.backgroundImage !== 'none') return 'background';
    if (hasBorder(style)) return 'border';
    return style.boxShadow === 'none' ? '' : 'shadow';
  };
  const isHiddenByAnother = (element: Element): boolean => !element.checkVisibility();

  const walk = (parent: Element | ShadowRoot, path: string, dx: number, dy: number): void => {
    let at = 0;
    for (const element of parent.children) {
      const tag = element.localName.toLowerCase();
      if (SKIPPED.test(tag)) continue;
      read(element, tag, `${path}/${at}`, dx, dy);
      at += 1;
    }
  };
  const read = (element: Element, tag: string, path: string, dx: number, dy: number): void => {
    const view = element.ownerDocument.defaultView ?? window;
    const style = view.getComputedStyle(element);
    const { x, y, width, height } = element.getBoundingClientRect();
    found.push({
      path,
      tag: tag.includes('-') ? 'custom' : tag,
      box: [x + dx, y + dy, width, height],
      seenAs: isHiddenByAnother(element) ? '' : seenAs(element, tag, style),
      inLine: style.display === 'inline',
      hasText: [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim()),
    });
    if (blocked !== '' && element.matches(blocked)) return;
    if (element.shadowRoot !== null) walk(element.shadowRoot, `${path}#`, dx, dy);
    const inner = tag === 'iframe' ? (element as HTMLIFrameElement).contentDocument : null;
    if (inner?.body != null) {
      walk(inner.body, `${path}@`, dx + x + element.clientLeft, dy + y + element.clientTop);
    } else walk(element, path, dx, dy);
  };

  if (root.body !== null) walk(root.body, '', 0, 0);
  return found;
}
