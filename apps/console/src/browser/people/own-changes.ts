// Changes to one's own ways in. Each answers the person as they are now, which every page then shows.
import type { AuthState, PersonSummary } from '@scrim/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { authQuery } from '../api/queries.ts';
import { requestJson } from '../api/request.ts';
import { makePasskey } from '../sign-in/passkey.ts';

/** Makes a passkey and adds it under a label. */
export function useAddPasskey() {
  const keep = useKeepPerson();
  return useMutation({
    mutationFn: async (label: string) => {
      const passkey = await makePasskey({ for: 'add' });
      return await requestJson<PersonSummary>('/v1/auth/passkeys', {
        method: 'POST',
        body: { ...passkey, label },
      });
    },
    onSuccess: keep,
  });
}

/** Takes a passkey away. */
export function useRemovePasskey() {
  const keep = useKeepPerson();
  return useMutation({
    mutationFn: (id: string) =>
      requestJson<PersonSummary>(`/v1/auth/passkeys/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: keep,
  });
}

/** Sets or changes the passphrase. */
export function useSetPassphrase() {
  const keep = useKeepPerson();
  return useMutation({
    mutationFn: (body: { readonly current?: string; readonly passphrase: string }) =>
      requestJson<PersonSummary>('/v1/auth/passphrase', { method: 'PUT', body }),
    onSuccess: keep,
  });
}

function useKeepPerson(): (person: PersonSummary) => void {
  const queries = useQueryClient();
  return (person) => {
    queries.setQueryData(authQuery.queryKey, (state: AuthState | undefined) =>
      state === undefined ? state : { ...state, person },
    );
  };
}
