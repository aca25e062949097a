// Name and passphrase. Both are forgotten with the page.
import type { PersonSummary } from '@scrim/protocol';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { requestJson } from '../api/request.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Form } from '../kit/form.tsx';
import { PassphraseField, TextField } from '../kit/text-field.tsx';
import { useBegin } from './begin.ts';

/** The form; `hasFocus` where there is no passkey button before it. */
export function PassphraseForm({ hasFocus }: { readonly hasFocus: boolean }): ReactElement {
  const { to } = useSearch({ from: '/sign-in' });
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const begin = useBegin();
  const signIn = useMutation({
    mutationFn: () =>
      requestJson<{ readonly person: PersonSummary }>('/v1/auth/sign-in', {
        method: 'POST',
        body: { kind: 'passphrase', name, passphrase },
      }),
    onSuccess: (answer) => begin(answer, to),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && passphrase !== '') signIn.mutate();
  };
  return (
    <Form onSubmit={submit}>
      <TextField
        label="Name"
        name="username"
        autoComplete="username webauthn"
        autoFocus={hasFocus}
        value={name}
        onChange={setName}
        error={tried && name.trim() === '' ? 'Enter your name.' : null}
      />
      <PassphraseField
        label="Passphrase"
        name="password"
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
        error={tried && passphrase === '' ? 'Enter your passphrase.' : null}
      />
      {signIn.isError ? <Banner tone="bad">{sentenceFor(signIn.error)}</Banner> : null}
      <Button
        type="submit"
        variant={hasFocus ? 'primary' : 'plain'}
        size="large"
        wide
        isPending={signIn.isPending}
      >
        Sign in
      </Button>
    </Form>
  );
}
