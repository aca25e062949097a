// The list itself in all its states: being fetched, failed, empty, and there.
import type { SessionPage, SessionSummary, SiteSummary } from '@scrim/protocol';
import type { UseQueryResult } from '@tanstack/react-query';
import { ArrowUp } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import { ApiProblem, sentenceFor } from '../api/api-problem.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { countWords } from '../words/time-words.ts';
import type { ListPlace } from './cursor-trail.ts';
import { emptyReason } from './empty-reason.ts';
import { ListPaging } from './list-paging.tsx';
import { NoSessions } from './no-sessions.tsx';
import { SessionBones } from './session-bones.tsx';
import { SESSIONS_PER_PAGE } from './session-queries.ts';
import { isFiltered, type SessionQuery, type SessionSearch } from './session-search.ts';
import { SessionTable } from './session-table.tsx';
import type { ShownColumns } from './shown-columns.ts';
import { useCountNow } from './use-count-now.ts';
import { useNow } from './use-now.ts';

export interface SessionListProps {
  readonly list: UseQueryResult<SessionPage>;
  readonly query: SessionQuery;
  readonly search: SessionSearch;
  readonly place: ListPlace;
  readonly columns: ShownColumns;
  readonly sites: readonly SiteSummary[] | null;
  readonly canChangeSites: boolean;
  readonly onErase: ((session: SessionSummary) => void) | null;
  readonly onGo: (place: ListPlace) => void;
  readonly onClearFilter: () => void;
}

const FIRST_PAGE: ListPlace = { cursor: null, page: 1, trail: [] };

/** A page of sessions, or what stands in its place. */
export function SessionList(props: SessionListProps): ReactElement {
  const { list, search, sites, canChangeSites, onClearFilter, onGo } = props;
  if (list.isError && list.data === undefined) {
    return (
      <ListFailed error={list.error} onRetry={() => void list.refetch()} onRestart={() => onGo(FIRST_PAGE)} />
    );
  }
  if (list.data === undefined) return <SessionBones />;
  if (list.data.count === 0 && list.data.sessions.length === 0) {
    return (
      <div className="card">
        <NoSessions
          reason={emptyReason(sites, isFiltered(search))}
          sites={sites ?? []}
          canChangeSites={canChangeSites}
          onClearFilter={onClearFilter}
        />
      </div>
    );
  }
  return <FilledList {...props} page={list.data} />;
}

function FilledList(props: SessionListProps & { readonly page: SessionPage }): ReactElement {
  const { list, page, query, place, columns, onErase, onGo } = props;
  const nowMs = useNow(15_000);
  const rows = useMemo(() => page.sessions.map((session) => ({ session, nowMs })), [page.sessions, nowMs]);
  const more = (useCountNow(query) ?? 0) - page.count;
  const showNew = () => (place.page === 1 ? void list.refetch() : onGo(FIRST_PAGE));
  return (
    <div className="session-list" aria-busy={list.isPlaceholderData}>
      <div role="status">
        {more > 0 ? (
          <Button size="small" icon={<ArrowUp size={14} />} onPress={showNew}>
            Show {countWords(more, 'new session')}
          </Button>
        ) : null}
      </div>
      {list.isError ? (
        <Banner tone="warn">{sentenceFor(list.error)} What you see is from before.</Banner>
      ) : null}
      <SessionTable rows={rows} columns={columns} onErase={onErase} />
      <ListPaging
        place={place}
        perPage={SESSIONS_PER_PAGE}
        shown={page.sessions.length}
        count={page.count}
        next={page.next}
        onGo={onGo}
      />
    </div>
  );
}

function ListFailed({
  error,
  onRetry,
  onRestart,
}: {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onRestart: () => void;
}): ReactElement {
  const restart = error instanceof ApiProblem && error.code === 'cursor_invalid';
  return (
    <Banner
      tone="bad"
      title="The list could not be fetched."
      action={
        <Button size="small" onPress={restart ? onRestart : onRetry}>
          {restart ? 'To the first page' : 'Try again'}
        </Button>
      }
    >
      {sentenceFor(error)}
    </Banner>
  );
}
