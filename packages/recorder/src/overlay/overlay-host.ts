// The overlay's own place in the page: one element with a closed shadow root, which takes no room and no pointer, and
// is itself never recorded. Must work under a strict Content-Security-Policy: no markup, no style attributes.
import { OVERLAY_STYLE } from './overlay-style.ts';

/** Attribute by which an overlay finds itself, and others. */
const MARK_OF_OVERLAY = 'data-scrim-overlay';

/** Is this an overlay's own element? */
export function isOverlay(element: Element): boolean {
  return element.hasAttribute(MARK_OF_OVERLAY);
}

export interface OverlayHost {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Where boxes are painted; hidden from assistive technology, which has the panel. */
  readonly boxes: HTMLElement;
  remove(): void;
}

/** Builds it and puts it behind everything in the document. */
export function openHost(document: Document): OverlayHost {
  const element = document.createElement('div');
  // Before it is in the page: a recorder that runs must not see it for a moment.
  element.setAttribute('data-scrim', 'drop');
  element.setAttribute(MARK_OF_OVERLAY, '');
  const root = element.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [styleFor(document)];
  const boxes = document.createElement('div');
  boxes.className = 'boxes';
  boxes.setAttribute('aria-hidden', 'true');
  root.append(boxes);
  document.documentElement.append(element);
  raise(element);
  return { element, root, boxes, remove: () => element.remove() };
}

/** Sheets belong to the document that made them. */
function styleFor({ defaultView }: Document): CSSStyleSheet {
  const Sheet =
    (defaultView as { CSSStyleSheet?: typeof CSSStyleSheet } | null)?.CSSStyleSheet ?? CSSStyleSheet;
  const sheet = new Sheet();
  sheet.replaceSync(OVERLAY_STYLE);
  return sheet;
}

/** Above what is above everything: dialogs and popovers of the page. */
function raise(element: HTMLElement): void {
  if (typeof element.showPopover !== 'function') return;
  element.setAttribute('popover', 'manual');
  element.showPopover();
}
