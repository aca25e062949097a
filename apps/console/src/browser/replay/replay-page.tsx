// One session: its clear facts, the door, and behind it the replay. A reload forgets all that was opened.

import type { SessionSummary } from '@scrim/protocol';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Clapperboard } from 'lucide-react';
import type { ReactElement } from 'react';
import { ApiProblem, sentenceFor } from '../api/api-problem.ts';
import { Badge } from '../kit/badge.tsx';
import { Button, LinkButton } from '../kit/button.tsx';
import { Bones, Card, EmptyState, Page, PageHeader } from '../kit/page.tsx';
import { useCan } from '../people/signed-in.ts';
import { sessionQuery } from '../sessions/session-queries.ts';
import { startWords } from '../sessions/session-times.ts';
import { useNow } from '../sessions/use-now.ts';
import { OpenCard } from './open-card.tsx';
import { ReplayView } from './replay-view.tsx';
import { SessionFacts } from './session-facts.tsx';
import { SessionMenu } from './session-menu.tsx';
import { useOpenSession } from './use-open-session.ts';
import './door.css';

const route = getRouteApi('/frame/sessions/$sid');
const BACK = { href: '/sessions', label: 'Sessions' } as const;

/** `/sessions/$sid`. */
export function ReplayPage(): ReactElement {
  const { sid } = route.useParams();
  return <SessionPlace key={sid} sid={sid} />;
}

function SessionPlace({ sid }: { readonly sid: string }): ReactElement {
  const opening = useOpenSession(sid);
  const { data: session, error, refetch } = useQuery(sessionQuery(sid));
  if (opening.opened !== null)
    return (
      <ReplayView
        opened={opening.opened}
        onReopen={() => {
          opening.leave();
          void refetch();
        }}
      />
    );
  if (session !== undefined) return <ClosedSession session={session} opening={opening} />;
  return (
    <Page title="Session" narrow>
      <PageHeader title="Session" back={BACK} />
      {error === null ? (
        <Card>
          <Bones lines={6} />
        </Card>
      ) : (
        <NoSession error={error} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}

function ClosedSession({
  session,
  opening,
}: {
  readonly session: SessionSummary;
  readonly opening: ReturnType<typeof useOpenSession>;
}): ReactElement {
  const nowMs = useNow(15_000);
  const mayOpen = useCan('sessions.open');
  return (
    <Page title="Open a session">
      <PageHeader
        title={startWords(session.createdAtMs, nowMs)}
        beside={<Badge>{session.siteId}</Badge>}
        about="Sealed: the collector cannot read it. It is opened in this tab, with a reading key."
        back={BACK}
      >
        <SessionMenu session={session} />
      </PageHeader>
      <div className="closed-session">
        {mayOpen ? (
          <OpenCard session={session} onOpen={opening.open} step={opening.step} error={opening.error} />
        ) : null}
        <Card title="What is known without opening it">
          <SessionFacts session={session} nowMs={nowMs} />
        </Card>
      </div>
    </Page>
  );
}

function NoSession({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry: () => void;
}): ReactElement {
  const { title, words, isGone } = absenceOf(error);
  return (
    <Card>
      <EmptyState
        icon={<Clapperboard size={24} />}
        title={title}
        actions={
          <>
            {isGone ? null : <Button onPress={onRetry}>Try again</Button>}
            <LinkButton href="/sessions">All sessions</LinkButton>
          </>
        }
      >
        <p role="alert">{words}</p>
      </EmptyState>
    </Card>
  );
}

/** Why there is nothing to show. */
function absenceOf(error: unknown): {
  readonly title: string;
  readonly words: string;
  readonly isGone: boolean;
} {
  const status = error instanceof ApiProblem ? error.status : 0;
  if (status === 410) {
    return {
      title: 'This session was deleted',
      words: 'Nothing of it can be opened any more.',
      isGone: true,
    };
  }
  if (status === 404) {
    return {
      title: 'There is no such session',
      words: 'Perhaps the address was cut short on its way here.',
      isGone: true,
    };
  }
  return { title: 'The session could not be fetched', words: sentenceFor(error), isGone: false };
}
