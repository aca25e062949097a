// Where things of the page stand on the screen: through frames, and cut where the page cuts them. Only reads; what is
// looked up holds for one painting.
import { isOverlay } from './overlay-host.ts';
import { common, type Rect } from './rect.ts';

export interface Places {
  /** The box of an element on the screen, cut by what is around it; null when nothing is left. */
  boxOf(element: Element): Rect | null;
  /** A box of something in an element, cut by the element too. */
  boxIn(element: Element, rect: Rect): Rect | null;
  /** Is it drawn, and not under a bar or a dialog that stands above the page? */
  isSeen(element: Element, onScreen: Rect): boolean;
}

/** @param top the document that is painted on */
export function createPlaces(top: Document): Places {
  const clips = new Map<Element, Rect>();
  const views = new Map<Document, View>();

  function viewOf(document: Document): View {
    const known = views.get(document) ?? (document === top ? ownView(top) : viewInFrame(document));
    views.set(document, known);
    return known;
  }

  function viewInFrame(document: Document): View {
    const frame = frameOf(document);
    if (frame === null) return { x: 0, y: 0, scale: 1, clip: NOWHERE };
    const outer = viewOf(frame.ownerDocument);
    const box = frame.getBoundingClientRect();
    const scale = outer.scale * (box.width / (frame.offsetWidth || 1));
    const [x, y] = [box.left + frame.clientLeft, box.top + frame.clientTop];
    const inside = toTop(outer, { left: x, top: y, right: box.right, bottom: box.bottom });
    const clip = common(inside, toTop(outer, clipOf(frame))) ?? NOWHERE;
    return { x: outer.x + x * outer.scale, y: outer.y + y * outer.scale, scale, clip };
  }

  /** What an element is cut by, in its document. */
  function clipOf(element: Element): Rect {
    const known = clips.get(element);
    if (known !== undefined) return known;
    const container = containerOf(element);
    const clip = container === null ? EVERYWHERE : insideOf(container);
    clips.set(element, clip);
    return clip;
  }

  function insideOf(element: Element): Rect {
    const clip = clipOf(element);
    if (/^(?:html|body)$/.test(element.localName)) return clip;
    if (styleOf(element).overflow === 'visible') return clip;
    return common(clip, element.getBoundingClientRect()) ?? NOWHERE;
  }

  function cutBy(clip: Rect, rect: Rect, view: View): Rect | null {
    const cut = common(rect, clip);
    return cut === null ? null : common(toTop(view, cut), view.clip);
  }

  return {
    boxOf: (element) =>
      cutBy(clipOf(element), element.getBoundingClientRect(), viewOf(element.ownerDocument)),
    boxIn: (element, rect) => cutBy(insideOf(element), rect, viewOf(element.ownerDocument)),
    isSeen(element, { left, right, top: above, bottom }) {
      if (isHidden(element)) return false;
      const anchor = anchorIn(top, element);
      const hit = top.elementFromPoint((left + right) / 2, (above + bottom) / 2);
      if (hit === null || isOverlay(hit) || hit.contains(anchor) || anchor.contains(hit)) return true;
      return !isAbove(hit, anchor);
    },
  };
}

/** Where a document's viewport stands on the screen. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly clip: Rect;
}

const NOWHERE: Rect = { left: 0, top: 0, right: 0, bottom: 0 };
const EVERYWHERE: Rect = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };

function ownView({ documentElement }: Document): View {
  const { clientWidth: right, clientHeight: bottom } = documentElement;
  return { x: 0, y: 0, scale: 1, clip: { left: 0, top: 0, right, bottom } };
}

function toTop({ x, y, scale }: View, { left, top, right, bottom }: Rect): Rect {
  return {
    left: x + left * scale,
    top: y + top * scale,
    right: x + right * scale,
    bottom: y + bottom * scale,
  };
}

/** The frame that shows a document. */
function frameOf({ defaultView }: Document): HTMLElement | null {
  return (defaultView?.frameElement ?? null) as HTMLElement | null;
}

/** The element whose box an element is placed in and cut by. */
function containerOf(element: Element): Element | null {
  const { position } = styleOf(element);
  if (position === 'fixed') return null;
  const above = parentOf(element);
  if (position !== 'absolute') return above;
  const placed = (element as HTMLElement).offsetParent;
  return placed ?? above;
}

/** The parent as the page is drawn: the slot, or the host of a shadow root. */
function parentOf(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  if (element.parentElement !== null) return element.parentElement;
  return (element.parentNode as Partial<ShadowRoot> | null)?.host ?? null;
}

/** What stands for an element in a document that it is in by frames and shadow roots. */
function anchorIn(top: Document, element: Element): Element {
  let at = element;
  for (;;) {
    const root = at.getRootNode();
    const outer = root === top ? null : ((root as Partial<ShadowRoot>).host ?? frameOf(at.ownerDocument));
    if (outer === null || outer === undefined) return at;
    at = outer;
  }
}

/** Is one of what stands around `hit` a bar or a dialog that does not hold `anchor`? */
function isAbove(hit: Element, anchor: Element): boolean {
  for (let at: Element | null = hit; at !== null && !at.contains(anchor); at = at.parentElement) {
    if (/^(?:fixed|sticky)$/.test(styleOf(at).position)) return true;
  }
  return false;
}

function isHidden(element: Element): boolean {
  if (typeof element.checkVisibility !== 'function') return false;
  return !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

function styleOf(element: Element): CSSStyleDeclaration {
  return (element.ownerDocument.defaultView ?? window).getComputedStyle(element);
}
