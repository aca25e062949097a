// The sessions page: what arrived, in clear facts only. What is looked for is in the address, so that a list can be
// shared and gone back to; nothing sealed is read here.
import { getLocalTimeZone, today } from '@internationalized/date';
import type { SessionSummary } from '@scrim/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { RefreshCw } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { sitesQuery } from '../api/queries.ts';
import { Badge } from '../kit/badge.tsx';
import { IconButton } from '../kit/button.tsx';
import { Page, PageHeader } from '../kit/page.tsx';
import { can } from '../people/permissions.ts';
import { useSignedIn } from '../people/signed-in.ts';
import { countWords } from '../words/time-words.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { type ListPlace, placeOf, searchAt } from './cursor-trail.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { NO_FILTER, SessionFilters } from './session-filters.tsx';
import { SessionList } from './session-list.tsx';
import { SESSIONS_KEY, sessionListQuery } from './session-queries.ts';
import { type FilterChange, isFiltered, queryOf, withFilter } from './session-search.ts';
import { keepShownColumns, loadShownColumns, type ShownColumns } from './shown-columns.ts';
import './sessions.css';

const route = getRouteApi('/frame/sessions');

/** `/sessions`. */
export function SessionsPage(): ReactElement {
  const person = useSignedIn();
  const { search, place, change, go } = useListAddress();
  const [columns, setColumns] = useState(loadShownColumns);
  const [toErase, setToErase] = useState<SessionSummary | null>(null);
  const sites = useQuery(sitesQuery).data ?? null;
  const query = useSessionQuery(search);
  const list = useQuery(sessionListQuery(query, place.cursor));
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: SESSIONS_KEY });
  const chooseColumns = (next: ShownColumns) => {
    setColumns(next);
    keepShownColumns(next);
  };
  return (
    <Page title="Sessions">
      <PageHeader
        title="Sessions"
        beside={list.data === undefined ? null : <Badge>{countWords(list.data.count, 'session')}</Badge>}
        about="A session opens only with a purpose, which is written down first, and a reading key."
      >
        <IconButton
          variant="plain"
          label="Refresh"
          icon={<RefreshCw size={15} />}
          isPending={list.isFetching}
          onPress={refresh}
        />
        <ColumnChooser columns={columns} onChange={chooseColumns} />
      </PageHeader>
      {list.data?.count === 0 && !isFiltered(search) ? null : (
        <SessionFilters search={search} sites={sites ?? []} onChange={change} />
      )}
      <SessionList
        list={list}
        query={query}
        search={search}
        place={place}
        columns={columns}
        sites={sites}
        canChangeSites={can(person, 'sites.write')}
        onErase={can(person, 'sessions.erase') ? setToErase : null}
        onGo={go}
        onClearFilter={() => change(NO_FILTER)}
      />
      {toErase === null ? null : (
        <EraseDialog session={toErase} onClose={() => setToErase(null)} onErased={() => setToErase(null)} />
      )}
    </Page>
  );
}

/** What the address says, and how to change it. Filters replace the address; pages are steps to go back from. */
function useListAddress() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const trail = useLocation({ select: ({ state }) => state.sessionTrail });
  return {
    search,
    place: placeOf(search, trail),
    change: (filters: FilterChange) => void navigate({ search: withFilter(search, filters) }),
    go: (place: ListPlace) => {
      void navigate({
        search: searchAt(search, place),
        state: (state) => ({ ...state, sessionTrail: place.trail }),
      });
      window.scrollTo({ top: 0 });
    },
  };
}

/** The same object while it asks for the same, for a day. */
function useSessionQuery(search: Parameters<typeof queryOf>[0]) {
  const zone = getLocalTimeZone();
  const asked = JSON.stringify(queryOf(search, today(zone), zone));
  return useMemo(() => JSON.parse(asked) as ReturnType<typeof queryOf>, [asked]);
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Cursors of the pages before this one (cursor-trail.ts). */
    sessionTrail?: ListPlace['trail'];
  }
}
