// Finds and makes elements for the page code of channels. Runs in the page; nothing of a recorder belongs here.

/** The first element that matches. @throws where there is none: a channel that finds nothing is not exercised. */
export function find<Found extends Element = HTMLElement>(root: ParentNode, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (found === null) throw new Error(`a channel's ${selector} is missing`);
  return found;
}

/** The field of a channel that has one. */
export const fieldOf = (root: ParentNode): HTMLInputElement => find<HTMLInputElement>(root, 'input');

/** A new element with a text in it. */
export function elementOf<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.append(text);
  return element;
}

/** The first child of an element, where it is a text. @throws where it is not */
export function textOf(element: Element): Text {
  const { firstChild } = element;
  if (!(firstChild instanceof Text)) throw new Error("a channel's text is missing");
  return firstChild;
}

/** The document of a frame of the same origin. @throws where it cannot be reached */
export function documentOf(frame: HTMLIFrameElement): Document {
  if (frame.contentDocument === null) throw new Error("a channel's frame is missing");
  return frame.contentDocument;
}

/** Says, as a browser does, that a field was filled. */
export function announce(field: Element): void {
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
