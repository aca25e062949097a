// Notices that a page changed, and what somebody points at. Listens only: it takes no event away and changes nothing.
import type { PageTrees } from './page-parts.ts';

export interface PageListeners {
  /** Elements, texts or attributes are others now. */
  readonly onContent: () => void;
  /** The same things may stand elsewhere. */
  readonly onPlace: () => void;
  /** Somebody points at an element or focuses it. */
  readonly onTarget: (element: Element) => void;
}

export interface PageWatch {
  /** Watches these trees, and no longer those that are gone. */
  follow(roots: PageTrees['roots']): void;
  stop(): void;
}

const MOVING = ['scroll', 'resize', 'load', 'toggle', 'input', 'change', 'transitionend', 'animationend'];
const POINTING = ['pointermove', 'focusin'];
const OBSERVED = { childList: true, subtree: true, characterData: true, attributes: true } as const;

export function watchPage({ onContent, onPlace, onTarget }: PageListeners): PageWatch {
  const mutations = new MutationObserver((records) => {
    // A style moves things; it does not make them others.
    if (records.every(({ attributeName }) => attributeName === 'style')) onPlace();
    else onContent();
  });
  const sizes = new ResizeObserver(onPlace);
  let stopListening = new AbortController();

  const listen = (target: EventTarget, names: readonly string[], listener: (event: Event) => void): void => {
    for (const name of names) {
      target.addEventListener(name, listener, {
        capture: true,
        passive: true,
        signal: stopListening.signal,
      });
    }
  };
  const onPointed = (event: Event): void => {
    const [target] = event.composedPath();
    if ((target as Node | undefined)?.nodeType === 1) onTarget(target as Element);
  };
  const stop = (): void => {
    mutations.disconnect();
    sizes.disconnect();
    stopListening.abort();
  };

  return {
    follow(roots) {
      stop();
      stopListening = new AbortController();
      for (const root of roots) {
        mutations.observe(root, OBSERVED);
        if (root.nodeType !== 9) continue;
        const { defaultView, documentElement } = root as Document;
        if (defaultView === null) continue;
        listen(defaultView, MOVING, onPlace);
        listen(defaultView, POINTING, onPointed);
        sizes.observe(documentElement);
      }
    },
    stop,
  };
}
