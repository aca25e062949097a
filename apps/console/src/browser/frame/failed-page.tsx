// What stands where a page could not be shown: a sentence, and a way on.
import { Compass, PlugZap } from 'lucide-react';
import type { ReactElement } from 'react';
import { ApiProblem, sentenceFor } from '../api/api-problem.ts';
import { Button, LinkButton } from '../kit/button.tsx';
import { EmptyState, Page } from '../kit/page.tsx';
import { Door } from './door.tsx';

/** A page, or what it needed, failed. */
export function FailedPage({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}): ReactElement {
  const missing = error instanceof ApiProblem && error.status === 404;
  return (
    <Page title={missing ? 'Not here' : 'That did not work'}>
      <EmptyState
        icon={missing ? <Compass size={24} /> : <PlugZap size={24} />}
        title={missing ? 'Not here' : 'That did not work'}
        actions={
          <>
            {missing ? null : <Button onPress={retry}>Try again</Button>}
            <LinkButton href="/">To the start</LinkButton>
          </>
        }
      >
        <p role="alert">{sentenceFor(error)}</p>
      </EmptyState>
    </Page>
  );
}

/** An address that is no page of the console. */
export function UnknownPage(): ReactElement {
  return (
    <Door title="No such page" about="The address belongs to no page of the console.">
      <div>
        <LinkButton href="/">To the start</LinkButton>
      </div>
    </Door>
  );
}
