// Asks now and then how many sessions there are, so that the list can say that new ones have come. Only while the
// person is there: asking for an absent one would keep their sign-in from running out.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionCountQuery } from './session-queries.ts';
import type { SessionQuery } from './session-search.ts';

const ASK_EVERY_MS = 20_000;
/** Somebody who did nothing for so long counts as absent, milliseconds. */
const PRESENT_FOR_MS = 60_000;

/** @returns how many there were when last asked; null before */
export function useCountNow(query: SessionQuery): number | null {
  const { data, refetch } = useQuery(sessionCountQuery(query));
  useEffect(() => {
    let lastSignMs = Date.now();
    const listening = new AbortController();
    const sign = () => {
      lastSignMs = Date.now();
    };
    for (const event of ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const) {
      window.addEventListener(event, sign, { passive: true, signal: listening.signal });
    }
    const timer = setInterval(() => {
      const isPresent = Date.now() - lastSignMs < PRESENT_FOR_MS;
      if (isPresent && document.visibilityState === 'visible') void refetch();
    }, ASK_EVERY_MS);
    return () => {
      listening.abort();
      clearInterval(timer);
    };
  }, [refetch]);
  return data ?? null;
}
