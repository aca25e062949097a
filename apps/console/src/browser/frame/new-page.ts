// What a browser does by itself for real page loads: the new page begins at its top, and its title is said.
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** Long enough for the page to be there and to have set the window's title. */
const SETTLED_MS = 400;

/** Scrolls up when a link is followed. @returns the title to announce, empty on the first page. */
export function useNewPage(pathname: string): string {
  const { history } = useRouter();
  const [first] = useState(pathname);
  const [title, setTitle] = useState('');
  useEffect(
    () =>
      history.subscribe(({ action, location }) => {
        if (action.type === 'PUSH' && location.pathname !== pathname) scrollTo(0, 0);
      }),
    [history, pathname],
  );
  useEffect(() => {
    if (pathname === first) return;
    const timer = setTimeout(() => setTitle(document.title), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [pathname, first]);
  return title;
}
