// Signing in, by passkey or by name and passphrase.
import type { PersonSummary } from '@scrim/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { authQuery } from '../api/queries.ts';
import { requestJson } from '../api/request.ts';
import { Door } from '../frame/door.tsx';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Bones } from '../kit/page.tsx';
import { useBegin } from './begin.ts';
import { answerWithPasskey, passkeySentence } from './passkey.ts';
import { PassphraseForm } from './passphrase-form.tsx';

/** `/sign-in` */
export function SignInPage(): ReactElement {
  const { why } = useSearch({ from: '/sign-in' });
  const auth = useQuery(authQuery);
  if (auth.isError) {
    return (
      <Door title="Sign in">
        <Banner tone="bad" action={<Button onPress={() => void auth.refetch()}>Try again</Button>}>
          {sentenceFor(auth.error)}
        </Banner>
      </Door>
    );
  }
  if (auth.data === undefined)
    return (
      <Door title="Sign in">
        <Bones lines={3} />
      </Door>
    );
  if (!auth.data.setUp) return <NobodyYet />;
  return (
    <Door title="Sign in" about="to the console, where recordings are opened.">
      {why === 'ended' ? (
        <Banner tone="quiet" title="You were signed out.">
          Nothing happened for a while, or the day was over. Sign in to go on where you were.
        </Banner>
      ) : null}
      {why === 'out' ? <Banner tone="good">You are signed out. Unlocked keys are forgotten.</Banner> : null}
      {auth.data.passkeys ? <PasskeyWay /> : null}
      <PassphraseForm hasFocus={!auth.data.passkeys} />
    </Door>
  );
}

function PasskeyWay(): ReactElement {
  const { to } = useSearch({ from: '/sign-in' });
  const begin = useBegin();
  const signIn = useMutation({
    mutationFn: async () => {
      const answer = await answerWithPasskey();
      return await requestJson<{ readonly person: PersonSummary }>('/v1/auth/sign-in', {
        method: 'POST',
        body: { kind: 'passkey', ...answer },
      });
    },
    onSuccess: (answer) => begin(answer, to),
  });
  return (
    <>
      <Button
        variant="primary"
        size="large"
        wide
        autoFocus
        icon={<KeyRound size={17} />}
        onPress={() => signIn.mutate()}
        isPending={signIn.isPending}
      >
        Sign in with a passkey
      </Button>
      {signIn.isError ? <Banner tone="bad">{passkeySentence(signIn.error)}</Banner> : null}
      <div className="or">or</div>
    </>
  );
}

function NobodyYet(): ReactElement {
  return (
    <Door title="Nobody is set up yet" about="The first administrator comes in by a one-time link.">
      <p>
        The collector printed it when it started, in the terminal: open that link. It works once, for 24
        hours; starting the collector again prints a new one.
      </p>
    </Door>
  );
}
