// Which parts of a page are on the screen or near it, so that painting costs what is seen and not what is there.
import type { PagePart } from './page-parts.ts';

export interface VisibleParts {
  /** Follows these parts from now on. */
  follow(parts: readonly PagePart[]): void;
  now(): readonly PagePart[];
  stop(): void;
}

/** A text can stand outside the box of its element. */
const MARGIN = '200px';

/** @param onChange told when something came onto the screen or left it */
export function createVisibleParts(onChange: () => void): VisibleParts {
  let byTarget = new Map<Element, PagePart[]>();
  const seen = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      onChange();
    },
    { rootMargin: MARGIN },
  );

  return {
    follow(parts) {
      const next = new Map<Element, PagePart[]>();
      for (const part of parts) {
        const target = boxOf(part.element);
        next.set(target, [...(next.get(target) ?? []), part]);
      }
      for (const gone of byTarget.keys()) {
        if (next.has(gone)) continue;
        observer.unobserve(gone);
        seen.delete(gone);
      }
      for (const target of next.keys()) if (!byTarget.has(target)) observer.observe(target);
      byTarget = next;
    },
    now: () => [...byTarget].flatMap(([target, parts]) => (seen.has(target) ? parts : [])),
    stop: () => observer.disconnect(),
  };
}

/** The nearest element with a box of its own. */
function boxOf(element: Element): Element {
  let at = element;
  for (;;) {
    const style = (at.ownerDocument.defaultView ?? window).getComputedStyle(at);
    if (style.display !== 'contents' || at.parentElement === null) return at;
    at = at.parentElement;
  }
}
