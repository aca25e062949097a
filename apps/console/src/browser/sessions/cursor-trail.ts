// Going back in a list that only knows its next page: the cursors of the pages before are kept with the history
// entry. A shared address has none; from there one can go on, or to the first page.
import type { SessionSearch } from './session-search.ts';

/** Cursors of the pages before this one, the first page's (null) first. */
export type CursorTrail = readonly (string | null)[];

/** A page of the list: what the address holds of it, and how one came there. */
export interface ListPlace {
  readonly cursor: string | null;
  /** From 1 on. */
  readonly page: number;
  readonly trail: CursorTrail;
}

/** Where the address and the history entry say that the list is. A trail of another length is not this page's. */
export function placeOf({ cursor, page = 1 }: SessionSearch, kept: unknown): ListPlace {
  if (cursor === undefined) return { cursor: null, page: 1, trail: [] };
  return { cursor, page, trail: isTrail(kept) && kept.length === page - 1 ? kept : [] };
}

function isTrail(kept: unknown): kept is CursorTrail {
  return (
    Array.isArray(kept) &&
    kept.every((cursor, at) => (at === 0 ? cursor === null : typeof cursor === 'string'))
  );
}

/** The page after, which begins at `next`. */
export function pageAfter({ cursor, page, trail }: ListPlace, next: string): ListPlace {
  const knowsTheWay = trail.length === page - 1;
  return { cursor: next, page: page + 1, trail: knowsTheWay ? [...trail, cursor] : [] };
}

/** The page before; null on the first one and where the way is not known. */
export function pageBefore({ page, trail }: ListPlace): ListPlace | null {
  if (trail.length === 0) return null;
  return { cursor: trail.at(-1) ?? null, page: page - 1, trail: trail.slice(0, -1) };
}

/** The search parameters of a place. */
export function searchAt(search: SessionSearch, { cursor, page }: ListPlace): SessionSearch {
  const { cursor: _cursor, page: _page, ...filters } = search;
  return cursor === null ? filters : { ...filters, cursor, page };
}
