// The passkeys of the person who is signed in.
import type { PersonSummary } from '@scrim/protocol';
import { KeyRound, Plus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/dialog.tsx';
import { Card } from '../kit/page.tsx';
import { tell } from '../kit/toast.tsx';
import { passkeyLabel, passkeySentence } from '../sign-in/passkey.ts';
import { agoWords, dayWords } from '../words/time-words.ts';
import { useAddPasskey, useRemovePasskey } from './own-changes.ts';

type Passkey = PersonSummary['passkeys'][number];

/** The list, and adding one. */
export function PasskeysCard({
  person,
  canAdd,
  isLocal,
}: {
  readonly person: PersonSummary;
  /** Can passkeys be used at this address? */
  readonly canAdd: boolean;
  /** Does the console come from the reader's own machine? */
  readonly isLocal: boolean;
}): ReactElement {
  const add = useAddPasskey();
  return (
    <Card
      title="Passkeys"
      actions={
        canAdd ? (
          <Button
            icon={<Plus size={15} />}
            isPending={add.isPending}
            onPress={() =>
              add.mutate(passkeyLabel(), { onSuccess: () => tell('good', 'The passkey was added.') })
            }
          >
            Add a passkey
          </Button>
        ) : undefined
      }
    >
      {person.passkeys.length === 0 ? (
        <p className="muted">
          None yet. A passkey is a key on your device or in your password manager: nothing to remember, and
          nothing that can be guessed.
        </p>
      ) : (
        <ul className="no-marks">
          {person.passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {canAdd ? null : (
        <Banner tone="quiet">
          {isLocal
            ? 'A passkey works at the collector’s own address only, not in the console of your own machine.'
            : 'Passkeys need a name in the address bar: open the console by one, such as localhost, not by a number.'}
        </Banner>
      )}
      {add.isError ? <Banner tone="bad">{passkeySentence(add.error)}</Banner> : null}
    </Card>
  );
}

function PasskeyRow({ passkey }: { readonly passkey: Passkey }): ReactElement {
  const [asked, setAsked] = useState(false);
  const remove = useRemovePasskey();
  const used = passkey.lastUsedAtMs;
  return (
    <li className="way-in">
      <KeyRound size={17} aria-hidden="true" />
      <span className="way-in-words">
        <span>{passkey.label}</span>
        <span className="faint">
          Added {dayWords(passkey.createdAtMs)}
          {used === null ? ', not used yet' : `, used ${agoWords(used, Date.now())}`}
        </span>
      </span>
      <Button
        size="small"
        variant="danger-quiet"
        aria-label={`Remove ${passkey.label}`}
        onPress={() => setAsked(true)}
      >
        Remove…
      </Button>
      <ConfirmDialog
        title={`Remove “${passkey.label}”?`}
        action="Remove"
        isOpen={asked}
        onClose={() => {
          remove.reset();
          setAsked(false);
        }}
        isPending={remove.isPending}
        onConfirm={() =>
          remove.mutate(passkey.id, { onSuccess: () => tell('good', 'The passkey was removed.') })
        }
      >
        <p>
          You can no longer sign in with it, and are signed out everywhere else. Delete it on the device too.
        </p>
        {remove.isError ? (
          <Banner tone="bad">
            {isLastWayIn(remove.error)
              ? 'It is your only way in. Add another passkey or set a passphrase first.'
              : sentenceFor(remove.error)}
          </Banner>
        ) : null}
      </ConfirmDialog>
    </li>
  );
}

const isLastWayIn = (error: Error): boolean => 'code' in error && error.code === 'last_way_in';
