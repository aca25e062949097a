// Who is signed in, for components inside the frame, where somebody always is.
import type { PersonSummary } from '@scrim/protocol';
import { useSuspenseQuery } from '@tanstack/react-query';
import { authQuery } from '../api/queries.ts';
import { type ConsolePermission, can } from './permissions.ts';

/** The person who is signed in. */
export function useSignedIn(): PersonSummary {
  const { data } = useSuspenseQuery(authQuery);
  return data.person ?? NOBODY;
}

/** May the person who is signed in do this? */
export function useCan(permission: ConsolePermission): boolean {
  return can(useSignedIn(), permission);
}

/** In the moment between signing out and the sign-in page. */
const NOBODY: PersonSummary = {
  id: '',
  name: '',
  roles: [],
  disabled: false,
  createdAtMs: 0,
  hasPassphrase: false,
  passkeys: [],
};
