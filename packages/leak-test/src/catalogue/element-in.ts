// Finds an element of a channel's section. A channel whose element is not there must say so: it proves nothing.

/**
 * The first element that the selector picks.
 *
 * @throws Error when there is none: the channel is then reported as not exercised
 */
export function elementIn<Kind extends Element = HTMLElement>(root: ParentNode, selector: string): Kind {
  const found = root.querySelector<Kind>(selector);
  if (found === null) throw new Error(`no ${selector} in the channel's section`);
  return found;
}
