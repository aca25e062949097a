// What the sessions list is looked for by, as the address bar holds it: a list can be shared, reloaded and gone back
// to. What is not ours in an address is dropped, never an error: people edit addresses.
import { type CalendarDate, parseDate } from '@internationalized/date';
import { parseSiteId, type SessionKind } from '@scrim/protocol';

/** Ranges that move with the day: today, the last 7 or 30 days (today included). */
export type RangeName = 'today' | '7d' | '30d';

/** The search parameters of `/sessions`. */
export interface SessionSearch {
  readonly site?: string;
  readonly kind?: SessionKind;
  /** A moving range; not together with `from` and `to`. */
  readonly range?: RangeName;
  /** First day, `YYYY-MM-DD`, in the reader's time zone. */
  readonly from?: string;
  /** Last day, `YYYY-MM-DD`, included. */
  readonly to?: string;
  /** Where the page begins; absent on the first page. */
  readonly cursor?: string;
  /** The page's number, from 2 on; it only counts for people. */
  readonly page?: number;
}

/** What the list is asked for: query parameters of `GET /v1/sessions`. */
export interface SessionQuery {
  readonly siteId?: string;
  readonly kind?: SessionKind;
  /** Milliseconds since 1970, included. */
  readonly fromMs?: number;
  /** Milliseconds since 1970, excluded. */
  readonly toMs?: number;
}

const RANGE_DAYS: Readonly<Record<RangeName, number>> = { today: 1, '7d': 7, '30d': 30 };

/** Reads an address's search; what does not belong there is left out. */
export function parseSessionSearch(raw: Readonly<Record<string, unknown>>): SessionSearch {
  const site = parseSiteId(raw.site);
  const kind = raw.kind === 'live' || raw.kind === 'test' ? raw.kind : null;
  return {
    ...(site === null ? {} : { site }),
    ...(kind === null ? {} : { kind }),
    ...parseDays(raw),
    ...parsePlace(raw),
  };
}

function parseDays(raw: Readonly<Record<string, unknown>>): Pick<SessionSearch, 'range' | 'from' | 'to'> {
  if (isRangeName(raw.range)) return { range: raw.range };
  const from = parseDay(raw.from);
  const to = parseDay(raw.to);
  if (from !== null && to !== null && from.compare(to) > 0) return {};
  return {
    ...(from === null ? {} : { from: from.toString() }),
    ...(to === null ? {} : { to: to.toString() }),
  };
}

function parsePlace(raw: Readonly<Record<string, unknown>>): Pick<SessionSearch, 'cursor' | 'page'> {
  const { cursor, page } = raw;
  if (typeof cursor !== 'string' || cursor === '' || cursor.length > 512) return {};
  return { cursor, page: Number.isSafeInteger(page) && Number(page) > 1 ? Number(page) : 2 };
}

const isRangeName = (value: unknown): value is RangeName =>
  typeof value === 'string' && Object.hasOwn(RANGE_DAYS, value);

/** @returns null when `value` is no day of the calendar as `YYYY-MM-DD`. */
export function parseDay(value: unknown): CalendarDate | null {
  if (typeof value !== 'string') return null;
  try {
    return parseDate(value);
  } catch {
    return null;
  }
}

/** The days that a search means, both included; null where a side is open. */
export function daysOf(
  search: SessionSearch,
  today: CalendarDate,
): { readonly from: CalendarDate | null; readonly to: CalendarDate | null } {
  if (search.range !== undefined) {
    return { from: today.subtract({ days: RANGE_DAYS[search.range] - 1 }), to: today };
  }
  return { from: parseDay(search.from), to: parseDay(search.to) };
}

/** What to ask the collector for. A moving range stays open at its end: what arrives now belongs to it. */
export function queryOf(search: SessionSearch, today: CalendarDate, timeZone: string): SessionQuery {
  const { from, to } = daysOf(search, today);
  const last = search.range === undefined ? to : null;
  return {
    ...(search.site === undefined ? {} : { siteId: search.site }),
    ...(search.kind === undefined ? {} : { kind: search.kind }),
    ...(from === null ? {} : { fromMs: from.toDate(timeZone).getTime() }),
    ...(last === null ? {} : { toMs: last.add({ days: 1 }).toDate(timeZone).getTime() }),
  };
}

/** The same search with other filters, on its first page. */
export function withFilter(search: SessionSearch, change: FilterChange): SessionSearch {
  const { cursor: _cursor, page: _page, ...filters } = search;
  return parseSessionSearch({ ...filters, ...change });
}

/** Filters to set; undefined clears one. */
export type FilterChange = {
  readonly [Name in 'site' | 'kind' | 'range' | 'from' | 'to']?: string | undefined;
};

/** Does the search leave anything out? */
export function isFiltered({ site, kind, range, from, to }: SessionSearch): boolean {
  return [site, kind, range, from, to].some((value) => value !== undefined);
}
