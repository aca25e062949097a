// The filters of the list. What they say is in the address; this only shows it and says what to change.
import { getLocalTimeZone, today } from '@internationalized/date';
import type { SiteSummary } from '@scrim/protocol';
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../kit/button.tsx';
import { Segments } from '../kit/choices.tsx';
import { DateRangePicker } from '../kit/date-range-picker.tsx';
import { Select } from '../kit/select.tsx';
import {
  daysOf,
  type FilterChange,
  isFiltered,
  type RangeName,
  type SessionSearch,
} from './session-search.ts';

const RANGES: readonly { readonly id: RangeName | 'all' | 'days'; readonly label: string }[] = [
  { id: 'today', label: 'Today' },
  { id: '7d', label: '7 days' },
  { id: '30d', label: '30 days' },
  { id: 'all', label: 'All' },
];

const KINDS = [
  { id: 'all', label: 'Live and test' },
  { id: 'live', label: 'Live only' },
  { id: 'test', label: 'Test only' },
] as const;

const ALL_SITES = 'all sites';

export interface SessionFiltersProps {
  readonly search: SessionSearch;
  readonly sites: readonly Pick<SiteSummary, 'siteId'>[];
  readonly onChange: (change: FilterChange) => void;
}

/** Date, site, live or test. */
export function SessionFilters({ search, sites, onChange }: SessionFiltersProps): ReactElement {
  return (
    <search className="session-filters" aria-label="Filter sessions">
      <DateFilter search={search} onChange={onChange} />
      <Select
        label="Site"
        hideLabel
        value={search.site ?? ALL_SITES}
        onChange={(id) => onChange({ site: id === ALL_SITES ? undefined : id })}
        options={siteOptions(sites, search.site)}
      />
      <Select
        label="Live or test"
        hideLabel
        value={search.kind ?? 'all'}
        onChange={(id) => onChange({ kind: id === 'all' ? undefined : id })}
        options={KINDS}
      />
      {isFiltered(search) ? (
        <Button variant="quiet" icon={<X size={15} />} onPress={() => onChange(NO_FILTER)}>
          Clear
        </Button>
      ) : null}
    </search>
  );
}

/** Clears every filter. */
export const NO_FILTER: FilterChange = {
  site: undefined,
  kind: undefined,
  range: undefined,
  from: undefined,
  to: undefined,
};

function DateFilter({ search, onChange }: Omit<SessionFiltersProps, 'sites'>): ReactElement {
  const now = today(getLocalTimeZone());
  const { from, to } = daysOf(search, now);
  const isOpenRange = from === null && to === null;
  return (
    <>
      <Segments
        label="Range"
        choices={RANGES}
        value={search.range ?? (isOpenRange ? 'all' : 'days')}
        onChange={(id) => {
          if (id !== 'days')
            onChange({ range: id === 'all' ? undefined : id, from: undefined, to: undefined });
        }}
      />
      <DateRangePicker
        label="From day to day"
        value={isOpenRange ? null : { start: from ?? to ?? now, end: to ?? now }}
        maxValue={now}
        onChange={(range) => {
          if (range !== null) {
            onChange({ range: undefined, from: range.start.toString(), to: range.end.toString() });
          }
        }}
      />
    </>
  );
}

/** A site that the address names stays choosable though it may be gone. */
function siteOptions(sites: SessionFiltersProps['sites'], chosen: string | undefined) {
  const ids = new Set<string>([
    ...sites.map(({ siteId }) => siteId),
    ...(chosen === undefined ? [] : [chosen]),
  ]);
  return [{ id: ALL_SITES, label: 'All sites' }, ...[...ids].map((id) => ({ id, label: id }))];
}
