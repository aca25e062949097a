// Notices route changes of a single-page site without touching the page's `history`: the address is compared
// whenever an event passes, and when the browser itself reports a move.

/** The Navigation API, where the browser has it. */
interface NavigationEvents {
  addEventListener(type: 'currententrychange', listener: () => void): void;
  removeEventListener(type: 'currententrychange', listener: () => void): void;
}

export interface RouteWatch {
  /** Compares the address now; tells of a change. */
  check(): void;
  stop(): void;
}

/** @param onChange gets the new address, unmasked: it may only go to the masker */
export function watchRoutes(onChange: (href: string) => void): RouteWatch {
  let href = location.href;
  const check = (): void => {
    if (location.href === href) return;
    href = location.href;
    onChange(href);
  };
  const navigation = (globalThis as { navigation?: NavigationEvents }).navigation;
  navigation?.addEventListener('currententrychange', check);
  addEventListener('popstate', check);
  addEventListener('hashchange', check);
  return {
    check,
    stop() {
      navigation?.removeEventListener('currententrychange', check);
      removeEventListener('popstate', check);
      removeEventListener('hashchange', check);
    },
  };
}
