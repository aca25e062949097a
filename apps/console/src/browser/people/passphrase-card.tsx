// The passphrase of the person who is signed in: set, or changed.
import type { PersonSummary } from '@scrim/protocol';
import { type FormEvent, type ReactElement, useState } from 'react';
import { ApiProblem, sentenceFor } from '../api/api-problem.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Form } from '../kit/form.tsx';
import { Card } from '../kit/page.tsx';
import { PassphraseField } from '../kit/text-field.tsx';
import { tell } from '../kit/toast.tsx';
import { PassphrasePair } from '../sign-in/passphrase-pair.tsx';
import { isGoodPassphrase } from '../sign-in/passphrase-rules.ts';
import { useSetPassphrase } from './own-changes.ts';

/** Whether there is one, and a form to set it. */
export function PassphraseCard({ person }: { readonly person: PersonSummary }): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <Card
      title="Passphrase"
      actions={
        open ? undefined : (
          <Button onPress={() => setOpen(true)}>
            {person.hasPassphrase ? 'Change…' : 'Set a passphrase…'}
          </Button>
        )
      }
    >
      {open ? (
        <PassphraseChange hasOne={person.hasPassphrase} onDone={() => setOpen(false)} />
      ) : (
        <p className="muted">
          {person.hasPassphrase
            ? 'You can sign in with your name and a passphrase.'
            : 'None is set: you sign in with a passkey only.'}
        </p>
      )}
    </Card>
  );
}

function PassphraseChange({
  hasOne,
  onDone,
}: {
  readonly hasOne: boolean;
  readonly onDone: () => void;
}): ReactElement {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState({ first: '', again: '' });
  const [tried, setTried] = useState(false);
  const set = useSetPassphrase();
  const wrongCurrent = set.error instanceof ApiProblem && set.error.code === 'sign_in_failed';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isGoodPassphrase(next)) return;
    set.mutate(
      { ...(hasOne ? { current } : {}), passphrase: next.first },
      {
        onSuccess: () => {
          onDone();
          tell('good', 'The passphrase is set. You are signed out everywhere else.');
        },
      },
    );
  };
  return (
    <Form className="stack" onSubmit={submit}>
      {hasOne ? (
        <PassphraseField
          label="Your passphrase now"
          autoComplete="current-password"
          autoFocus
          value={current}
          onChange={setCurrent}
          error={wrongCurrent ? 'That is not your passphrase. Try it again.' : null}
        />
      ) : null}
      <PassphrasePair label="New passphrase" value={next} onChange={setNext} tried={tried} />
      {set.isError && !wrongCurrent ? <Banner tone="bad">{sentenceFor(set.error)}</Banner> : null}
      <div className="row">
        <Button type="submit" variant="primary" isPending={set.isPending}>
          Set passphrase
        </Button>
        <Button onPress={onDone}>Cancel</Button>
      </div>
    </Form>
  );
}
