// Gets hold of what a page keeps to itself: closed shadow roots as they are made, and the internals of custom elements.
import type { Realm } from './hook-interfaces.ts';
import type { LeakLog } from './leak-log.ts';

/** Told of each hidden root. */
export type OnRoot = (root: ShadowRoot) => void;

/** Hooks a window's elements. @returns reads the internals that were found, as they are by then */
export function hookHiddenRoots(realm: Realm, log: LeakLog, onRoot: OnRoot): () => void {
  const internals = new Set<ElementInternals>();
  const { attachShadow } = realm.Element.prototype;
  realm.Element.prototype.attachShadow = function (this: Element, init) {
    const root = attachShadow.call(this, init);
    // The page fills it first.
    queueMicrotask(() => onRoot(root));
    return root;
  };
  const { attachInternals } = realm.HTMLElement.prototype;
  realm.HTMLElement.prototype.attachInternals = function (this: HTMLElement) {
    const made = attachInternals.call(this);
    internals.add(made);
    if (made.shadowRoot) onRoot(made.shadowRoot);
    return made;
  };
  return () => {
    for (const made of internals) log.put('internals', made);
  };
}
