// Sees to it that an open tab ends with the sign-in: signed out in another tab, run out, or left and come back to. What
// was opened and unlocked goes with the frame.
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { authQuery } from '../api/queries.ts';
import { useReadingKeys } from '../replay/keys-context.tsx';
import { parseSignInSearch } from '../sign-in/sign-in-search.ts';
import { onSignedOutElsewhere } from './sign-in-news.ts';

/** How often the collector is asked whether somebody is still signed in; asking prolongs nothing. Milliseconds. */
const ASK_EVERY_MS = 60_000;

/** Shows nothing. */
export function SignInWatch(): null {
  const { data, dataUpdatedAt } = useSuspenseQuery({ ...authQuery, refetchInterval: ASK_EVERY_MS });
  const { person, idleMs } = data;
  const queries = useQueryClient();
  const router = useRouter();
  const keys = useReadingKeys();
  useEffect(() => {
    if (person !== null) return;
    const to = router.state.location.href;
    void router.navigate({ to: '/sign-in', search: parseSignInSearch({ to, why: 'ended' }) });
  }, [person, router]);
  useEffect(
    () =>
      onSignedOutElsewhere(() =>
        queries.setQueryData(authQuery.queryKey, (known) => known && { ...known, person: null }),
      ),
    [queries],
  );
  useEffect(() => {
    // No answer for as long as a sign-in may idle: nobody knows whether it still holds.
    const timer = setTimeout(() => keys.lock(), Math.max(0, dataUpdatedAt + idleMs - Date.now()));
    return () => clearTimeout(timer);
  }, [keys, dataUpdatedAt, idleMs]);
  useEffect(() => {
    const leave = () => keys.lock();
    // A browser can keep a page that was left, worker and all, and show it again.
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (persisted) location.reload();
    };
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', comeBack);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
    };
  }, [keys]);
  return null;
}
