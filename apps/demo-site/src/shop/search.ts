// The search box: results follow every key, and the address follows them.
import type { Router } from './router.ts';

/** Shows results while the visitor types; one history entry for the whole search. */
export function startSearch(
  input: HTMLInputElement,
  router: Router,
  onResults: (query: string) => void,
): void {
  const show = (): void => {
    const path = `/search?${new URLSearchParams({ q: input.value })}`;
    router.go(path, { replace: location.pathname === '/search', keepFocus: true });
    onResults(input.value);
  };
  input.addEventListener('input', show);
  input.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
  });
}
