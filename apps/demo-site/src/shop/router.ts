// Routes inside the shop: the history API for links that stay here, real page loads for all others.

/** What a route shows. */
export interface View {
  readonly title: string;
  readonly content: HTMLElement;
}

interface RouterOptions {
  readonly main: HTMLElement;
  /** @returns null for a path that is no route of the shop. */
  readonly viewOf: (url: URL) => View | null;
  /** Called after every route change. */
  readonly onShown: (url: URL) => void;
}

export interface Router {
  /** Goes to a route; `replace` keeps the history entry, `keepFocus` leaves the focus where it is. */
  go(path: string, options?: { readonly replace?: boolean; readonly keepFocus?: boolean }): void;
  /** Shows the current route again. */
  refresh(): void;
}

function routeOfClick(event: MouseEvent, viewOf: RouterOptions['viewOf']): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.target !== '' || link.origin !== location.origin || link.hash !== '') return null;
  return viewOf(new URL(link.href)) === null ? null : link.pathname + link.search;
}

/** Starts routing in `main` and shows the route of the current address. */
export function startRouter({ main, viewOf, onShown }: RouterOptions): Router {
  const show = (focus: boolean): void => {
    const url = new URL(location.href);
    const view = viewOf(url);
    if (view === null) return;
    document.title = `${view.title} · Lantern & Loom`;
    main.replaceChildren(view.content);
    if (focus) main.querySelector('h1')?.focus({ preventScroll: true });
    onShown(url);
  };
  const go: Router['go'] = (path, { replace = false, keepFocus = false } = {}) => {
    if (replace) history.replaceState(null, '', path);
    else history.pushState(null, '', path);
    show(!keepFocus);
    if (!replace) scrollTo({ top: 0, behavior: 'instant' });
  };
  document.addEventListener('click', (event) => {
    const path = routeOfClick(event, viewOf);
    if (path === null) return;
    event.preventDefault();
    go(path);
  });
  addEventListener('popstate', () => show(true));
  show(false);
  return { go, refresh: () => show(false) };
}
