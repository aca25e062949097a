// Finds what a person can use on a page: fields, things to open, things with a tip, boxes to scroll. Runs in the page,
// as one function without imports; changes nothing.

/** What is looked for. */
export type ThingKind = 'field' | 'tick' | 'opener' | 'tip' | 'box' | 'text';

/** What to collect. */
export interface Collecting {
  readonly what: ThingKind;
  readonly limit: number;
  /** Only what was not collected in this document before. */
  readonly isNew: boolean;
}

/**
 * What is visible, outside of inert and disabled parts, in the document's order, shadow roots included.
 *
 * @returns at most `limit` elements, and how many more there are in `rest`
 */
export function collectThings({ what, limit, isNew }: Collecting): { elements: Element[]; rest: number } {
  const FIELDS = 'input:not([type=hidden]), textarea, select, [contenteditable]';
  // Never what submits, resets, downloads or leads away.
  const OPENERS =
    'summary, [role=tab], button[aria-expanded], button[aria-haspopup], button[aria-controls], ' +
    'button[popovertarget], button[type=button], [role=button][aria-expanded], [role=button][aria-haspopup]';
  const known = globalThis as unknown as Record<symbol, WeakSet<Element> | undefined>;
  const mark = Symbol.for(`leak-test.${what}`);
  const seen = (isNew ? known[mark] : undefined) ?? new WeakSet<Element>();
  if (isNew) known[mark] = seen;
  const isWanted: Record<ThingKind, (element: Element) => boolean> = {
    field: (element) => element.matches(FIELDS) && !element.matches('[contenteditable=false]'),
    tick: (element) => element.matches('input[type=checkbox], input[type=radio]'),
    opener: (element) => element.matches(OPENERS) && !leavesPage(element),
    tip: (element) => element.matches('[title], [aria-describedby], [data-tooltip], [data-tip]'),
    box: isScrolled,
    text: (element) => element.matches('p, li, h1, h2, h3, td, dd') && hasWords(element),
  };

  function leavesPage(element: Element): boolean {
    if (element.closest('a[href], area[href]') !== null) return true;
    return element instanceof HTMLButtonElement && element.type !== 'button' && element.form !== null;
  }
  function isScrolled(element: Element): boolean {
    if (element === document.documentElement || element === document.body) return false;
    if (element.scrollHeight - element.clientHeight < 8 || element.clientHeight < 20) return false;
    return /auto|scroll/.test(getComputedStyle(element).overflowY);
  }
  function hasWords(element: Element): boolean {
    return (element.textContent ?? '').trim().length > 8;
  }
  function isUsable(element: Element): boolean {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && !element.matches(':disabled') && element.closest('[inert]') === null;
  }
  const found: Element[] = [];
  const look = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      if (!seen.has(element) && isWanted[what](element) && isUsable(element)) found.push(element);
      const inside = rootOf(element);
      if (inside !== null) look(inside);
    }
  };
  function rootOf(element: Element): ShadowRoot | null {
    return element.shadowRoot;
  }
  look(document);
  const elements = found.slice(0, limit);
  for (const element of elements) seen.add(element);
  return { elements, rest: found.length - elements.length };
}
