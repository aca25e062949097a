// Where a twin stands: as near to its original as it can be without being laid out, chosen or played.
import { homeOf } from './own-things.ts';

/** Parents in which an element more would be laid out, chosen or played: one around them takes it. */
const CLOSED_PARENTS =
  /^(?:table|thead|tbody|tfoot|tr|colgroup|picture|video|audio|dl|ul|ol|menu|map|object|html)$/;
const LISTS = /^(?:select|optgroup|datalist)$/;
/** They take it themselves, so that it stays in the table or list, and in what a site hides of it. */
const CELLS = /^(?:td|th|caption|li|dt|dd)$/;
const ROWS = /^(?:tr|tbody|thead|tfoot)$/;

/** Where a twin goes, and the elements whose marks it would escape there: the original and those that it left. */
export function twinPlace(
  element: Element,
  tag: string,
): { readonly home: Node; readonly left: readonly Element[] } {
  if (CELLS.test(element.localName)) return { home: element, left: [] };
  const cell = ROWS.test(element.localName) ? element.querySelector('td, th') : null;
  if (cell !== null) return { home: cell, left: [] };
  const left = [element];
  let home = homeOf(element);
  while (home instanceof Element && isClosedTo(home, tag) && home.parentNode !== null) {
    left.push(home);
    home = home.parentNode;
  }
  return { home: home.nodeType === Node.DOCUMENT_NODE ? ((home as Document).body ?? home) : home, left };
}

function isClosedTo({ localName }: Element, tag: string): boolean {
  return CLOSED_PARENTS.test(localName) || (tag !== 'option' && LISTS.test(localName));
}
