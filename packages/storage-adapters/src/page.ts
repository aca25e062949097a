// Pages of a list: the limit, and the cursor of the session list. A cursor holds only what a list's row shows.
import { parseSessionId, type SessionId } from '@scrim/protocol';
import { StoreError } from './store-error.ts';

/** The most rows of one page. */
const MAX_LIMIT = 1000;

/** @throws RangeError when `limit` is no integer from 1 to 1000. */
export function checkLimit(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new RangeError(`limit: expected an integer from 1 to ${MAX_LIMIT}, got ${limit}`);
  return limit;
}

/** A place in the session list, newest first: the last row of a page. */
export interface SessionPlace {
  readonly createdAtMs: number;
  readonly sid: SessionId;
}

export function formatCursor({ createdAtMs, sid }: SessionPlace): string {
  return `${createdAtMs}.${sid}`;
}

/** @throws StoreError `cursor_invalid` */
export function parseCursor(cursor: string): SessionPlace {
  const [, time, id] = /^(\d{1,16})\.([A-Za-z0-9_-]+)$/.exec(cursor) ?? [];
  const sid = parseSessionId(id);
  if (time === undefined || sid === null || !Number.isSafeInteger(Number(time)))
    throw new StoreError('cursor_invalid', 'The cursor is none that a list of sessions returned.', {
      hint: 'Begin the list again without a cursor.',
    });
  return { createdAtMs: Number(time), sid };
}

/** Cuts a page out of up to `limit + 1` rows; the one too many says that there is more. */
export function cutPage<Row extends SessionPlace>(
  rows: readonly Row[],
  limit: number,
): { readonly rows: readonly Row[]; readonly next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? formatCursor(last) : null };
}
