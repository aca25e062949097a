// One-time links: for somebody new with roles, or a new way in for a person who is there. A link is shown once.
import type { NewLink, PersonSummary, StaffRole } from '@scrim/protocol';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { CheckboxGroup, Label } from 'react-aria-components';
import { sentenceFor } from '../api/api-problem.ts';
import { requestJson } from '../api/request.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Checkbox } from '../kit/checks.tsx';
import { CopyLine } from '../kit/copy.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Form } from '../kit/form.tsx';
import { TextField } from '../kit/text-field.tsx';
import { DayTime } from '../words/time.tsx';
import { ROLES } from './role-words.ts';

interface LinkRequest {
  readonly name: string | null;
  readonly roles: readonly StaffRole[];
}

function useMakeLink() {
  return useMutation({
    mutationFn: (body: LinkRequest) => requestJson<NewLink>('/v1/people/links', { method: 'POST', body }),
    gcTime: 0,
  });
}

/** Invites somebody new. */
export function InviteDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const formId = useId();
  const make = useMakeLink();
  const leave = (): void => {
    make.reset();
    onClose();
  };
  const link = make.data;
  return (
    <Dialog
      title={link === undefined ? 'Invite somebody' : 'The link is ready'}
      isOpen={isOpen}
      onClose={leave}
      foot={
        link === undefined ? (
          <>
            <Button onPress={leave}>Cancel</Button>
            <Button variant="primary" type="submit" form={formId} isPending={make.isPending}>
              Make the link
            </Button>
          </>
        ) : (
          <Button variant="primary" onPress={leave}>
            Done
          </Button>
        )
      }
    >
      {link === undefined ? <InviteForm formId={formId} make={make} /> : <LinkShown link={link} />}
    </Dialog>
  );
}

function InviteForm({
  formId,
  make,
}: {
  readonly formId: string;
  readonly make: ReturnType<typeof useMakeLink>;
}): ReactElement {
  const [roles, setRoles] = useState<readonly string[]>(['analyst']);
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const chosen = ROLES.map(({ role }) => role).filter((role) => roles.includes(role));
    if (chosen.length > 0) make.mutate({ name: name.trim() === '' ? null : name.trim(), roles: chosen });
  };
  return (
    <Form id={formId} className="stack" onSubmit={submit}>
      <CheckboxGroup className="field" value={[...roles]} onChange={setRoles} isRequired>
        <Label className="field-label">What they may do</Label>
        <div className="choices">
          {ROLES.map(({ role, label, about }) => (
            <Checkbox key={role} value={role}>
              {label}
              <span className="field-hint stack">{about}</span>
            </Checkbox>
          ))}
        </div>
        {roles.length === 0 ? <span className="field-error">Choose at least one.</span> : null}
      </CheckboxGroup>
      <TextField
        label="Their name (optional)"
        hint="Leave it empty to let them choose."
        maxLength={100}
        value={name}
        onChange={setName}
      />
      {make.isError ? <Banner tone="bad">{sentenceFor(make.error)}</Banner> : null}
    </Form>
  );
}

/** Gives a person who is there a link to a new way in: for those who lost theirs. */
export function NewWayInDialog({
  person,
  onClose,
}: {
  readonly person: PersonSummary | null;
  readonly onClose: () => void;
}): ReactElement {
  const [last, setLast] = useState(person);
  if (person !== null && person !== last) setLast(person);
  const name = (person ?? last)?.name ?? '';
  const make = useMakeLink();
  const leave = (): void => {
    make.reset();
    onClose();
  };
  return (
    <Dialog
      title={make.data === undefined ? `A new way in for ${name}` : 'The link is ready'}
      isOpen={person !== null}
      onClose={leave}
      foot={
        make.data === undefined ? (
          <>
            <Button onPress={leave}>Cancel</Button>
            <Button
              variant="primary"
              isPending={make.isPending}
              onPress={() => {
                if (person !== null) make.mutate({ name: person.name, roles: [] });
              }}
            >
              Make the link
            </Button>
          </>
        ) : (
          <Button variant="primary" onPress={leave}>
            Done
          </Button>
        )
      }
    >
      {make.data === undefined ? (
        <p>
          For somebody who lost their passkey or forgot their passphrase. Whoever opens the link signs in as{' '}
          {name}, so hand it to them yourself. It works once.
        </p>
      ) : (
        <LinkShown link={make.data} />
      )}
      {make.isError ? <Banner tone="bad">{sentenceFor(make.error)}</Banner> : null}
    </Dialog>
  );
}

function LinkShown({ link }: { readonly link: NewLink }): ReactElement {
  return (
    <>
      <p>
        Send it over a channel that only they read. It works once, until <DayTime ms={link.expiresAtMs} />.
      </p>
      <CopyLine text={link.url} label="Copy the link" />
      <Banner tone="warn">It is shown only now. If it gets lost, make another one.</Banner>
    </>
  );
}
