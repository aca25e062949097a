// Where a text stands on the page: its lines, its block, and whether anything shares a line with it. Only reads, and is
// only called where the layout is known to be clean.

/** A line that a text takes, in CSS pixels of its document's viewport. */
export interface Line {
  left: number;
  right: number;
  bottom: number;
}

/** The block that a text stands in; left edge and width are of its inside, in CSS pixels. */
export interface Block {
  readonly element: Element;
  readonly display: string;
  readonly left: number;
  readonly width: number;
}

/** The lines of a text; none while it is not drawn. */
export function linesOf(text: Text): readonly Line[] {
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  const lines: Line[] = [];
  for (const { left, right, top, bottom, width } of range.getClientRects()) {
    if (width === 0) continue;
    const line = lines.at(-1);
    if (line === undefined || top >= line.bottom - 1) lines.push({ left, right, bottom });
    else {
      line.left = Math.min(line.left, left);
      line.right = Math.max(line.right, right);
    }
  }
  return lines;
}

/** Asked past a field of a form that is called so: it would lead around in circles. */
export function parentOf(node: Node): Node | null {
  return Reflect.get(Node.prototype, 'parentNode', node) as Node | null;
}

/** As {@link parentOf}. */
export function elementAround(node: Node): Element | null {
  return Reflect.get(Node.prototype, 'parentElement', node) as Element | null;
}

/** The nearest element around a text that is a block. */
export function blockAround(text: Text): Element | null {
  let block = elementAround(text);
  while (block !== null && isInline(block)) block = elementAround(block);
  return block;
}

/** Looks a block up. */
export function blockOf(element: Element): Block {
  const { display, paddingLeft, paddingRight } = styleOf(element);
  const before = Number.parseFloat(paddingLeft) || 0;
  const left = element.getBoundingClientRect().left + element.clientLeft + before;
  const width = element.clientWidth - before - (Number.parseFloat(paddingRight) || 0);
  return { element, display, left, width };
}

/** Does nothing stand in a text's first line before it (`previousSibling`) or in its last after it (`nextSibling`)? */
export function isAtEdge(text: Text, block: Element, side: 'nextSibling' | 'previousSibling'): boolean {
  for (let node: Node | null = text; node !== null && node !== block; node = parentOf(node)) {
    const beside = besideOf(node, side);
    if (beside !== null) return beside.nodeType === Node.ELEMENT_NODE && !sharesLine(beside as Element);
  }
  return true;
}

/** Is a block as wide as the blocks around it let it be, whatever stands in it? */
export function isInPlainFlow({ element, display }: Block): boolean {
  const around = elementAround(element);
  if (around === null || !PLAIN.test(display) || !PLAIN.test(styleOf(around).display)) return false;
  return !isWithin(element, 'td,th');
}

/** Does an element stand in one of these, or is it one? */
export function isWithin(element: Element, selector: string): boolean {
  return Element.prototype.closest.call(element, selector) !== null;
}

const PLAIN = /^(?:block|list-item|flow-root)$/;

export function styleOf(element: Element): CSSStyleDeclaration {
  return (element.ownerDocument.defaultView ?? window).getComputedStyle(element);
}

function isInline(element: Element): boolean {
  return /^(?:inline|contents|ruby)$/.test(styleOf(element).display);
}

function sharesLine(element: Element): boolean {
  return element.localName !== 'br' && /^(?:inline|contents|ruby)/.test(styleOf(element).display);
}

/** The next node that is more than a comment or white space. */
function besideOf(node: Node, side: 'nextSibling' | 'previousSibling'): Node | null {
  let beside = node[side];
  while (beside !== null && isNothing(beside)) beside = beside[side];
  return beside;
}

function isNothing({ nodeType, nodeValue }: Node): boolean {
  return nodeType === Node.COMMENT_NODE || (nodeType === Node.TEXT_NODE && (nodeValue ?? '').trim() === '');
}
