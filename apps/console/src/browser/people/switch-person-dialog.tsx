// Disabling and enabling a person, with what it means.
import type { PersonSummary } from '@scrim/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { peopleQuery } from '../api/queries.ts';
import { requestJson } from '../api/request.ts';
import { Banner } from '../kit/banner.tsx';
import { ConfirmDialog } from '../kit/dialog.tsx';
import { tell } from '../kit/toast.tsx';

/** Asks about `person`; closed while that is null. */
export function SwitchPersonDialog({
  person,
  isMe,
  onClose,
}: {
  readonly person: PersonSummary | null;
  readonly isMe: boolean;
  readonly onClose: () => void;
}): ReactElement {
  // While the dialog fades, it still shows whom it was about.
  const [last, setLast] = useState(person);
  if (person !== null && person !== last) setLast(person);
  const shown = person ?? last;
  const queries = useQueryClient();
  const verb = shown?.disabled === true ? 'enable' : 'disable';
  const change = useMutation({
    mutationFn: (id: string) =>
      requestJson<PersonSummary>(`/v1/people/${encodeURIComponent(id)}/${verb}`, {
        method: 'POST',
        body: {},
      }),
    onSuccess: async ({ name, disabled }) => {
      onClose();
      tell('good', `${name} is ${disabled ? 'disabled' : 'enabled'}.`);
      await queries.invalidateQueries(peopleQuery);
    },
  });
  const leave = (): void => {
    change.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      title={verb === 'disable' ? `Disable ${shown?.name ?? ''}?` : `Enable ${shown?.name ?? ''}?`}
      action={verb === 'disable' ? 'Disable' : 'Enable'}
      variant={verb === 'disable' ? 'danger' : 'primary'}
      isOpen={person !== null}
      onClose={leave}
      isPending={change.isPending}
      onConfirm={() => {
        if (person !== null) change.mutate(person.id);
      }}
    >
      <p>
        {verb === 'disable'
          ? 'They are signed out everywhere at once and cannot sign in any more. What they did stays in the log. Reading keys whose files or passphrases they know keep working: change those if you must.'
          : 'They can sign in again, as they did before.'}
      </p>
      {verb === 'disable' && isMe ? (
        <Banner tone="warn">
          This is you: you are signed out, and only somebody else can enable you again.
        </Banner>
      ) : null}
      {change.isError ? <Banner tone="bad">{sentenceFor(change.error)}</Banner> : null}
    </ConfirmDialog>
  );
}
