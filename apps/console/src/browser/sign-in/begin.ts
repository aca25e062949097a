// What happens when somebody has come in: the person is known at once, and what another person fetched is forgotten.
import type { PersonSummary } from '@scrim/protocol';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { authQuery } from '../api/queries.ts';
import { parseTarget } from '../frame/target.ts';

/** Goes on to a page of the console, as the person who has just signed in. */
export function useBegin(): (answer: { readonly person: PersonSummary }, to?: string) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return async (_answer, to) => {
    await renew(queries);
    await router.navigate({ href: parseTarget(to) ?? '/', replace: true });
  };
}

async function renew(queries: QueryClient): Promise<void> {
  queries.clear();
  await queries.fetchQuery(authQuery);
}
