// The choice of a name and of a way in: a passkey where the browser can, or a passphrase.
import type { PersonSummary } from '@scrim/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type FormEvent, type ReactElement, useState } from 'react';
import { ApiProblem, sentenceFor } from '../api/api-problem.ts';
import { authQuery } from '../api/queries.ts';
import { requestJson } from '../api/request.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Form } from '../kit/form.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useBegin } from './begin.ts';
import { makePasskey, passkeyLabel, passkeySentence } from './passkey.ts';
import { PassphrasePair } from './passphrase-pair.tsx';
import { isGoodPassphrase } from './passphrase-rules.ts';

interface WayInProps {
  readonly token: string;
  /** The name that the link is for; null where the person chooses. */
  readonly name: string | null;
}

/** The form. */
export function WayInForm({ token, name: given }: WayInProps): ReactElement {
  const canPasskey = useQuery(authQuery).data?.passkeys === true && 'PublicKeyCredential' in globalThis;
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState({ first: '', again: '' });
  const [tried, setTried] = useState(false);
  const [wantsPassphrase, setWantsPassphrase] = useState(false);
  const begin = useBegin();
  const redeem = useMutation({
    mutationFn: (kind: 'passkey' | 'passphrase') =>
      redeemLink({ token, name: given ?? name.trim() }, kind, passphrase.first),
    onSuccess: (answer) => begin(answer),
  });
  const nameTaken = redeem.error instanceof ApiProblem && NAME_CODES.has(redeem.error.code);
  const hasName = given !== null || name.trim() !== '';
  const withPassphrase = wantsPassphrase || !canPasskey;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!hasName) return;
    if (!withPassphrase) redeem.mutate('passkey');
    else if (isGoodPassphrase(passphrase)) redeem.mutate('passphrase');
  };
  return (
    <Form onSubmit={submit}>
      {given === null ? (
        <TextField
          label="Your name"
          hint="Your colleagues see it, and the log of openings holds it."
          autoComplete="username"
          autoFocus
          maxLength={100}
          value={name}
          onChange={(typed) => {
            setName(typed);
            redeem.reset();
          }}
          error={nameError(redeem.error, nameTaken, tried && !hasName)}
        />
      ) : null}
      {withPassphrase ? (
        <PassphrasePair label="Passphrase" value={passphrase} onChange={setPassphrase} tried={tried} />
      ) : null}
      {redeem.isError && !nameTaken ? (
        <Banner tone="bad">
          {withPassphrase ? sentenceFor(redeem.error) : passkeySentence(redeem.error)}
        </Banner>
      ) : null}
      <Button
        type="submit"
        variant="primary"
        size="large"
        wide
        isPending={redeem.isPending}
        icon={withPassphrase ? undefined : <KeyRound size={17} />}
      >
        {withPassphrase ? 'Set passphrase and sign in' : 'Make a passkey and sign in'}
      </Button>
      {canPasskey ? (
        <>
          <p className="field-hint">
            A passkey lives on this device or in your password manager. It cannot be guessed, and works only
            here.
          </p>
          <Button
            variant="quiet"
            wide
            onPress={() => {
              setWantsPassphrase(!wantsPassphrase);
              setTried(false);
              redeem.reset();
            }}
          >
            {wantsPassphrase ? 'Use a passkey instead' : 'Use a passphrase instead'}
          </Button>
        </>
      ) : null}
    </Form>
  );
}

const NAME_CODES = new Set<string>(['name_taken', 'body_malformed']);

function nameError(error: Error | null, nameTaken: boolean, isMissing: boolean): string | null {
  if (nameTaken && error !== null) {
    return error instanceof ApiProblem && error.code === 'name_taken'
      ? error.message
      : 'Use 1 to 100 characters, with at least one letter or digit.';
  }
  return isMissing ? 'Enter the name that you go by here.' : null;
}

async function redeemLink(
  { token, name }: { readonly token: string; readonly name: string },
  kind: 'passkey' | 'passphrase',
  passphrase: string,
): Promise<{ readonly person: PersonSummary }> {
  const credential =
    kind === 'passphrase'
      ? { kind, passphrase }
      : { kind, ...(await makePasskey({ for: 'link', token, name })), label: passkeyLabel() };
  return await requestJson('/v1/auth/links/redeem', { method: 'POST', body: { token, name, credential } });
}
