// What pages do to elements that are there already: they take them out and put them in anew, and they copy them.
// Leaves the page looking as before, but for the copies; touches nothing that a script may look for by its id.
import { OWN_MARK } from './own-things.ts';
import type { PolicyWord } from './policy-word.ts';

/** At most so many copies: a page must not grow by the test. */
const MOST_COPIES = 40;
/** At most so many elements are put in anew. */
const MOST_MOVES = 200;

/** Puts planted elements in anew, and copies some. @param word as the policy says of the page now */
export function changeLate(elements: readonly Element[], wordNow: () => PolicyWord): void {
  const leaves = [...new Set(elements)].filter(isLeaf);
  for (const leaf of spread(leaves, MOST_MOVES)) leaf.parentNode?.insertBefore(leaf, leaf.nextSibling);
  const copied = spread(leaves.filter(isCopied), MOST_COPIES);
  const copies = copied.map(copyOf);
  const word = wordNow();
  for (const [index, copy] of copies.entries()) {
    // A rule that counts elements may see the copy with other eyes; then it would be the test that lets it through.
    const before = word.of(copied[index] ?? null, ['text']);
    const after = word.of(copy, ['text']);
    if (after !== undefined && before === undefined) copy.remove();
  }
}

function copyOf(element: Element): Element {
  const copy = element.cloneNode(true) as Element;
  copy.setAttribute(OWN_MARK, '');
  element.after(copy);
  return copy;
}

/** Words for people, and nothing that runs, loads, is filled in or has been given the focus. */
function isLeaf(element: Element): boolean {
  const isPlain = LEAVES.test(element.localName) && element.childElementCount === 0;
  return isPlain && element.isConnected && element.ownerDocument.activeElement !== element;
}

const LEAVES =
  /^(?:p|span|b|strong|i|em|small|li|dt|dd|td|th|h[1-6]|caption|figcaption|legend|cite|q|code|pre|time|output|div)$/;
/** A cell more would be another table, and only the first with an id can be found by it. */
function isCopied(element: Element): boolean {
  return !/^(?:td|th|caption|legend|figcaption)$/.test(element.localName) && !element.hasAttribute('id');
}

/** So many of them, evenly. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T);
}
