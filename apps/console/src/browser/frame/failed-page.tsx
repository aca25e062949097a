// What stands where a page could not be shown: a sentence, and a way on.
import { Compass, Lock, PlugZap } from 'lucide-react';
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
  const { title, Icon, canRetry } = kindOf(error);
  return (
    <Page title={title}>
      <EmptyState
        icon={<Icon size={24} />}
        title={title}
        actions={
          <>
            {canRetry ? <Button onPress={retry}>Try again</Button> : null}
            <LinkButton href="/">To the start</LinkButton>
          </>
        }
      >
        <p role="alert">{sentenceFor(error)}</p>
      </EmptyState>
    </Page>
  );
}

function kindOf(error: unknown) {
  const status = error instanceof ApiProblem ? error.status : 0;
  if (status === 404) return { title: 'Not here', Icon: Compass, canRetry: false };
  if (status === 403) return { title: 'Not for your roles', Icon: Lock, canRetry: false };
  return { title: 'That did not work', Icon: PlugZap, canRetry: true };
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
